import type { PurchaseState } from '../../shared/credits/purchase.ts'
import type { LEVEL_ICONS } from '../../shared/ui/level-icons.ts'
import { afterwards } from '../balance/afterwards.ts'
import type { BuyControl } from '../balance/bar.ts'
import type { GateCheck } from './gate-check.ts'
import type { Reading } from './reading.ts'
import type { Standing } from './turnstile.ts'

export type GateIcon = keyof typeof LEVEL_ICONS

/** What a gate shows: plain text, ready to be drawn. */
export interface GateLook {
  isStopped: boolean
  /** Names the action for those who listen; `null` while that is not known. */
  name: string | null
  text: string
  icon: GateIcon | null
  buy: BuyControl | null
  /** What the button says that asks the server again; `null` where that would not help. */
  retry: string | null
}

const ICONS: Partial<Record<GateCheck['kind'], GateIcon>> = { part: 'low', cannot: 'empty', paused: 'paused' }

/** Nothing is wrong there. */
const QUIET: readonly GateCheck['kind'][] = ['coming-soon', 'loading']

/** Where it is unknown whether something runs, another answer may tell. */
const MAY_BE_TOLD: readonly GateCheck['kind'][] = ['unknown', 'failed']

export function toLook({ wish, check, isStopped }: Standing, reading: Reading, purchase: PurchaseState): GateLook {
  const { account, messages } = reading
  // What credits would mend: the kinds that have a picture of their own.
  const isShort = check.kind in ICONS
  return {
    isStopped,
    name: reading.nameOf(wish),
    text: check.text,
    icon: ICONS[check.kind] ?? (isStopped && !QUIET.includes(check.kind) ? 'low' : null),
    buy: account && isShort ? afterwards.toBuyControl(account, purchase, messages) : null,
    retry: isStopped && MAY_BE_TOLD.includes(check.kind) ? messages.gateRetry : null,
  }
}
