import { afterEach, describe, expect, test, vi } from 'vitest'
import { en } from './messages/en.ts'

/** Formatters keep the zone they were made in, so each zone gets the module anew. */
async function datesIn(zone: string) {
  vi.stubEnv('TZ', zone)
  vi.resetModules()
  return import('./dates.ts')
}

afterEach(() => vi.unstubAllEnvs())

const NOW = Date.UTC(2027, 2, 12, 14, 30)

describe('formatMoment', () => {
  test.each([
    [Date.UTC(2027, 2, 12, 14, 2), 'Today 14:02'],
    [Date.UTC(2027, 2, 11, 9, 10), 'Yesterday 09:10'],
    [Date.UTC(2027, 2, 10, 9, 10), '10 Mar'],
    [Date.UTC(2026, 11, 31), '31 Dec 2026'],
  ])('%d is %s', async (at, text) => {
    const { formatMoment } = await datesIn('UTC')
    expect(formatMoment(at, NOW, 'en-GB')).toBe(text)
  })

  test('speaks the locale’s language', async () => {
    const { formatMoment } = await datesIn('UTC')
    expect(formatMoment(Date.UTC(2027, 2, 11, 9, 10), NOW, 'de')).toBe('Gestern 09:10')
  })

  test('T1 a moment ahead of a wrong clock is a plain date, never "in 3 hours"', async () => {
    const { formatMoment } = await datesIn('UTC')
    expect(formatMoment(NOW + 86_400_000, NOW, 'en-GB')).toBe('13 Mar')
  })

  test.each([null, Number.NaN, 9e15, -9e15])('D15 %o is an unknown date', async (at) => {
    const { formatMoment, formatFull, formatDay, asOf } = await datesIn('UTC')
    expect(formatMoment(at, NOW, 'en')).toBe('unknown date')
    expect(formatDay(at, NOW, 'en')).toBe('unknown date')
    expect(formatFull(at, 'en')).toBe('unknown date')
    expect(asOf(at, NOW, 'en', en)).toBe('as of unknown date')
  })
})

describe('T3 days are the viewer’s calendar days', () => {
  test.each([
    ['Pacific/Kiritimati', Date.UTC(2027, 2, 12, 9, 59), Date.UTC(2027, 2, 12, 10, 1), 'Yesterday 23:59'],
    ['Asia/Kathmandu', Date.UTC(2027, 2, 12, 18, 14), Date.UTC(2027, 2, 12, 18, 16), 'Yesterday 23:59'],
    ['Europe/Berlin', Date.UTC(2027, 2, 27, 23, 30), Date.UTC(2027, 2, 28, 22, 30), 'Yesterday 00:30'],
    ['Europe/Berlin', Date.UTC(2027, 9, 30, 22, 30), Date.UTC(2027, 9, 31, 22, 45), 'Today 00:30'],
  ])('in %s', async (zone, at, now, text) => {
    const { formatMoment } = await datesIn(zone)
    expect(formatMoment(at, now, 'en-GB')).toBe(text)
  })
})

test.each([
  ['en-US', 'Today 9:06 PM', 'Today 9:06 AM'],
  ['en-GB', 'Today 21:06', 'Today 09:06'],
  ['de', 'Heute 21:06', 'Heute 09:06'],
])('the clock reads as %s writes it', async (locale, evening, morning) => {
  const { formatMoment } = await datesIn('UTC')
  const shown = (hour: number) => formatMoment(Date.UTC(2027, 2, 12, hour, 6), NOW, locale).replaceAll(/\s/g, ' ')
  expect([shown(21), shown(9)]).toEqual([evening, morning])
})

test('T4 the last second of a leap February keeps its day and says its zone', async () => {
  const { formatDay, formatFull } = await datesIn('UTC')
  const at = Date.UTC(2028, 1, 29, 23, 59, 59)
  expect(formatDay(at, NOW, 'en-GB')).toBe('29 Feb 2028')
  expect(formatFull(at, 'en-GB')).toBe('29 Feb 2028, 23:59:59 UTC')
})

test.each([
  [Date.UTC(2027, 2, 12, 14, 2), 'as of 14:02'],
  [Date.UTC(2027, 2, 11, 14, 2), 'as of yesterday 14:02'],
  [Date.UTC(2027, 1, 1), 'as of 1 Feb'],
])('the age of a number from %d reads "%s"', async (at, text) => {
  const { asOf } = await datesIn('UTC')
  expect(asOf(at, NOW, 'en-GB', en)).toBe(text)
})
