/** Where a balance comes from, as far as the lots tell. */
import type { Account, Lot } from './account.ts'
import { isCredits } from './amount.ts'
import type { Credits } from './amount.ts'
import { burnOrder } from './lots.ts'

/** The lots of an account, by what they mean for it now. Every lot is in one list. */
export interface Breakdown {
  /** Spendable, in the order in which they are spent. */
  active: Lot[]
  /** Not spendable yet, the soonest first. */
  coming: Lot[]
  /** Expired, the latest first: what was left in them is lost. */
  expired: Lot[]
  /** Spent to the last credit, or taken back. */
  closed: Lot[]
  /** By how much active lots differ from the balance; negative where the balance is larger. `null`: not at all, or unknown. */
  difference: Credits | null
}

/** `null` where the billing system has no lots. */
export function breakdownOf({ lots, balance }: Pick<Account, 'lots' | 'balance'>): Breakdown | null {
  if (!lots) return null
  const active = burnOrder(lots)
  return {
    active,
    coming: withStatus(lots, 'scheduled', 'pending').toSorted((a, b) => a.effectiveAt - b.effectiveAt),
    expired: withStatus(lots, 'expired').toSorted((a, b) => endOf(b) - endOf(a)),
    closed: withStatus(lots, 'depleted', 'voided'),
    difference: findDifference(active, balance),
  }
}

/**
 * Held credits are off the balance, and off the lots only in some systems: both add up. So does a debt, of which no lot
 * can tell.
 */
function findDifference(active: Lot[], { available, unlimited, held }: Account['balance']): Credits | null {
  const remaining = active.map((lot) => lot.remaining)
  if (available === null || unlimited || remaining.includes(null)) return null
  const inLots = remaining.reduce<number>((total, part) => total + (part ?? 0), 0)
  const difference = inLots - Math.max(0, available)
  const isExplained = difference === 0 || (held !== null && inLots === Math.max(0, available + held))
  return isExplained || !isCredits(difference) ? null : difference
}

function withStatus(lots: readonly Lot[], ...statuses: Lot['status'][]): Lot[] {
  return lots.filter(({ status }) => statuses.includes(status))
}

function endOf({ expires, effectiveAt }: Lot): number {
  return expires === null || expires === 'never' ? effectiveAt : expires.at
}
