/** Who or what used the credits: one line each, the small ones folded. */
import { isCredits, toCredits, type Credits } from './amount.ts'
import type { UsageRow } from './usage.ts'

export const SHARE_KEYS = ['action', 'actor', 'account'] as const
/** What the lines stand for: actions, persons, or accounts that share the balance. */
export type ShareKey = (typeof SHARE_KEYS)[number]

export interface UseShare {
  /** '' for what the report gives no name to; `null` for all that is folded into one line. */
  key: string | null
  /** What the report calls it; `null` where it does not say. */
  label: string | null
  credits: Credits
  /** How many units. */
  count: Credits
  /** Of all that was used: 0 to 1. */
  share: number
  /** How many lines this one stands for. */
  lines: number
}

type Counted = Omit<UseShare, 'credits' | 'count' | 'share'> & { credits: number; count: number }

/**
 * Rows by `by`, whatever else they are split by: `most` lines at most, largest first, the folded ones last. Empty where
 * nothing was used; `null` where a sum is not exact. What gives credits back is no use and is left out.
 */
export function sharesOf(rows: readonly UsageRow[], by: ShareKey, most: number): UseShare[] | null {
  const all = countUp(rows, by)
  const whole = all.reduce(plus, FOLDED)
  // Nothing is negative: where the whole is exact, so is each part of it.
  if (!isCredits(whole.credits) || !isCredits(whole.count)) return null
  const kept = all.length > most ? most - 1 : most
  const rest = all.slice(kept)
  const lines = rest.length > 0 ? [...all.slice(0, kept), rest.reduce(plus, FOLDED)] : all
  return lines.map((line) => ({
    ...line,
    credits: toCredits(line.credits),
    count: toCredits(line.count),
    share: whole.credits === 0 ? 0 : line.credits / whole.credits,
  }))
}

const FOLDED: Counted = { key: null, label: null, credits: 0, count: 0, lines: 0 }

function countUp(rows: readonly UsageRow[], by: ShareKey): Counted[] {
  const byKey = new Map<string, Counted>()
  for (const { keys, labels, credits, count } of rows) {
    const key = keys[by] ?? ''
    const known = byKey.get(key) ?? { ...FOLDED, key, label: labels[by] ?? null }
    if (credits >= 0) byKey.set(key, { ...plus(known, { ...FOLDED, credits, count }), lines: 1 })
  }
  return [...byKey.values()].toSorted(compare)
}

function plus(a: Counted, b: Counted): Counted {
  return { ...a, credits: a.credits + b.credits, count: a.count + b.count, lines: a.lines + b.lines }
}

/** By count and key where they cost the same, so that the order never depends on how the rows arrived. */
function compare(a: Counted, b: Counted): number {
  return b.credits - a.credits || b.count - a.count || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
}
