/** Low marks as people type them. */
import type { OwnMark } from '../settings.ts'

export type MarkUnit = 'percent' | 'credits'

/** What is wrong: no number, or one that is no mark. */
export type MarkProblem = 'no-number' | 'not-percent' | 'not-credits'

/**
 * "25", "25 %", "２５" or "1 000": whole numbers only, for half a percent of an allowance is nobody's idea of a warning,
 * and "1,5" may mean two things. A percent sign says the unit by itself.
 */
export function parseMark(typed: string, unit: MarkUnit): { mark: OwnMark } | { problem: MarkProblem } {
  const text = typed.normalize('NFKC').replaceAll(/[\s']/g, '')
  const isPercent = unit === 'percent' || text.endsWith('%')
  const digits = text.replace(/%$/, '')
  if (digits === '') return { problem: 'no-number' }
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN
  if (isPercent) return value >= 1 && value <= 100 ? { mark: { percent: value } } : { problem: 'not-percent' }
  return value >= 1 ? { mark: { credits: value } } : { problem: 'not-credits' }
}
