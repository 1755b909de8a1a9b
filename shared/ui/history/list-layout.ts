/** Where each line of the list stands. Rows are of one height and days of another, so no row must be drawn to know it. */
import type { HistoryRow } from '../../credits/history.ts'

/** Heights in CSS pixels. */
export interface LineHeights {
  row: number
  day: number
}

/** How much is drawn beyond the edges of the view, so that nothing is blank before the next frame. */
const OVERSCAN_PX = { ahead: 240, behind: 40 }

export interface ListLayout {
  rows: readonly HistoryRow[]
  heights: LineHeights
  /** Heights of opened rows, by key; 0 until measured. */
  opened: ReadonlyMap<string, number>
  /** Where the days stand, ascending. */
  days: readonly number[]
  /** Which rows are higher than others, and by how much. */
  taller: readonly { index: number; byPx: number }[]
}

/** Lines from `first` to before `end`. */
export interface Span {
  first: number
  end: number
}

export function layoutRows(
  rows: readonly HistoryRow[],
  heights: LineHeights,
  opened: ReadonlyMap<string, number>,
): ListLayout {
  const days: number[] = []
  const taller: { index: number; byPx: number }[] = []
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]
    if (row?.kind === 'day') days.push(index)
    const height = row && opened.size > 0 && opened.get(row.key)
    if (height) taller.push({ index, byPx: height - heights.row })
  }
  return { rows, heights, opened, days, taller }
}

/** Where the line at `index` begins; the height of the whole list for the one behind the last. */
export function topOf(layout: ListLayout, index: number): number {
  const { heights, taller } = layout
  let top = index * heights.row - daysBefore(layout, index) * (heights.row - heights.day)
  for (const { index: at, byPx } of taller) if (at < index) top += byPx
  return top
}

/** The line at this height; the nearest one for heights outside. */
export function indexAt(layout: ListLayout, y: number): number {
  return halve(layout.rows.length - 1, (index) => topOf(layout, index) <= y)
}

/**
 * The lines to draw of a list that moves: those in view and some beyond its edges, more where it moves to. Away from the
 * ends they are always as many rows, whatever days are among them, so that no element is made or thrown away on the way.
 */
export function findSpan(layout: ListLayout, top: number, viewPx: number, goesDown: boolean): Span {
  const { rows, heights } = layout
  const { ahead, behind } = OVERSCAN_PX
  const above = Math.min(top, goesDown ? behind : ahead)
  const first = indexAt(layout, top - above)
  let missing = Math.ceil((above + viewPx + (goesDown ? ahead : behind)) / heights.row) + 1
  let end = first
  for (; end < rows.length && missing > 0; end += 1) if (rows[end]?.kind !== 'day') missing -= 1
  return { first, end }
}

/** The rows of a span with their indexes, and the one at `kept` wherever that is; -1 for none. */
export function linesOf(
  { rows }: ListLayout,
  { first, end }: Span,
  kept: number,
): { row: HistoryRow; index: number }[] {
  const lines = rows.slice(first, end).map((row, at) => ({ row, index: first + at }))
  const row = rows[kept]
  if (row && kept < first) lines.unshift({ row, index: kept })
  if (row && kept >= end) lines.push({ row, index: kept })
  return lines
}

/** The number of a row among all rows, days not counted, from 1. */
export function rankOf(layout: ListLayout, index: number): number {
  return index + 1 - daysBefore(layout, index + 1)
}

/** Which row a key leads to from the one at `index`; `undefined` for keys that lead nowhere. Days are passed over. */
export function findStep(key: string, layout: ListLayout, index: number, viewPx: number): number | undefined {
  const { rows } = layout
  const last = rows.length - 1
  const top = topOf(layout, index)
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: last,
    PageDown: Math.min(last, Math.max(index + 1, indexAt(layout, top + viewPx))),
    PageUp: Math.max(0, Math.min(index - 1, indexAt(layout, top - viewPx))),
  }
  const step = key === 'ArrowUp' ? -1 : 1
  let target = targets[key] ?? -1
  while (rows[target]?.kind === 'day') target += step
  return rows[target] && target
}

/** The run that the row at `index` is, or stands in; -1 for none. */
export function findRun(rows: readonly HistoryRow[], index: number): number {
  const row = rows[index]
  const isInRun = row?.kind === 'run' || (row?.kind === 'entry' && row.isInRun)
  return isInRun ? rows.slice(0, index + 1).findLastIndex(({ kind }) => kind === 'run') : -1
}

/** Where the row with this key is now; -1 for nowhere. Mostly it is where it was. */
export function findRow(rows: readonly HistoryRow[], key: string | undefined, before: number): number {
  return rows[before]?.key === key ? before : rows.findIndex((row) => row.key === key)
}

function daysBefore({ days }: ListLayout, index: number): number {
  return 1 + halve(days.length - 1, (at) => (days[at] ?? 0) < index, -1)
}

/** The last number up to `high` that passes, where those that pass come first; else `low`. */
function halve(high: number, passes: (number: number) => boolean, low = 0): number {
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (passes(middle)) low = middle
    else high = middle - 1
  }
  return low
}
