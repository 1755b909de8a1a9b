import { describe, expect, test } from 'vitest'
import { DAY_MS, NOON, account } from '../credits/account.fixture.ts'
import { EVERY_ROW } from '../credits/report-schedule.ts'
import type { ReportSchedule } from '../credits/report-schedule.ts'
import { enHistory } from './messages/en-history.ts'
import { english } from './messages/english.ts'
import { enReports } from './messages/en-reports.ts'
import {
  filterWords,
  firstReportWords,
  lastRunWords,
  nextRunWords,
  scheduleWords,
  weekdayName,
} from './report-words.ts'

const messages = { ...english, ...enHistory, ...enReports }
const report: ReportSchedule = {
  id: 'r',
  every: 'week',
  on: 1,
  timeZone: 'UTC',
  filter: EVERY_ROW,
  recipients: [],
  lastRunAt: null,
  nextRunAt: null,
  lastStatus: null,
}

test.each([
  ['week', 1, 'Every Monday'],
  ['week', 7, 'Every Sunday'],
  ['week', 8, 'At intervals of its own'],
  ['other', 1, 'At intervals of its own'],
  ['month', 1, 'On the 1st of every month'],
  ['month', 2, 'On the 2nd of every month'],
  ['month', 23, 'On the 23rd of every month'],
  ['month', 28, 'On the 28th of every month'],
  ['month', 31, 'On the 31st of every month (or the last day)'],
] as const)('every %s on %i: %s', (every, on, words) => {
  expect(scheduleWords({ every, on }, 'en', messages)).toBe(words)
})

test('weekdays are the reader’s', () => {
  expect([1, 7].map((day) => weekdayName(day, 'de'))).toEqual(['Montag', 'Sonntag'])
})

describe('what is in it', () => {
  const names = {
    account: account({ name: 'Northbeam', sharedWith: [{ id: 'acct-2', name: 'Southbeam' }] }),
    people: [{ id: 'u-1', name: 'Ada Okafor' }],
  }

  test('everything', () => {
    expect(filterWords(EVERY_ROW, names, messages)).toBe('All rows')
  })

  test('has names, and what nobody here knows as it is', () => {
    const filter = {
      type: ['debit', 'refund_v2'],
      action: ['reference-check', 'old-action'],
      actor: ['u-1', 'u-2'],
      account: ['acct-1', 'acct-2', 'acct-3'],
      q: 'Ana',
    }
    expect(filterWords(filter, names, messages)).toBe(
      'Used, refund_v2 · Reference check, old-action · Ada Okafor, u-2 · Northbeam, Southbeam, acct-3 · “Ana”',
    )
  })
})

const words = (changes: Partial<ReportSchedule>) => lastRunWords({ ...report, ...changes }, NOON, 'en-GB', messages)

test('the last one: when and how, when, how, or not yet', () => {
  expect(words({ lastRunAt: NOON - 9 * DAY_MS, lastStatus: 'mailbox full' })).toBe('last 20 Feb: mailbox full')
  expect(words({ lastRunAt: NOON - 9 * DAY_MS })).toBe('last 20 Feb')
  expect(words({ lastStatus: 'queued' })).toBe('queued')
  expect(words({})).toBe('not sent yet')
})

test('the next one; of an unknown date it is unknown', () => {
  expect(nextRunWords({ ...report, nextRunAt: NOON + 7 * DAY_MS }, 'en-GB', messages).text).toMatch(
    /^Next Mon,? 8 Mar$/,
  )
  expect(nextRunWords(report, 'en-GB', messages)).toEqual({ text: 'Next —', title: 'unknown date' })
})

test('the first one is counted from the day that it is in its own time zone', () => {
  const order = { every: 'week', on: 2, timeZone: 'UTC' } as const
  // Monday noon in UTC is Tuesday already in Kiritimati.
  expect(firstReportWords(order, NOON, 'en-GB')).toMatch(/^Tuesday,? 2 March$/)
  expect(firstReportWords({ ...order, timeZone: 'Pacific/Kiritimati' }, NOON, 'en-GB')).toMatch(/^Tuesday,? 9 March$/)
})
