import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { addDays, dayNumberAt, dayOf, findDayNumber, startOfDay, toDay, weekdayOf } from './civil-day.ts'

afterEach(() => vi.unstubAllEnvs())

const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'America/St_Johns', 'America/Santiago']
const anyNumber = fc.integer({ min: 0, max: 40_000 })

describe.each(ZONES)('T3 in %s', (zone) => {
  test('each day begins in itself, and the moment before in the day before', () => {
    vi.stubEnv('TZ', zone)
    fc.assert(
      fc.property(anyNumber, (number) => {
        const day = toDay(number)
        expect(dayOf(startOfDay(day))).toBe(day)
        expect(dayOf(startOfDay(day) - 1)).toBe(addDays(day, -1))
      }),
    )
  })
})

test('T3 days are counted, not hours: the night of 23 hours and the one of 25', () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(startOfDay('2027-03-29') - startOfDay('2027-03-28')).toBe(23 * 3_600_000)
  expect(addDays('2027-03-27', 2)).toBe('2027-03-29')
  expect(startOfDay('2027-11-01') - startOfDay('2027-10-31')).toBe(25 * 3_600_000)
  expect(dayNumberAt(startOfDay('2027-11-01')) - dayNumberAt(startOfDay('2027-10-31'))).toBe(1)
})

test('T4 knows leap days and the ends of months and years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
  expect(addDays('2028-01-01', -1)).toBe('2027-12-31')
})

test.each([
  ['2027-03-01', 0],
  ['2027-03-07', 6],
  ['1969-12-29', 0],
])('%s is day %d of the week', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday)
})

test('a day and its place in the count are two names of one thing', () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      expect(findDayNumber(toDay(number))).toBe(number)
    }),
  )
})

test.each([
  '',
  'yesterday',
  '2027-02-29',
  '2027-13-01',
  '2027-1-1',
  '2027-03-01T00:00',
  '+275760-09-13',
  ' 2027-03-01',
])('D15 %j is no day', (text) => {
  expect(findDayNumber(text)).toBeNull()
  expect(addDays(text, 1)).toBe(text)
})
