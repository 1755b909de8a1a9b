import type { TopUp, TopUpStatus } from './account.ts'
import type { Failure } from './failure.ts'
import { isOpenTopUp, isPurchaseOpen, keepsKey } from './purchase.ts'
import type { PurchaseIntent, PurchaseState } from './purchase.ts'

/** What happens to a purchase. */
export type PurchaseEvent =
  /** The viewer decided. Ignored while another purchase is under way, so that a double click buys once. */
  | { kind: 'ask'; intent: PurchaseIntent }
  /** The viewer tries a failed call again, with its key; ignored where the failure voided the key. */
  | { kind: 'retry' }
  /**
   * An earlier page left it under way: it was asked for again, and this is how the server says it stands. `opened`: that
   * page had its checkout in a tab. `since`: pending since then, if it saw it. Ignored where anything else is asked for.
   */
  | { kind: 'resume'; intent: PurchaseIntent; topUp: TopUp; opened: boolean; since: number | null }
  /** The server made the top-up. `opened`: its checkout stands in a tab, or there is nothing to open. */
  | { kind: 'created'; topUp: TopUp; opened: boolean }
  /** The viewer opened the checkout by its link. */
  | { kind: 'opened' }
  /** The server says how the top-up stands now. */
  | { kind: 'update'; topUp: TopUp }
  /** The call that should have made the top-up failed. */
  | { kind: 'failure'; failure: Failure }
  /** Time went by. */
  | { kind: 'tick' }
  /** The viewer has read it, or gives up. A top-up that was made goes on without this screen. */
  | { kind: 'dismiss' }
  /** Somebody else looks at the page now, whom none of it concerns. */
  | { kind: 'leave' }

/** After so long a payment takes longer than usual, unless the server expects it later. Milliseconds. */
export const SLOW_AFTER_MS = 120_000

type Followed = Extract<PurchaseState, { topUp: TopUp }>

/**
 * The state after an event. What does not fit the state changes nothing: a second click, an answer that comes late or
 * twice, news of another top-up. `now` is epoch milliseconds.
 */
export function nextPurchase(state: PurchaseState, event: PurchaseEvent, now: number): PurchaseState {
  switch (event.kind) {
    case 'ask':
      if (!isPurchaseOpen(state)) return { kind: 'asking', intent: keptIntent(state, event.intent) }
      break
    case 'retry':
      if (state.kind === 'failed' && keepsKey(state.failure)) return { kind: 'asking', intent: state.intent }
      break
    case 'resume':
      if (state.kind === 'asking' && state.intent.key === event.intent.key)
        return follow(state.intent, event.topUp, event.opened, Math.min(event.since ?? now, now))
      break
    case 'created':
      if (state.kind === 'asking') return follow(state.intent, event.topUp, event.opened, now)
      break
    case 'opened':
      if (state.kind === 'blocked') return { ...state, kind: 'opened' }
      break
    case 'update':
      if ('topUp' in state) return update(state, event.topUp, now)
      break
    case 'failure':
      if (state.kind === 'asking') return { kind: 'failed', intent: state.intent, failure: event.failure }
      break
    case 'tick':
      if (state.kind === 'pending' && now >= slowAt(state)) return { ...state, kind: 'slow' }
      break
    case 'dismiss':
      if (state.kind !== 'asking') return toIdle(state)
      break
    case 'leave':
      return toIdle(state)
  }
  return state
}

function toIdle(state: PurchaseState): PurchaseState {
  return state.kind === 'idle' ? state : { kind: 'idle' }
}

/** Asking for the same thing again after a failure that keeps the key is a retry, whichever button was pressed. */
function keptIntent(state: PurchaseState, intent: PurchaseIntent): PurchaseIntent {
  const isRetry = state.kind === 'failed' && keepsKey(state.failure) && orderOf(state.intent) === orderOf(intent)
  return isRetry ? state.intent : intent
}

/** All of an intent but its key, as comparable text. */
function orderOf(intent: PurchaseIntent): string {
  const { kind, accountId, packId, credits, scale, expectedPrice, message } = intent
  const price = expectedPrice && [expectedPrice.amount, expectedPrice.currency]
  return JSON.stringify([kind, accountId, packId, credits, scale, price, message])
}

function update(state: Followed, topUp: TopUp, now: number): PurchaseState {
  const isOver = !isOpenTopUp(state.topUp)
  if (isOver || topUp.id !== state.topUp.id || !isNewer(topUp, state.topUp)) return state
  const next = follow(state.intent, topUp, state.kind === 'opened', now)
  const isStillPending = next.kind === 'pending' && (state.kind === 'pending' || state.kind === 'slow')
  return isStillPending ? { ...next, kind: state.kind, since: state.since } : next
}

/** Answers may overtake each other. Within one and the same moment a top-up only moves forward. */
function isNewer(topUp: TopUp, last: TopUp): boolean {
  if (topUp.updatedAt !== last.updatedAt) return topUp.updatedAt > last.updatedAt
  return rank(topUp) >= rank(last)
}

function rank(topUp: TopUp): number {
  if (!isOpenTopUp(topUp)) return 2
  return topUp.status === 'pending' ? 1 : 0
}

const STEP_OF = {
  'action-required': 'opened',
  requested: 'requested',
  pending: 'pending',
  credited: 'credited',
  declined: 'ended',
  failed: 'ended',
  canceled: 'ended',
  expired: 'ended',
} as const satisfies Record<TopUpStatus, PurchaseState['kind']>

function follow(intent: PurchaseIntent, topUp: TopUp, opened: boolean, since: number): PurchaseState {
  const kind = STEP_OF[topUp.status]
  if (kind === 'pending') return { kind, intent, topUp, since }
  return { kind: kind === 'opened' && !opened ? 'blocked' : kind, intent, topUp }
}

function slowAt({ since, topUp }: { since: number; topUp: TopUp }): number {
  return Math.max(since + SLOW_AFTER_MS, topUp.expectedAt ?? 0)
}
