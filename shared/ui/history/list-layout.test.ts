import { describe, expect, test } from 'vitest'
import { entry } from '../../credits/account.fixture.ts'
import { toCredits } from '../../credits/amount.ts'
import type { HistoryRow } from '../../credits/history.ts'
import { findSpan, findStep, indexAt, layoutRows, linesOf, rankOf, topOf } from './list-layout.ts'
import { isLong } from './measure-list.ts'

const heights = { row: 45, day: 29 }
const none = new Map<string, number>()

function row(id: string, description = 'short'): HistoryRow {
  return { kind: 'entry', key: id, entry: entry({ id, description }), isInRun: false, isOfOtherDay: false }
}

const day = (key: string): HistoryRow => ({ kind: 'day', key, at: 0 })
const runRow: HistoryRow = {
  kind: 'run',
  key: 'run',
  group: { id: 'run', label: 'x'.repeat(300), count: 2, credits: toCredits(-2) },
  entries: [],
}
const rows = [day('d1'), row('a'), row('b'), day('d2'), runRow]
const topsOf = (opened: ReadonlyMap<string, number>) =>
  [0, 1, 2, 3, 4, 5].map((index) => topOf(layoutRows(rows, heights, opened), index))

describe('places', () => {
  test('follow from what came before: rows, days, and what was opened, once it was measured', () => {
    expect(topsOf(none)).toEqual([0, 29, 74, 119, 148, 193])
    expect(topsOf(new Map([['a', 0]]))).toEqual(topsOf(none))
    expect(topsOf(new Map([['a', 200]]))).toEqual([0, 29, 229, 274, 303, 348])
  })

  test('tell the row at a height, the nearest for one outside', () => {
    const layout = layoutRows(rows, heights, new Map([['b', 100]]))
    for (const [index] of rows.entries()) {
      expect(indexAt(layout, topOf(layout, index))).toBe(index)
      expect(indexAt(layout, topOf(layout, index + 1) - 1)).toBe(index)
    }
    expect([indexAt(layout, -50), indexAt(layout, 1e9)]).toEqual([0, 4])
    expect(indexAt(layoutRows([], heights, none), 10)).toBe(0)
  })

  test('have numbers that leave days out', () => {
    const layout = layoutRows(rows, heights, none)
    expect(rows.map((_, index) => rankOf(layout, index))).toEqual([0, 1, 2, 2, 3])
  })
})

describe('what is drawn', () => {
  const many = Array.from({ length: 500 }, (_, index) => (index % 7 === 3 ? day(`d${index}`) : row(`${index}`)))
  const layout = layoutRows(many, heights, none)
  const viewPx = 400
  const tops = Array.from({ length: 100 }, (_, step) => 300 + step * 61.5)

  test.each([true, false])('is the view and what comes next, always in as many rows (down: %s)', (goesDown) => {
    const counts = tops.map((top) => {
      const { first, end } = findSpan(layout, top, viewPx, goesDown)
      const [above, below] = [top - topOf(layout, first), topOf(layout, end) - top - viewPx]
      const [ahead, behind] = goesDown ? [below, above] : [above, below]
      expect(behind).toBeGreaterThanOrEqual(40)
      expect(ahead).toBeGreaterThanOrEqual(240)
      return many.slice(first, end).filter(({ kind }) => kind !== 'day').length
    })
    expect(new Set(counts).size).toBe(1)
  })

  test('begins and ends with the list', () => {
    expect(findSpan(layout, 0, viewPx, false).first).toBe(0)
    expect(findSpan(layout, topOf(layout, 500) - viewPx, viewPx, true).end).toBe(500)
    expect(findSpan(layoutRows([], heights, none), 0, viewPx, true)).toEqual({ first: 0, end: 0 })
  })

  test('has one row more where the keyboard is on one outside', () => {
    const lines = [-1, 12, 2, 13].map((kept) => linesOf(layout, { first: 10, end: 13 }, kept))
    expect(lines.map((drawn) => drawn.map(({ index }) => index))).toEqual([
      [10, 11, 12],
      [10, 11, 12],
      [2, 10, 11, 12],
      [10, 11, 12, 13],
    ])
  })
})

describe('keys', () => {
  const layout = layoutRows(rows, heights, none)

  test.each([
    ['ArrowDown', 1, 2],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 4, undefined],
    ['ArrowUp', 4, 2],
    ['ArrowUp', 1, undefined],
    ['Home', 4, 1],
    ['End', 1, 4],
    ['PageDown', 1, 2],
    ['PageDown', 4, 4],
    ['PageUp', 4, 2],
    ['PageUp', 1, 1],
    ['x', 1, undefined],
  ])('%s leads from %i to %s, over days', (key, from, to) => {
    expect(findStep(key, layout, from, 60)).toBe(to)
  })
})

describe('a text that is longer than its line can be opened', () => {
  const view = { height: 500, width: 380, isWide: false, heights, chars: 40 }
  const isNamedLong = (description: string) => {
    const subject = { type: 'candidate', label: 'Ngozi Adeyemi', url: null }
    return isLong(
      { kind: 'entry', key: 'x', entry: entry({ description, subject }), isInRun: false, isOfOtherDay: false },
      view,
    )
  }

  test('but a line that holds it cannot, nor can one of a day or a run', () => {
    expect([40, 41].map((length) => isLong(row('x', 'x'.repeat(length)), view))).toEqual([false, true])
    expect(isLong(runRow, view)).toBe(false)
    expect(isLong(day('d'), view)).toBe(false)
  })

  test('so can one where a name comes after the description, but not where it is in it', () => {
    expect(isNamedLong('Reference request for somebody')).toBe(true)
    expect(isNamedLong('Reference request for Ngozi Adeyemi')).toBe(false)
  })
})
