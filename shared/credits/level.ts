import type { Account, Mark } from './account.ts'
import { isCredits, NO_CREDITS } from './amount.ts'
import type { Credits } from './amount.ts'

/** How well off an account is. */
export type CreditLevel =
  /** Nothing is counted. */
  | 'unlimited'
  /** Above its low mark, or it has none and something is left. */
  | 'healthy'
  /** At its low mark or below, and something is left to spend. */
  | 'low'
  /** Nothing is left to spend, and nothing is owed. */
  | 'empty'
  /** Below zero, whether an overdraft allows more or not. */
  | 'overdrawn'
  /** The server does not say what is available. */
  | 'unknown'

/** Applies where neither the viewer nor the account set a mark. */
export const DEFAULT_MARK: Mark = { percent: 25 }

/**
 * The level in one word. Below zero is always `overdrawn`, also where the floor lets more be spent: that is debt, and
 * whoever sees it should know. At zero with an overdraft left it is `low`: the account's own credits are gone, but
 * actions still run. `empty` is kept for "nothing runs any more".
 */
export function creditLevel(account: Account): CreditLevel {
  const { available, unlimited, floor } = account.balance
  if (unlimited) return 'unlimited'
  if (available === null) return 'unknown'
  if (available < 0) return 'overdrawn'
  if (available <= floor) return 'empty'
  if (available === 0) return 'low'
  const mark = lowMark(account)
  return mark !== null && available <= mark ? 'low' : 'healthy'
}

/** Is anything left to spend, an allowed overdraft included? No when paused; unknown counts as yes: the server decides. */
export function isSpendable(account: Account): boolean {
  const spendable = spendableCredits(account)
  return account.paused === null && (spendable === 'unlimited' || spendable === null || spendable > 0)
}

/** What can go before the floor is reached; negative below it. `null` when that is not known exactly. */
export function spendableCredits({ balance }: Account): Credits | 'unlimited' | null {
  if (balance.unlimited) return 'unlimited'
  const spendable = balance.available === null ? null : balance.available - balance.floor
  return isCredits(spendable) ? spendable : null
}

/** The highest amount at or below which the account is low; `null` where no mark applies. */
export function lowMark(account: Account): Credits | null {
  return lowMarks(account)[0] ?? null
}

/** Every amount at which a low mark is crossed: highest first, each once. */
export function lowMarks(account: Account): Credits[] {
  const amounts = marksOf(account).flatMap((mark) => markCredits(mark, account.allowance) ?? [])
  return [...new Set(amounts)].toSorted((a, b) => b - a)
}

/** The account's marks, or the default where it has none. */
export function marksOf({ marks }: Account): Mark[] {
  return marks.length > 0 ? marks : [DEFAULT_MARK]
}

/**
 * The amount that a mark stands for. A percent mark is a share of the allowance, rounded down to a whole step. `null`
 * where it says nothing: a share of no allowance, or no credits at all, which is "empty" and needs no mark.
 */
export function markCredits(mark: Mark, allowance: Credits | null): Credits | null {
  const amount = 'credits' in mark ? mark.credits : shareCredits(mark.percent, allowance ?? NO_CREDITS)
  return isCredits(amount) && amount > 0 ? amount : null
}

/** How full the gauge is, 0 to 1; `null` where there is nothing to measure or nothing to measure against. */
export function gaugeShare({ balance, allowance }: Account): number | null {
  return balance.unlimited || balance.available === null ? null : shareOf(balance.available, allowance)
}

/** Where the low mark's tick stands on the gauge, 0 to 1; `null` where there is no gauge or no mark. */
export function markShare(account: Account): number | null {
  const mark = lowMark(account)
  return mark === null || gaugeShare(account) === null ? null : shareOf(mark, account.allowance)
}

/** 33.3 % of 1000 is 333, though floating point says 332.99999999999994: 15 digits of a product are to be trusted. */
function shareCredits(percent: number, allowance: Credits): number {
  return Math.floor(Number(((allowance * percent) / 100).toPrecision(15)))
}

function shareOf(part: Credits, whole: Credits | null): number | null {
  return whole === null || whole <= 0 ? null : Math.min(1, Math.max(0, part / whole))
}
