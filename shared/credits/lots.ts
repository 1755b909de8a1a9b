import type { Account, Lot, Term } from './account.ts'
import { isCredits } from './amount.ts'
import type { Credits } from './amount.ts'

/** Credits that lapse within so many days are pointed out, in the gauge and by an alert. */
export const EXPIRY_NOTICE_DAYS = 30

const DAY_MS = 86_400_000

/** Credits that lapse together or one lot after the other. `at` is the first exclusive end, in epoch milliseconds. */
export interface Lapsing {
  credits: Credits
  at: number
}

/**
 * The active lots in the order they are spent: what lapses first goes first, then the older lot, then by id so that
 * the order never depends on how the lots arrived. Lots that never lapse, or of which nobody knows, come last.
 */
export function burnOrder(lots: readonly Lot[]): Lot[] {
  return lots.filter((lot) => lot.status === 'active').toSorted(compareBurn)
}

/**
 * When what is left of a term's credits stops being usable: the term's end plus its rollover window. Exclusive, epoch
 * milliseconds. Days are counted in UTC, where each has 24 hours: a 365-day term with 90 days is usable for 455.
 */
export function usableUntil(term: Term): number {
  return term.endsAt + term.rolloverDays * DAY_MS
}

/**
 * What active lots will lose within `days` after `now` if nobody spends it, and when it starts. `null` when that is
 * nothing or not known: no lots, lots that do not say what remains in them, a sum that is no longer exact.
 */
export function lapsingWithin({ lots }: Account, now: number, days: number): Lapsing | null {
  const lapses = (lots ?? []).flatMap((lot) => findLapse(lot, now, days) ?? [])
  const total = lapses.reduce((all, { credits }) => all + credits, 0)
  return total > 0 && isCredits(total) ? { credits: total, at: Math.min(...lapses.map(({ at }) => at)) } : null
}

/** What this lot alone will lose within `days` after `now`; `undefined` when that is nothing or not known. */
export function findLapse({ status, remaining, expires }: Lot, now: number, days: number): Lapsing | undefined {
  if (status !== 'active' || remaining === null || remaining <= 0) return undefined
  if (expires === null || expires === 'never') return undefined
  const isDue = expires.at > now && expires.at <= now + days * DAY_MS
  return isDue ? { credits: remaining, at: expires.at } : undefined
}

/** A moment in the last day before an exclusive end. "Usable until 31 December" names this day, not the end's. */
export function lastUsableDay(endAt: number): number {
  return endAt - 1
}

function compareBurn(a: Lot, b: Lot): number {
  return compare(expiryRank(a), expiryRank(b)) || compare(a.effectiveAt, b.effectiveAt) || compareText(a.id, b.id)
}

function expiryRank({ expires }: Lot): number {
  return expires === null || expires === 'never' ? Number.POSITIVE_INFINITY : expires.at
}

/** By comparison, not by difference: the difference of two infinities is no number. */
function compare(a: number, b: number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** By code unit: the same in every locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
