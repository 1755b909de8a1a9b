/** Where each line of the list stands. Heights follow from what a line says, so that no row must be drawn to know them. */
import type { HistoryRow } from '../../credits/history.ts'

/** Measured once per size of the list. Lengths in CSS pixels. */
export interface Metrics {
  /** Height of a line of text. */
  line: number
  /** How many characters of a description fit in one line. */
  chars: number
  /** Room for all of a row in one line. */
  isWide: boolean
}

export interface RowLayout {
  rows: readonly HistoryRow[]
  metrics: Metrics
  /** Heights of rows that were opened and measured, by key. */
  opened: ReadonlyMap<string, number>
  /** `tops[i]` is where row `i` begins; the last one is the height of all. */
  tops: Float64Array
  /** How many rows there are up to and with row `i`, days not counted. */
  ranks: Uint32Array
}

const PADDING = { day: 11, narrow: 9, wide: 16 }

/** Rows that stood in `previous` already keep their places: a page that is appended costs what is on it. */
export function layoutRows(
  rows: readonly HistoryRow[],
  metrics: Metrics,
  opened: ReadonlyMap<string, number>,
  previous?: RowLayout,
): RowLayout {
  const isComparable = previous?.metrics === metrics && previous.opened === opened
  const known = isComparable ? previous.rows : []
  const change = known.findIndex((row, index) => row !== rows[index])
  const kept = change === -1 ? known.length : change
  const tops = new Float64Array(rows.length + 1)
  const ranks = new Uint32Array(rows.length)
  if (previous && kept > 0) {
    tops.set(previous.tops.subarray(0, kept + 1))
    ranks.set(previous.ranks.subarray(0, kept))
  }
  const dayHeight = Math.ceil(metrics.line + PADDING.day)
  const [low, tall] = rowHeights(metrics)
  let top = tops[kept] ?? 0
  let rank = ranks[kept - 1] ?? 0
  for (let index = kept; index < rows.length; index += 1) {
    const row = rows[index]
    if (row) {
      const measured = opened.size > 0 && opened.get(row.key)
      if (row.kind === 'day') top += dayHeight
      else {
        top += measured || (isTall(row, metrics) ? tall : low)
        rank += 1
      }
    }
    tops[index + 1] = top
    ranks[index] = rank
  }
  return { rows, metrics, opened, tops, ranks }
}

/** Has it room for a second line of text? Asked of every row that is loaded, so it looks at one number. */
export function isTall(row: HistoryRow, { chars }: Metrics): boolean {
  return row.kind === 'entry' && row.entry.description.length > chars
}

/** Is there more text than it has room for? Then it can be opened. Asked of rows that are drawn. */
export function isLong(row: HistoryRow, metrics: Metrics): boolean {
  if (row.kind !== 'entry') return false
  const { description, subject } = row.entry
  const added = subject && !description.includes(subject.label) ? subject.label.length + 5 : 0
  return description.length + added > metrics.chars * (isTall(row, metrics) ? 2 : 1)
}

export function topOf({ tops }: RowLayout, index: number): number {
  return tops[index] ?? 0
}

export function heightAt({ tops }: RowLayout, index: number): number {
  return (tops[index + 1] ?? 0) - (tops[index] ?? 0)
}

export function totalHeight({ tops }: RowLayout): number {
  return tops.at(-1) ?? 0
}

/** The row at this height, by halving; the nearest one for heights outside. */
export function indexAt({ rows, tops }: RowLayout, y: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** Of a row with one line of description, and with two. */
function rowHeights({ line, isWide }: Metrics): [low: number, tall: number] {
  const low = line * (isWide ? 1 : 2) + (isWide ? PADDING.wide : PADDING.narrow)
  return [Math.ceil(low), Math.ceil(low + line)]
}
