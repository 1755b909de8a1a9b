import type { HistoryRow } from '../../credits/history.ts'
import type { LineHeights } from './list-layout.ts'

/** What was measured. Lengths in CSS pixels. */
export interface View {
  height: number
  width: number
  isWide: boolean
  heights: LineHeights
  /** About how many characters of a description fit in its line. */
  chars: number
}

/** From this width on a row is one line with columns: below it, descriptions have more room in lines of their own. */
const WIDE_FROM_PX = 760
/** What stands beside a description: amount and paddings; when wide, the other columns, too. */
const BESIDE_PX = { narrow: 84, wide: 400 }
/** About so wide is a letter, in heights of the font. A little more than most are: text that fits may be opened in vain. */
const LETTER_EM = 0.52

/** How high the list is, and how its text runs. The same as `known` while nothing changed, as in a tab that is hidden. */
export function measureList(scroller: HTMLElement, known: View | undefined): View | undefined {
  const { clientHeight: height, clientWidth: width } = scroller
  if (height === 0 || width === 0 || (height === known?.height && width === known.width)) return known
  const { fontSize, lineHeight } = getComputedStyle(scroller)
  const line = Number.parseFloat(lineHeight)
  const isWide = width >= WIDE_FROM_PX
  return {
    height,
    width,
    isWide,
    heights: { row: Math.ceil(isWide ? line + 16 : 2 * line + 9), day: Math.ceil(line + 11) },
    chars:
      (isWide ? (width - BESIDE_PX.wide) / 1.5 : width - BESIDE_PX.narrow) / (Number.parseFloat(fontSize) * LETTER_EM),
  }
}

/** Is there more text than its line has room for? Asked of rows that are drawn. */
export function isLong(row: HistoryRow, view: View | undefined): boolean {
  if (row.kind !== 'entry' || !view) return false
  const { description, subject } = row.entry
  const added = subject && !description.includes(subject.label) ? subject.label.length + 5 : 0
  return description.length + added > view.chars
}

/** How high the rows are that were opened, by key. The same as `known` while nothing changed. */
export function measureOpened(
  scroller: HTMLElement,
  rows: readonly HistoryRow[],
  known: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (known.size === 0) return known
  const measured = new Map(known)
  for (const element of scroller.querySelectorAll<HTMLElement>('.cg-entry-open')) {
    const key = rows[findIndex(element)]?.key
    if (key !== undefined) measured.set(key, element.offsetHeight)
  }
  return [...measured].some(([key, height]) => known.get(key) !== height) ? measured : known
}

/** The index of the row around an element; -1 for none. */
export function findIndex(target: EventTarget | null): number {
  const index = target instanceof Element ? target.closest('article')?.dataset['index'] : undefined
  return index === undefined ? -1 : Number(index)
}
