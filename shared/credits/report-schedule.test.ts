import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOf, EVERY_ROW, inReportOrder, isEveryRow, nextReportDay, parseRecipients } from './report-schedule.ts'
import type { ReportInterval, ReportSchedule } from './report-schedule.ts'

describe('addresses', () => {
  test('are told apart however they are typed or pasted, and each is taken once', () => {
    expect(
      parseRecipients(' ada@ats.example, Ben@ats.example;\nada@ATS.example  zoë.o’neil+x@mail.ats.example '),
    ).toEqual({
      recipients: ['ada@ats.example', 'Ben@ats.example', 'zoë.o’neil+x@mail.ats.example'],
      wrong: [],
    })
  })

  test.each([
    'ada',
    'ada@',
    '@ats.example',
    'ada@ats',
    'a@b@ats.example',
    'ada@ats.',
    '<ada@ats.example>',
    `${'x'.repeat(65)}@ats.example`,
    `a@${'x'.repeat(250)}.example`,
  ])('%s is none', (text) => {
    expect(parseRecipients(`ben@ats.example ${text}`)).toEqual({ recipients: ['ben@ats.example'], wrong: [text] })
  })

  test('nothing typed is nobody', () => {
    expect(parseRecipients(' ,; ')).toEqual({ recipients: [], wrong: [] })
  })
})

describe('the next report', () => {
  test.each<[ReportInterval, number, string, string, string]>([
    ['week', 1, '2027-03-01', '2027-03-08', 'the day itself is over: a week later'],
    ['week', 2, '2027-03-01', '2027-03-02', 'tomorrow'],
    ['week', 7, '2027-03-01', '2027-03-07', 'Sunday ends the week'],
    ['week', 1, '2027-12-30', '2028-01-03', 'over the year'],
    ['month', 1, '2027-03-01', '2027-04-01', 'the day itself is over: a month later'],
    ['month', 15, '2027-03-01', '2027-03-15', 'later this month'],
    ['month', 31, '2027-02-01', '2027-02-28', 'a short month has its last day'],
    ['month', 30, '2028-02-01', '2028-02-29', 'in a leap year too'],
    ['month', 31, '2027-02-28', '2027-03-31', 'and the next one its own'],
    ['month', 5, '2027-12-31', '2028-01-05', 'over the year'],
  ])('every %s on %i, after %s, is on %s: %s', (every, on, today, next) => {
    expect(nextReportDay({ every, on }, today)).toBe(next)
  })

  test('comes after today, and within a week or a month', () => {
    const day = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
    const order = fc
      .constantFrom('week', 'month')
      .chain((every) => fc.record({ every: fc.constant(every), on: fc.constantFrom(...daysOf(every)) }))
    fc.assert(
      fc.property(order, day, (wanted, today) => {
        const days = (Date.parse(nextReportDay(wanted, today)) - Date.parse(today)) / 86_400_000
        expect(days).toBeGreaterThan(0)
        expect(days).toBeLessThanOrEqual(wanted.every === 'week' ? 7 : 31)
      }),
    )
  })
})

const reportAt = (nextRunAt: number | null): ReportSchedule => ({
  id: String(nextRunAt),
  every: 'week',
  on: 1,
  timeZone: 'UTC',
  filter: EVERY_ROW,
  recipients: [],
  lastRunAt: null,
  nextRunAt,
  lastStatus: null,
})

test('those that come next stand first, and those of an unknown date last', () => {
  expect(inReportOrder([null, 30, 20].map(reportAt)).map(({ nextRunAt }) => nextRunAt)).toEqual([20, 30, null])
})

test('a filter that names anything holds something back', () => {
  const narrowed = [{ type: ['debit'] }, { action: ['x'] }, { actor: ['x'] }, { account: ['x'] }, { q: 'x' }]
  expect([{}, ...narrowed].map((filter) => isEveryRow({ ...EVERY_ROW, ...filter }))).toEqual([
    true,
    ...narrowed.map(() => false),
  ])
})
