import { expect, test } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { EVERY_ROW } from '../credits/report-schedule.ts'
import { failureOf } from './failure-of.fixture.ts'
import { toExportOrder, toReport, toReports } from './wire-exports.ts'
import { wireExport, wireExports } from './wire.fixture.ts'

const asked = account()

test('a report is read with its days, its filters and how it went', () => {
  expect(toReports(wireExports(), asked)).toEqual([
    {
      id: 'report-1',
      every: 'month',
      on: 31,
      timeZone: 'Europe/Berlin',
      filter: { type: ['debit'], action: ['reference-check'], actor: ['viewer-1'], account: ['acct-1'], q: 'Ana' },
      recipients: ['ada@ats.example'],
      lastRunAt: Date.UTC(2027, 1, 28, 6),
      nextRunAt: Date.UTC(2027, 2, 31, 6),
      lastStatus: 'sent',
    },
  ])
})

test('without filters it has every row in it', () => {
  const [report] = toReports(wireExports({ data: [wireExport({ filters: null })] }), asked)
  expect(report?.filter).toEqual(EVERY_ROW)
})

test('an interval or a date that nobody here can read is unknown, and the rest of the list stays', () => {
  const odd = wireExport({ every: 'fortnight', nextRunAt: 'soon' })
  expect(toReports(wireExports({ data: [odd] }), asked)).toMatchObject([{ every: 'other', nextRunAt: null }])
})

test.each([0, 32, 1.5, '1'])('day %j is none', async (on) => {
  const read = () => toReports(wireExports({ data: [wireExport({ on })] }), asked)
  expect(await failureOf(read)).toMatchObject({ kind: 'malformed' })
})

test('reports of another account are dropped', async () => {
  expect(await failureOf(() => toReports(wireExports({ accountId: 'acct-2' }), asked))).toEqual({
    kind: 'wrong-account',
  })
  expect(await failureOf(() => toReport(wireExport({ accountId: 'acct-2' }), asked))).toEqual({ kind: 'wrong-account' })
})

test('an order that holds nothing back says so by saying nothing', () => {
  const order = { every: 'week', on: 1, timeZone: 'UTC', filter: EVERY_ROW, recipients: ['ada@ats.example'] } as const
  expect(toExportOrder(order)).toEqual({
    every: 'week',
    on: 1,
    tz: 'UTC',
    filters: {},
    recipients: ['ada@ats.example'],
  })
})
