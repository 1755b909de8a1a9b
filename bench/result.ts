/** One measured number, and what it may be at most (or at least). */
export interface Result {
  /** Budget and what was measured: "L2 CPU of a flung frame, p95". */
  name: string
  value: number
  unit: string
  /** `undefined` for a number that is only reported. */
  limit?: { atMost: number } | { atLeast: number }
}

export function isWithin({ value, limit }: Result): boolean {
  if (!limit) return true
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast
}

export function formatResult(result: Result): string {
  const { name, value, unit, limit } = result
  const verdict = limit ? (isWithin(result) ? 'ok  ' : 'OVER') : '    '
  const bound = limit ? ('atMost' in limit ? `at most ${limit.atMost}` : `at least ${limit.atLeast}`) : ''
  return `${verdict} ${value.toFixed(2).padStart(10)} ${unit.padEnd(8)} ${bound.padEnd(16)} ${name}`
}
