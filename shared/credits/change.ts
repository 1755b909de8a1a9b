/** Why a balance is another one than when somebody last looked. */
import type { Account } from './account.ts'
import { NO_CREDITS, isCredits, type Credits } from './amount.ts'
import type { Actor, Entry } from './entry.ts'

/** What somebody saw when they looked at a balance. Plain JSON. */
export interface Look {
  available: Credits
  /** Fraction digits of the unit: amounts of another one cannot be compared. */
  scale: number
  /** When the billing system says that this was true. */
  asOf: number
}

/** Rows that moved the balance for the same reason. */
export interface Cause {
  key: string
  /** What a bulk run is called, whose rows these are; `null` for rows of one type, action and person. */
  run: string | null
  type: string
  /** Key of an action. */
  action: string | null
  actor: Actor
  rows: number
  /** Signed, and never 0. */
  credits: Credits
}

/** `unexplained` is what the rows leave of the difference: 0 when they add up. */
export interface Change {
  difference: Credits
  /** The largest first. */
  causes: Cause[]
  unexplained: Credits
}

/** What there is to see now; `undefined` where no number is known, or where none counts. */
export function toLook({ balance: { available, unlimited }, unit, asOf }: Account): Look | undefined {
  return available === null || unlimited ? undefined : { available, scale: unit.scale, asOf }
}

/** By how much a balance moved between two looks; `null` where that cannot be told exactly. */
export function changeBetween(before: Look, now: Look): Credits | null {
  const difference = now.available - before.available
  return before.scale === now.scale && before.asOf <= now.asOf && isCredits(difference) ? difference : null
}

/**
 * What moved the balance between two looks, by the rows of the ledger (in any order, each once). `null` where a sum is
 * not exact. Rows outside of that time, or of an unknown one, explain nothing; what is left is said, not hidden.
 */
export function explainChange(before: Look, now: Look, entries: readonly Entry[]): Change | null {
  const difference = changeBetween(before, now)
  const causes = new Map<string, Cause>()
  let left = difference ?? Number.NaN
  for (const entry of entries) {
    if (!hasMoved(entry) || entry.at === null || entry.at <= before.asOf || entry.at > now.asOf) continue
    const { amount, type, action, actor, group } = entry
    const key = JSON.stringify(group ? [group.id] : [type, action, actor.kind, actor.id ?? actor.name])
    const known = causes.get(key) ?? {
      key,
      run: group?.label ?? null,
      type,
      action,
      actor,
      rows: 0,
      credits: NO_CREDITS,
    }
    const credits = known.credits + amount
    left -= amount
    if (!isCredits(credits) || !isCredits(left)) return null
    causes.set(key, { ...known, rows: known.rows + 1, credits })
  }
  if (difference === null || !isCredits(left)) return null
  const moved = [...causes.values()].filter(({ credits }) => credits !== 0)
  return {
    difference,
    causes: moved.toSorted((a, b) => Math.abs(b.credits) - Math.abs(a.credits)),
    unexplained: left,
  }
}

/** The causes to list, and what the smaller ones come to, if there are more than one of them; `null` where that is not exact. */
export function largestCauses(
  causes: readonly Cause[],
  most: number,
): { listed: readonly Cause[]; others: { count: number; credits: Credits | null } | null } {
  if (causes.length <= most + 1) return { listed: causes, others: null }
  const others = causes.slice(most)
  const credits = others.reduce((sum, cause) => sum + cause.credits, 0)
  return {
    listed: causes.slice(0, most),
    others: { count: others.length, credits: isCredits(credits) ? credits : null },
  }
}

/** What is pending and takes credits is held, which the balance already counts; what brings some is still to come. */
function hasMoved({ status, amount }: Entry): boolean {
  return status === 'posted' || (status === 'pending' && amount < 0)
}
