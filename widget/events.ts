import type { Credits } from '../shared/credits/amount.ts'
import type { Failure } from '../shared/credits/failure.ts'
import type { CreditLevel } from '../shared/credits/level.ts'
import type { BuyOffer } from '../shared/credits/purchase.ts'
import type { GateCheck } from './gate/gate-check.ts'

/** The balance that is shown changed; also sent for the first one. */
export interface CreditChange {
  accountId: string
  /** In the smallest step of the unit; `null` is unknown. */
  available: Credits | null
  unlimited: boolean
  /** Fraction digits of the unit. */
  scale: number
  level: CreditLevel
}

/** The account crossed into another level. `previous` is `null` for the first answer. */
export interface CreditLevelChange {
  accountId: string
  level: CreditLevel
  previous: CreditLevel | null
}

/** Somebody pressed Buy Credits. `preventDefault()` keeps the element from doing anything: the host takes over. */
export interface CreditBuy {
  accountId: string
  offer: BuyOffer['kind']
  /** The pack that was chosen; `null` while nothing is. */
  packId: string | null
}

/** An attempt to read the balance failed. */
export interface CreditError {
  failure: Failure
}

/**
 * A gate is about to stop an action: because its answer has become one that stops, or because somebody tries while it is
 * closed. `preventDefault()` leaves it to the host: the gate stays open for this answer, or lets this attempt through.
 */
export interface CreditGateStop {
  /** `null` while no account is known. */
  accountId: string | null
  action: string
  /** Billable units; `null` where the attribute is none. */
  quantity: number | null
  answer: GateCheck
  /** Did somebody try? Otherwise the gate closes. */
  isAttempt: boolean
}

/** Every event of the elements. All bubble and cross shadow roots. */
export interface CreditEventDetails {
  'credit-change': CreditChange
  'credit-level': CreditLevelChange
  'credit-buy': CreditBuy
  'credit-error': CreditError
  'credit-gate': CreditGateStop
}

export type CreditEventName = keyof CreditEventDetails

/** The wishes among the facts: only these can be cancelled. */
const WISHES: readonly CreditEventName[] = ['credit-buy', 'credit-gate']

declare global {
  interface HTMLElementEventMap {
    'credit-change': CustomEvent<CreditChange>
    'credit-level': CustomEvent<CreditLevelChange>
    'credit-buy': CustomEvent<CreditBuy>
    'credit-error': CustomEvent<CreditError>
    'credit-gate': CustomEvent<CreditGateStop>
  }
}

/** Sends an event to the host. `false` when the host cancelled it. */
export function emit<N extends CreditEventName>(target: EventTarget, name: N, detail: CreditEventDetails[N]): boolean {
  return target.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: WISHES.includes(name) }),
  )
}
