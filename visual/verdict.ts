/** What is to be said about each picture. */
import { type Difference, findDifference } from './difference.ts'
import type { Pixels } from './png.ts'
import type { Taken } from './take-all.ts'

export type Verdict =
  | { kind: 'same'; name: string }
  | { kind: 'different'; name: string; before: Pixels; after: Pixels; difference: Difference }
  /** There is no baseline yet. */
  | { kind: 'new'; name: string; after: Pixels }
  /** Nobody asks for this baseline any more. */
  | { kind: 'left-over'; name: string; before: Pixels }
  | { kind: 'failed'; name: string; error: Error }

export function judge({ picture: { name }, before, after }: Taken): Verdict {
  if (after instanceof Error) return { kind: 'failed', name, error: after }
  if (!before) return { kind: 'new', name, after }
  const difference = findDifference(before, after)
  return difference ? { kind: 'different', name, before, after, difference } : { kind: 'same', name }
}

const REMARKS = {
  same: 'It is the same.',
  new: 'It has no baseline yet.',
  'left-over': 'Nobody asks for it any more.',
}

/** What a person is told about it. */
export function remarkOn(verdict: Verdict): string {
  if (verdict.kind === 'failed') return `It could not be taken. ${verdict.error.message}`
  if (verdict.kind !== 'different') return REMARKS[verdict.kind]
  const { count, area } = verdict.difference
  const where = `within ${area.width} × ${area.height} px from ${area.x}, ${area.y}`
  return count === 1 ? `One pixel differs, at ${area.x}, ${area.y}.` : `${count} pixels differ, ${where}.`
}
