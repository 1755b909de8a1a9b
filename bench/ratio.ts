/** Statistics for a noisy machine: ratios within one round, their median, and how sure that is. */

/** The floor ran twice under two names: where they differ more than this, the machine was too busy to tell anything. */
const MAX_DRIFT = 0.07

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

/** The value that `share` of the numbers do not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(numbers.length * share) - 1)] ?? Number.NaN
}

/** Median of per-round ratios and the lower end of its 95 % bootstrap interval: the budget fails only if that is over. */
export function ratios(ours: readonly number[], floor: readonly number[]): { ratio: number; low: number } {
  const each = ours.map((value, round) => value / (floor[round] ?? Number.NaN))
  const resampled = Array.from({ length: 1000 }, () =>
    median(each.map(() => each[Math.floor(Math.random() * each.length)] ?? 1)),
  )
  return { ratio: median(each), low: percentile(resampled, 0.025) }
}

/** Did two runs of the same thing come out the same? */
export function isSteady(floor: readonly number[], again: readonly number[]): boolean {
  return Math.abs(median(floor) / median(again) - 1) <= MAX_DRIFT
}
