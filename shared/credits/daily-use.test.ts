import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCredits } from './amount.ts'
import { dailyUse, paceOf, pastUse } from './daily-use.ts'
import type { UsageRow } from './usage.ts'

const TODAY = '2027-03-05'
const WEEK = { fromDay: '2027-03-01', toDay: TODAY }

const row = (day: string | undefined, credits: number, action?: string): UsageRow => ({
  keys: { ...(day !== undefined && { day }), ...(action !== undefined && { action }) },
  labels: {},
  credits: toCredits(credits),
  count: 1,
})
const creditsOf = (rows: UsageRow[], period = WEEK) => dailyUse(rows, period, TODAY).days.map(({ credits }) => credits)

describe('dailyUse', () => {
  test('has each day once, oldest first, 0 where nothing was used; today is not over', () => {
    const { days, leftOut } = dailyUse([row('2027-03-04', 7), row('2027-03-02', 5)], WEEK, TODAY)
    expect(days.map(({ day, credits, isOver }) => [day, credits, isOver])).toEqual([
      ['2027-03-01', 0, true],
      ['2027-03-02', 5, true],
      ['2027-03-03', 0, true],
      ['2027-03-04', 7, true],
      ['2027-03-05', 0, false],
    ])
    expect(leftOut).toBe(0)
  })

  test('adds up what else a day is split by, and rows that come twice', () => {
    expect(creditsOf([row(TODAY, 1, 'a'), row(TODAY, 2, 'b'), row(TODAY, 4, 'a')])).toEqual([0, 0, 0, 0, 7])
  })

  test.each([
    ['without a day', row(undefined, 3)],
    ['of a day that is none', row('2027-02-30', 3)],
    ['of no date at all', row('yesterday', 3)],
    ['before the period', row('2027-02-28', 3)],
    ['after it', row('2027-03-06', 3)],
    ['below zero: that is no use', row(TODAY, -3)],
    ['that no longer add up exactly', row(TODAY, Number.MAX_SAFE_INTEGER)],
  ])('D15 rows %s are left out and told', (_, bad) => {
    const { days, leftOut } = dailyUse([row(TODAY, 5), bad], WEEK, TODAY)
    expect(days.map(({ credits }) => credits)).toEqual([0, 0, 0, 0, 5])
    expect(leftOut).toBe(1)
  })

  test.each([
    ['reversed', { fromDay: TODAY, toDay: '2027-03-01' }],
    ['without a date', { fromDay: '', toDay: TODAY }],
  ])('a period that is %s has no days', (_, period) => {
    expect(dailyUse([row(TODAY, 5)], period, TODAY)).toEqual({ days: [], leftOut: 1 })
  })

  test('loses nothing: days and rows left out hold all of it', () => {
    const anyRow = fc
      .tuple(fc.constantFrom('2027-02-28', '2027-03-01', '2027-03-04', TODAY, 'x'), fc.integer({ min: -5, max: 50 }))
      .map(([day, credits]) => row(day, credits))
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const { days, leftOut } = dailyUse(rows, WEEK, TODAY)
        const counted = rows.filter(
          ({ keys, credits }) => (keys.day ?? '') >= '2027-03' && keys.day !== 'x' && credits >= 0,
        )
        expect(days.reduce((total, { credits }) => total + credits, 0)).toBe(
          counted.reduce((total, { credits }) => total + credits, 0),
        )
        expect(leftOut).toBe(rows.length - counted.length)
      }),
    )
  })
})

describe('the pace', () => {
  test('counts days that are over, from the first one with use', () => {
    const daily = dailyUse([row('2027-03-02', 4), row('2027-03-04', 2), row(TODAY, 100)], WEEK, TODAY)
    expect(pastUse(daily).map(({ credits }) => credits)).toEqual([4, 0, 2])
    expect(paceOf(daily)).toEqual({ perDay: 2, days: 3 })
  })

  test('is unknown where nothing was used on a day that is over', () => {
    expect(paceOf(dailyUse([row(TODAY, 5)], WEEK, TODAY))).toBeNull()
    expect(paceOf(dailyUse([], WEEK, TODAY))).toBeNull()
  })
})
