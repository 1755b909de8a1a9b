import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findDueReport, nextReportAt, reportPeriod, RETRY_MS } from './report.ts'

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'))
afterEach(() => void vi.unstubAllEnvs())

const at = (text: string) => new Date(text).getTime()
const SINCE = Date.UTC(2027, 2, 3, 9)
const weekly = { every: 'week', on: 1, since: SINCE } as const
const monthly = { every: 'month', on: 28, since: SINCE } as const
const done = (text: string) => ({ at: at(text), isDone: true })
const failed = (text: string) => ({ at: at(text), isDone: false })

test('the first report is that of the first slot after it was set up', () => {
  expect(findDueReport(weekly, null, at('2027-03-08T07:59'))).toBeUndefined()
  expect(nextReportAt(weekly, null, at('2027-03-03T10:01'))).toBe(at('2027-03-08T08:00'))
  expect(findDueReport(weekly, null, at('2027-03-08T08:00'))).toBe(at('2027-03-08T08:00'))
})

test('a report that was made is not made again, over any number of looks', () => {
  const run = done('2027-03-08T08:00:05')
  expect(findDueReport(weekly, run, at('2027-03-08T08:01'))).toBeUndefined()
  expect(findDueReport(weekly, run, at('2027-03-14T23:59'))).toBeUndefined()
  expect(nextReportAt(weekly, run, at('2027-03-08T08:01'))).toBe(at('2027-03-15T08:00'))
})

test('of several that were missed only the last is made', () => {
  const run = done('2027-03-08T08:00:05')
  const now = at('2027-04-14T12:00')
  expect(findDueReport(weekly, run, now)).toBe(at('2027-04-12T08:00'))
  expect(nextReportAt(weekly, run, now)).toBe(now)
  expect(nextReportAt(weekly, done('2027-04-14T12:00:05'), at('2027-04-14T12:01'))).toBe(at('2027-04-19T08:00'))
})

test('one that failed is tried again in an hour, not before', () => {
  const run = failed('2027-03-08T08:00:30')
  expect(findDueReport(weekly, run, at('2027-03-08T08:30'))).toBeUndefined()
  expect(nextReportAt(weekly, run, at('2027-03-08T08:30'))).toBe(run.at + RETRY_MS)
  expect(findDueReport(weekly, run, run.at + RETRY_MS)).toBe(at('2027-03-08T08:00'))
})

test('a clock that was set back keeps nothing from being tried, and repeats nothing that was made', () => {
  expect(findDueReport(weekly, failed('2027-06-01T08:00'), at('2027-03-08T08:00'))).toBe(at('2027-03-08T08:00'))
  expect(findDueReport(weekly, done('2027-06-01T08:00'), at('2027-03-08T08:00'))).toBeUndefined()
})

test('a month ends where the next begins, also in a leap year and over the turn of the year', () => {
  expect(reportPeriod('month', at('2028-03-28T08:00'))).toEqual({
    from: at('2028-02-01T00:00'),
    to: at('2028-03-01T00:00'),
  })
  expect(reportPeriod('month', at('2028-01-01T08:00'))).toEqual({
    from: at('2027-12-01T00:00'),
    to: at('2028-01-01T00:00'),
  })
  expect(findDueReport(monthly, null, at('2027-03-28T08:00'))).toBe(at('2027-03-28T08:00'))
  expect(nextReportAt(monthly, done('2027-12-28T08:01'), at('2027-12-29T00:00'))).toBe(at('2028-01-28T08:00'))
})

test.each([
  [1, '2027-03-15T08:00'],
  [3, '2027-03-17T08:00'],
  [7, '2027-03-21T08:00'],
] as const)('a week is from Monday to Sunday, whatever day its report comes: %i', (on, slot) => {
  expect(findDueReport({ ...weekly, on }, null, at(slot))).toBe(at(slot))
  expect(reportPeriod('week', at(slot))).toEqual({ from: at('2027-03-08T00:00'), to: at('2027-03-15T00:00') })
})

test('T3 eight in the morning is eight by the clock on the wall, and the week of the change is whole', () => {
  // Clocks go forward on Sunday, 28 March 2027.
  const before = at('2027-03-22T08:00')
  const after = at('2027-03-29T08:00')
  expect(nextReportAt(weekly, done('2027-03-22T08:01'), at('2027-03-23T00:00'))).toBe(after)
  expect(after - before).toBe(7 * 86_400_000 - 3_600_000)
  const { from, to } = reportPeriod('week', after)
  expect(to - from).toBe(7 * 86_400_000 - 3_600_000)
})
