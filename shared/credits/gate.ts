import type { Account, Action } from './account.ts'
import { isCredits } from './amount.ts'
import type { Credits } from './amount.ts'
import { afford, costOf } from './cost.ts'
import type { UnitsCost } from './cost.ts'
import type { FailureKind } from './failure.ts'
import { spendableCredits } from './level.ts'
import { findSnapshot } from './state.ts'
import type { CreditState } from './state.ts'

/** What somebody wants to run. */
export interface Wish {
  /** The key of an action. */
  action: string
  /** Billable units; `null` where what was given is no whole number from 0 up. */
  quantity: number | null
}

/** May it run now? Plain JSON: hosts get it as it is. */
export type GateAnswer =
  /** It costs nothing. */
  | { kind: 'free' }
  /** `after` is what will be available; `null` where that is not known, or not counted. */
  | { kind: 'can'; cost: UnitsCost; after: Credits | null }
  /** Only `canRun` of the units can, at least one. `missing` is what all of them are short of; `null` is unknown. */
  | { kind: 'part'; cost: UnitsCost; canRun: number; missing: Credits | null }
  /** Not one unit can. `spendable` is what there is to spend; `null` where the sum would do and the server says no. */
  | { kind: 'cannot'; cost: UnitsCost; spendable: Credits | null; missing: Credits | null }
  /** The vendor has paused what costs credits. */
  | { kind: 'paused'; reason: string }
  /** Not on offer yet. */
  | { kind: 'coming-soon' }
  /** Nobody here can tell: balance or price is unknown. */
  | { kind: 'unknown'; cost: UnitsCost }
  /** The account knows no such action. */
  | { kind: 'unknown-action' }
  /** The quantity is no number of units. */
  | { kind: 'bad-quantity' }
  /** No answer yet. */
  | { kind: 'loading' }
  /** There was never an answer, or it is not this viewer's to see. */
  | { kind: 'failed'; failure: FailureKind }

/** What holds where nobody can tell. */
export type WhenUnknown = 'open' | 'closed'

const DIGITS = /^\d+$/

/** A number of units as a page writes it; `null` for anything else. Nothing written means one. */
export function parseQuantity(text: string | null): number | null {
  if (text === null) return 1
  const units = DIGITS.test(text.trim()) ? Number(text) : Number.NaN
  return Number.isSafeInteger(units) ? units : null
}

/** May the wish be granted, as far as is known? An old answer counts until there is another. */
export function answerWish(state: CreditState, { action: key, quantity }: Wish): GateAnswer {
  if (quantity === null) return { kind: 'bad-quantity' }
  const account = findSnapshot(state)?.account
  if (!account) return state.kind === 'failed' ? { kind: 'failed', failure: state.failure.kind } : { kind: 'loading' }
  const action = account.actions.find((one) => one.key === key)
  return action ? answerFor(account, action, quantity) : { kind: 'unknown-action' }
}

/** What each answer means for the action; `null` leaves it to the host. */
const STOPS: Record<GateAnswer['kind'], boolean | null> = {
  free: false,
  can: false,
  part: true,
  cannot: true,
  paused: true,
  'coming-soon': true,
  unknown: null,
  'unknown-action': null,
  'bad-quantity': null,
  loading: null,
  failed: null,
}

/** Is the action to be stopped? */
export function isStopped({ kind }: GateAnswer, whenUnknown: WhenUnknown): boolean {
  return STOPS[kind] ?? whenUnknown === 'closed'
}

function answerFor(account: Account, action: Action, quantity: number): GateAnswer {
  const answer = afford(account, action, quantity)
  switch (answer.kind) {
    case 'yes':
      return answer.cost === 'free' ? { kind: 'free' } : { kind: 'can', cost: answer.cost, after: answer.after }
    case 'no':
      return answer.canRun > 0 ? { ...answer, kind: 'part' } : toCannot(account, answer)
    case 'unknown':
      return { kind: 'unknown', cost: costOf(action, quantity) }
    case 'paused':
    case 'coming-soon':
  }
  return answer
}

function toCannot(account: Account, { cost, missing }: { cost: UnitsCost; missing: Credits | null }): GateAnswer {
  const spendable = spendableCredits(account)
  return { kind: 'cannot', cost, spendable: missing !== null && isCredits(spendable) ? spendable : null, missing }
}
