import { describe, expect, test } from 'vitest'
import { account, NOON } from './account.fixture.ts'
import { findDayNumber, startOfDay } from './civil-day.ts'
import { periodOf, type PeriodChoice } from './use-period.ts'

const known = account().term
/** Begins with the viewer's year. */
const term = known && { ...known, startsAt: startOfDay('2027-01-01') }
const period = (choice: Partial<PeriodChoice>, of: typeof term = term) =>
  Object.values(periodOf({ period: 'own', fromDay: '', toDay: '', ...choice }, of, NOON)).join(' to ')

test.each([
  ['30', '2027-01-31 to 2027-03-01'],
  ['90', '2026-12-02 to 2027-03-01'],
  ['365', '2026-03-02 to 2027-03-01'],
  ['term', '2027-01-01 to 2027-03-01'],
] as const)('%s ends today', (name, days) => {
  expect(period({ period: name })).toBe(days)
})

test('a term that is not known, or has not begun, is today', () => {
  expect(period({ period: 'term' }, null)).toBe('2027-03-01 to 2027-03-01')
  const next = term && { ...term, startsAt: NOON + 90 * 86_400_000 }
  expect(period({ period: 'term' }, next)).toBe('2027-03-01 to 2027-03-01')
})

test('D15 a term that began before there were credits is ten years', () => {
  expect(period({ period: 'term' }, term && { ...term, startsAt: 0 })).toBe('2017-03-04 to 2027-03-01')
})

describe('own dates', () => {
  test('are taken as they are, up to today', () => {
    expect(period({ fromDay: '2026-11-05', toDay: '2027-02-02' })).toBe('2026-11-05 to 2027-02-02')
    expect(period({ fromDay: '2026-11-05', toDay: '2027-04-02' })).toBe('2026-11-05 to 2027-03-01')
    expect(period({ fromDay: '2026-11-05', toDay: '9999-12-31' })).toBe('2026-11-05 to 2027-03-01')
    expect(period({ fromDay: '2027-05-05', toDay: '2027-06-06' })).toBe('2027-03-01 to 2027-03-01')
  })

  test('half given or no dates, are a year up to the other end or to today', () => {
    expect(period({ fromDay: '2027-02-01' })).toBe('2027-02-01 to 2027-03-01')
    expect(period({ toDay: '2026-12-31' })).toBe('2026-01-01 to 2026-12-31')
    expect(period({ fromDay: '2027-02-30', toDay: 'soon' })).toBe('2026-03-02 to 2027-03-01')
  })

  test('of a year that is still being typed are ten years', () => {
    const { fromDay, toDay } = periodOf({ period: 'own', fromDay: '0202-05-01', toDay: '2027-03-01' }, term, NOON)
    expect([(findDayNumber(toDay) ?? 0) - (findDayNumber(fromDay) ?? 0) + 1, toDay]).toEqual([3650, '2027-03-01'])
  })

  test('reversed are one day: a screen says so and does not ask', () => {
    expect(period({ fromDay: '2027-02-02', toDay: '2027-02-01' })).toBe('2027-02-01 to 2027-02-01')
  })
})
