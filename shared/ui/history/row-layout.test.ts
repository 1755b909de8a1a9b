import { describe, expect, test } from 'vitest'
import { entry } from '../../credits/account.fixture.ts'
import { toCredits } from '../../credits/amount.ts'
import type { HistoryRow } from '../../credits/history.ts'
import { findStep } from './list-keys.ts'
import { heightAt, indexAt, isLong, isTall, layoutRows, topOf, totalHeight } from './row-layout.ts'

const metrics = { line: 18, chars: 40, isWide: false }
const none = new Map<string, number>()

function row(id: string, description = 'short'): HistoryRow {
  return { kind: 'entry', key: id, entry: entry({ id, description }), isInRun: false }
}

const day = (key: string): HistoryRow => ({ kind: 'day', key, at: 0 })
const runRow: HistoryRow = {
  kind: 'run',
  key: 'run',
  group: { id: 'run', label: 'x'.repeat(300), count: 2, credits: toCredits(-2) },
  entries: [],
}
const rows = [day('d1'), row('a'), row('b', 'x'.repeat(41)), day('d2'), runRow]

const heights = (isWide: boolean) => {
  const layout = layoutRows(rows, { ...metrics, isWide }, none)
  return rows.map((_, index) => heightAt(layout, index))
}

describe('heights', () => {
  test('follow from kind, text and width', () => {
    expect(heights(false)).toEqual([29, 45, 63, 29, 45])
    expect(heights(true)).toEqual([29, 34, 52, 29, 34])
  })

  test('of an opened row are what was measured, once it was', () => {
    expect(totalHeight(layoutRows(rows, metrics, new Map([['b', 200]])))).toBe(348)
    expect(totalHeight(layoutRows(rows, metrics, new Map([['b', 0]])))).toBe(211)
  })

  test('hold two lines at most; a row whose text is longer can be opened', () => {
    expect(isTall(row('x', 'x'.repeat(40)), metrics)).toBe(false)
    expect(isTall(row('x', 'x'.repeat(41)), metrics)).toBe(true)
    expect(isLong(row('x', 'x'.repeat(80)), metrics)).toBe(false)
    expect(isLong(row('x', 'x'.repeat(81)), metrics)).toBe(true)
    expect(isLong(runRow, metrics)).toBe(false)
  })

  test('so can one where a name comes after the description, but not where it is in it', () => {
    const subject = { type: 'candidate', label: 'Ngozi Adeyemi', url: null }
    const isNamedLong = (description: string) =>
      isLong({ kind: 'entry', key: 'x', entry: entry({ description, subject }), isInRun: false }, metrics)
    expect(isNamedLong('Reference request for somebody')).toBe(true)
    expect(isNamedLong('Reference request for Ngozi Adeyemi')).toBe(false)
    expect(isNamedLong('Reference request')).toBe(false)
  })
})

describe('places', () => {
  test('grow with the list as if all of it were laid out anew', () => {
    const first = layoutRows(rows.slice(0, 2), metrics, none)
    const grown = layoutRows(rows, metrics, none, first)
    const anew = layoutRows(rows, metrics, none)
    expect([...grown.tops]).toEqual([...anew.tops])
    expect([...grown.ranks]).toEqual([0, 1, 2, 2, 3])
  })

  test('are new from the first row on that changed', () => {
    const before = layoutRows(rows, metrics, none)
    const changed = rows.with(1, row('a', 'x'.repeat(60)))
    expect([...layoutRows(changed, metrics, none, before).tops]).toEqual([...layoutRows(changed, metrics, none).tops])
    const fewer = rows.slice(0, 3)
    expect([...layoutRows(fewer, metrics, none, before).tops]).toEqual([...layoutRows(fewer, metrics, none).tops])
  })

  test('are new where the text runs otherwise', () => {
    const before = layoutRows(rows, metrics, none)
    expect(totalHeight(layoutRows(rows, { ...metrics, line: 30 }, none, before))).toBeGreaterThan(totalHeight(before))
  })

  test('tell the row at a height, the nearest for one outside', () => {
    const layout = layoutRows(rows, metrics, none)
    for (const [index] of rows.entries()) {
      expect(indexAt(layout, topOf(layout, index))).toBe(index)
      expect(indexAt(layout, topOf(layout, index + 1) - 1)).toBe(index)
    }
    expect([indexAt(layout, -50), indexAt(layout, 1e9)]).toEqual([0, 4])
    expect(indexAt(layoutRows([], metrics, none), 10)).toBe(0)
  })
})

describe('keys', () => {
  const layout = layoutRows(rows, metrics, none)

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
