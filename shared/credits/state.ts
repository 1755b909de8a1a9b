import type { Account } from './account.ts'
import type { Failure } from './failure.ts'

/**
 * The last good answer. `fetchedAt` is when the request that brought or confirmed it was sent (epoch milliseconds of
 * the reader's monotonic clock): so its age is never understated, and answers are ordered by when they were asked for.
 */
export interface Snapshot {
  account: Account
  fetchedAt: number
}

/** All that a screen knows. Plain JSON. */
export type CreditState =
  /** Nothing known yet, an answer is due. */
  | { kind: 'loading' }
  /** The last answer was good. */
  | ({ kind: 'ready' } & Snapshot)
  /** The last attempt failed; `last` is what was known before. */
  | { kind: 'failed'; failure: Failure; last?: Snapshot }

export const LOADING: CreditState = { kind: 'loading' }

/** The last good answer in a state, if there ever was one. */
export function findSnapshot(state: CreditState): Snapshot | undefined {
  if (state.kind === 'ready') return state
  return state.kind === 'failed' ? state.last : undefined
}

/**
 * An answer arrived. Within one account and epoch an older version never replaces a newer one; without a version,
 * or in another epoch, the answer that was asked for later wins.
 */
export function receive(state: CreditState, answer: Snapshot): CreditState {
  const last = findSnapshot(state)
  const { account, fetchedAt } = last && !supersedes(answer, last) ? last : answer
  return { kind: 'ready', account, fetchedAt }
}

/** An attempt failed. What was known stays, with its age. */
export function fail(state: CreditState, failure: Failure): CreditState {
  const last = findSnapshot(state)
  return last
    ? { kind: 'failed', failure, last: { account: last.account, fetchedAt: last.fetchedAt } }
    : { kind: 'failed', failure }
}

/** The server forgot what it said before: the next answer wins whatever its version. The number stays on screen. */
export function resync(state: CreditState): CreditState {
  const last = findSnapshot(state)
  if (!last) return state
  const unversioned = { account: { ...last.account, version: null }, fetchedAt: last.fetchedAt }
  return state.kind === 'failed' ? { ...state, last: unversioned } : { kind: 'ready', ...unversioned }
}

/**
 * A stream tells of version `n`: is that what is `known`, or older? `heard` is what it told before. Numbers rise, so a
 * smaller one is older only where it rises too; out of nowhere it belongs to another epoch, which begins anew.
 */
export function isKnown(n: number | null, known: number | undefined, heard: number | null): boolean {
  if (n === null || known === undefined) return false
  return n === known || (n < known && heard !== null && heard < n)
}

/**
 * How old the number is at `now`, in milliseconds: how far the billing system lagged behind its own clock, plus the
 * time since the request was sent. Never negative, whatever the clocks say.
 */
export function ageMs({ account, fetchedAt }: Snapshot, now: number): number {
  const lag = account.serverTime === null ? 0 : account.serverTime - account.asOf
  return Math.max(0, lag) + Math.max(0, now - fetchedAt)
}

function supersedes(answer: Snapshot, last: Snapshot): boolean {
  const next = answer.account.version
  const current = last.account.version
  const isComparable = isSameView(answer.account, last.account) && next?.epoch === current?.epoch
  if (isComparable && next && current && next.n !== current.n) return next.n > current.n
  return answer.fetchedAt >= last.fetchedAt
}

/** Another viewer of the same account sees other rights and offers. */
function isSameView(a: Account, b: Account): boolean {
  return a.id === b.id && a.viewer?.id === b.viewer?.id
}
