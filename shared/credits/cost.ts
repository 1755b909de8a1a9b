import type { Account, Action, Lot } from './account.ts'
import { isCredits } from './amount.ts'
import type { Credits } from './amount.ts'
import { spendableCredits } from './level.ts'

/** What a number of units costs. */
export type UnitsCost = Credits | 'free' | 'varies' | 'unknown'

/** May this many units run now? */
export type Affordability =
  /** `after` is what will be available; `null` where that is not known, or not counted. */
  | { kind: 'yes'; cost: UnitsCost; after: Credits | null }
  /** Only `canRun` of the units can. `missing` is how many credits are short; `null` where only the server can tell. */
  | { kind: 'no'; cost: UnitsCost; missing: Credits | null; canRun: number }
  /** Nobody here can tell: the server decides. */
  | { kind: 'unknown' }
  | { kind: 'coming-soon' }
  | { kind: 'paused'; reason: string }

/**
 * What `quantity` billable units of an action cost, whether it is on offer yet or not. Count what is billed: one
 * request to several referees is one unit. Throws `RangeError` when `quantity` is no whole number from 0 up.
 */
export function costOf({ cost }: Action, quantity: number): UnitsCost {
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`not a number of units: ${quantity}`)
  if (cost.kind !== 'fixed') return cost.kind
  if (cost.credits === 0) return 'free'
  const total = cost.credits * quantity
  return isCredits(total) ? total : 'unknown'
}

/**
 * How many units can run now. The server's word counts first. Without it the answer is derived, where that is exact:
 * the cost is fixed and every active lot pays for this action. `null` is unknown.
 */
export function runnable(account: Account, action: Action): number | 'unlimited' | null {
  const isFree = costOf(action, 1) === 'free'
  if (action.status === 'coming-soon' || (account.paused && !isFree)) return 0
  if (action.canRun !== null) return action.canRun
  if (isFree || account.balance.unlimited) return 'unlimited'
  return deriveRunnable(account, action)
}

/**
 * May `quantity` units run now, and what would that cost and leave? Asks for billable units, as `costOf` does, and
 * throws as it does. A pause stops what costs credits and nothing else; being out of credits does not stop it either.
 */
export function afford(account: Account, action: Action, quantity: number): Affordability {
  const cost = costOf(action, quantity)
  if (action.status === 'coming-soon') return { kind: 'coming-soon' }
  if (account.paused && cost !== 'free') return { kind: 'paused', reason: account.paused.reason }
  const units = runnable(account, action)
  if (units === null) return { kind: 'unknown' }
  if (units === 'unlimited' || units >= quantity) return { kind: 'yes', cost, after: findAfter(account, cost) }
  return { kind: 'no', cost, missing: findMissing(account, cost), canRun: units }
}

/** Does every lot with credits pay for it, as far as is told? Otherwise the balance does not say what it is worth here. */
export function isPaidByEveryLot({ lots }: Account, action: Action): boolean {
  return (lots ?? []).every((lot) => !isSpendableLot(lot) || paysFor(lot, action))
}

function deriveRunnable(account: Account, action: Action): number | null {
  const spendable = spendableCredits(account)
  if (action.cost.kind !== 'fixed' || spendable === null || spendable === 'unlimited') return null
  if (!isPaidByEveryLot(account, action)) return null
  return Math.max(0, Math.floor(spendable / action.cost.credits))
}

function isSpendableLot({ status, remaining }: Lot): boolean {
  return status === 'active' && remaining !== 0
}

function paysFor({ restrictedTo }: Lot, { key }: Action): boolean {
  return restrictedTo === 'any' || (restrictedTo !== null && restrictedTo.includes(key))
}

function findAfter({ balance }: Account, cost: UnitsCost): Credits | null {
  const spent = cost === 'free' ? 0 : cost
  if (balance.unlimited || balance.available === null || typeof spent !== 'number') return null
  const after = balance.available - spent
  return isCredits(after) ? after : null
}

/** Positive, or `null`: where the sum would do and the server still says no, lots are restricted in ways not told. */
function findMissing(account: Account, cost: UnitsCost): Credits | null {
  const spendable = spendableCredits(account)
  if (typeof cost !== 'number' || typeof spendable !== 'number') return null
  const missing = cost - spendable
  return isCredits(missing) && missing > 0 ? missing : null
}
