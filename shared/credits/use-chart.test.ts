import { property, assert, array, record, integer, constantFrom, option } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCredits } from './amount.ts'
import { addDays, weekdayOf } from './civil-day.ts'
import { dailyUse } from './daily-use.ts'
import type { UsageRow } from './usage.ts'
import { chartOf } from './use-chart.ts'

const TODAY = '2027-03-01'
const use = (day: string, action: string | undefined, credits: number): UsageRow => ({
  keys: { day, ...(action !== undefined && { action }) },
  labels: action === undefined ? {} : { action: `The ${action}` },
  credits: toCredits(credits),
  count: 1,
})
/** The bars of the last so many days. */
const chart = (rows: UsageRow[], days = 30, scale = 0) =>
  chartOf(rows, dailyUse(rows, { fromDay: addDays(TODAY, 1 - days), toDay: TODAY }, TODAY).days, scale)

/** So many credits of each action, today. */
const used = (costs: Record<string, number>) => Object.entries(costs).map(([key, cost]) => use(TODAY, key, cost))
const series = (rows: UsageRow[]) => chart(rows)?.series.map(({ key, credits }) => [key, credits])
const total = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0)

describe('bars', () => {
  test('stand for days without a gap; today is not over', () => {
    const drawn = chart([use('2027-02-27', 'check', 5), use(TODAY, 'check', 10)], 4)
    expect(drawn?.grain).toBe('day')
    expect(drawn?.bars.map(({ fromDay, toDay, credits, isOver }) => [fromDay, toDay, credits, isOver])).toEqual([
      ['2027-02-26', '2027-02-26', 0, true],
      ['2027-02-27', '2027-02-27', 5, true],
      ['2027-02-28', '2027-02-28', 0, true],
      [TODAY, TODAY, 10, false],
    ])
  })

  test('of a longer period stand for weeks from Monday on, cut to the period', () => {
    const drawn = chart([use('2026-12-02', 'check', 5)], 90)
    expect(drawn?.grain).toBe('week')
    const [first, second, ...rest] = drawn?.bars ?? []
    expect([first?.fromDay, first?.toDay, first?.credits]).toEqual(['2026-12-02', '2026-12-06', 5])
    expect([second?.fromDay, weekdayOf(second?.fromDay ?? '')]).toEqual(['2026-12-07', 0])
    expect(rest.at(-1)).toMatchObject({ fromDay: '2027-03-01', toDay: TODAY, isOver: false })
  })

  test('of years stand for months', () => {
    const drawn = chart([use('2025-02-28', 'check', 5)], 800)
    expect(drawn?.grain).toBe('month')
    expect(drawn?.bars.slice(0, 2).map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
      ['2024-12-22', '2024-12-31'],
      ['2025-01-01', '2025-01-31'],
    ])
  })

  test('hold what is dated in them and nothing else', () => {
    const rows = ['yesterday', '2027-02-30', '2026-02-27', '2027-03-02'].map((day) => use(day, 'check', 7))
    expect(chart(rows)).toBeNull()
    expect(chart([...rows, use(TODAY, 'check', 1), use(TODAY, 'check', -4)])?.credits).toBe(1)
    expect(chart([{ keys: {}, labels: {}, credits: toCredits(3), count: 1 }])).toBeNull()
  })

  test('there are none where nothing was used, or where there are no days', () => {
    expect(chart([])).toBeNull()
    expect(chartOf([use(TODAY, 'check', 1)], [], 0)).toBeNull()
  })

  test('D7 there are none where their sum would be rounded', () => {
    expect(chart([use(TODAY, 'a', Number.MAX_SAFE_INTEGER), use(TODAY, 'b', 1)])).toBeNull()
    expect(chart([use(TODAY, 'a', Number.MAX_SAFE_INTEGER)])).toBeNull()
  })
})

describe('actions', () => {
  test('stand by what they cost, and each bar is split in that order', () => {
    const drawn = chart([...used({ check: 5, parse: 9 }), use('2027-02-27', 'check', 2)])
    expect(drawn?.series).toMatchObject([
      { key: 'parse', label: 'The parse', credits: 9 },
      { key: 'check', label: 'The check', credits: 7 },
    ])
    expect(drawn?.bars.at(-1)?.parts).toEqual([9, 5])
    expect(drawn?.bars.at(-3)?.parts).toEqual([0, 2])
  })

  test('beyond five are one; a sixth keeps its name', () => {
    const six = { a: 60, b: 50, c: 40, d: 30, e: 20, f: 10 }
    expect(series(used(six))?.map(([key]) => key)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    const drawn = chart(used({ ...six, g: 5 }))
    expect(drawn?.series.slice(4)).toMatchObject([
      { key: 'e', label: 'The e', credits: 20 },
      { key: null, label: null, credits: 15 },
    ])
    expect(drawn?.bars.at(-1)?.parts).toEqual([60, 50, 40, 30, 20, 15])
  })

  test('that nobody names are one of their own', () => {
    expect(series([...used({ a: 1 }), use(TODAY, undefined, 90)])).toEqual([
      ['', 90],
      ['a', 1],
    ])
  })
})

describe('the axis', () => {
  test.each([
    [1, 0, [0, 1]],
    [4, 0, [0, 1, 2, 3, 4]],
    [5, 0, [0, 2, 4, 6]],
    [14, 0, [0, 5, 10, 15]],
    [37, 0, [0, 10, 20, 30, 40]],
    [100, 0, [0, 50, 100]],
    [1000, 0, [0, 500, 1000]],
    [30, 2, [0, 100]],
    [1250, 2, [0, 500, 1000, 1500]],
  ])('up to %i at scale %i has whole steps', (credits, scale, ticks) => {
    expect(chart([use(TODAY, 'check', credits)], 30, scale)?.ticks).toEqual(ticks)
  })
})

const anyRow = record({
  day: integer({ min: -20, max: 140 }),
  action: option(constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { nil: undefined }),
  credits: integer({ min: -5, max: 1000 }),
}).map(({ day, action, credits }) => use(addDays(TODAY, -day), action, credits))

test('whatever the rows, bars and actions come to the same, and the axis reaches above all of them', () => {
  assert(
    property(array(anyRow, { maxLength: 60 }), constantFrom(1, 30, 90, 1000), (rows, days) => {
      const drawn = chart(rows, days)
      if (!drawn) return
      const { bars, ticks, credits } = drawn
      expect(total(bars.map((bar) => bar.credits))).toBe(credits)
      for (const [index, one] of drawn.series.entries())
        expect(total(bars.map(({ parts }) => parts[index] ?? 0))).toBe(one.credits)
      for (const bar of bars) expect(total(bar.parts)).toBe(bar.credits)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...bars.map((bar) => bar.credits)))
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(drawn.series.length).toBeLessThanOrEqual(6)
    }),
  )
})
