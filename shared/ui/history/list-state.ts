import type { HistoryRow } from '../../credits/history.ts'
import { heightAt, indexAt, layoutRows, topOf, totalHeight, type Metrics, type RowLayout } from './row-layout.ts'
import { START, placeAt, type ScrollPlace } from './scroll-place.ts'

/** Rows drawn beyond either edge, so that none is blank while the list flies past. */
const OVERSCAN_PX = 240

/** What a list knows of itself. */
export interface ListState {
  /** `null` until it was measured. */
  view: { height: number; metrics: Metrics } | null
  place: ScrollPlace
  /** Heights of opened rows, by key; 0 until measured. */
  opened: ReadonlyMap<string, number>
  /** The row that the keyboard is on. */
  active: { key: string; index: number } | null
  layout: RowLayout | null
}

export const UNMEASURED: ListState = { view: null, place: START, opened: new Map(), active: null, layout: null }

/**
 * The state for these rows. Where rows come in above those in view, the place moves along; the keyboard stays on its
 * row, wherever that is now.
 */
export function settle(rows: readonly HistoryRow[], state: ListState): Partial<ListState> | null {
  const { view, place, opened, layout: old } = state
  if (!view || (old?.rows === rows && old.metrics === view.metrics && old.opened === opened)) return null
  const layout = layoutRows(rows, view.metrics, opened, old ?? undefined)
  return { layout, active: findActive(rows, state), place: old ? keepPlace(old, layout, place, view.height) : place }
}

/** Which rows to draw: first and last index. */
export function drawnSpan({ view, place }: ListState, layout: RowLayout): [first: number, last: number] {
  const offset = place.top + place.shift
  return [indexAt(layout, offset - OVERSCAN_PX), indexAt(layout, offset + (view?.height ?? 0) + OVERSCAN_PX)]
}

/** The place from which all of a row is seen, as near as can be; the first row is seen with its day. */
export function placeOf(index: number, layout: RowLayout, place: ScrollPlace, view: number): ScrollPlace {
  const offset = place.top + place.shift
  const top = topOf(layout, index)
  const next = Math.max(Math.min(offset, index <= 1 ? 0 : top), top + heightAt(layout, index) - view)
  return next === offset ? place : placeAt(next, totalHeight(layout), view)
}

function keepPlace(old: RowLayout, layout: RowLayout, place: ScrollPlace, view: number): ScrollPlace {
  const offset = place.top + place.shift
  if (offset <= 0) return place
  const first = indexAt(old, offset)
  const now = find(layout.rows, old.rows[first]?.key, first)
  const moved = now === -1 ? 0 : topOf(layout, now) - topOf(old, first)
  return moved === 0 && offset <= totalHeight(layout) ? place : placeAt(offset + moved, totalHeight(layout), view)
}

function findActive(rows: readonly HistoryRow[], { active }: ListState): ListState['active'] {
  if (!active) return null
  const index = find(rows, active.key, active.index)
  return index === -1 ? null : { key: active.key, index }
}

/** Mostly a row is where it was. */
function find(rows: readonly HistoryRow[], key: string | undefined, before: number): number {
  return rows[before]?.key === key ? before : rows.findIndex((row) => row.key === key)
}
