/** Reports of the ledger that the billing system sends by itself, every week or month. */
import { addDays, weekdayOf, type CivilDay } from './civil-day.ts'
import type { HistoryQuery } from './history-filter.ts'
import type { ListState } from './list-state.ts'

export const REPORT_INTERVALS = ['week', 'month'] as const
export type ReportInterval = (typeof REPORT_INTERVALS)[number]

/** Which rows are in it. An empty list, or '', holds nothing back. */
export interface ReportFilter {
  type: readonly string[]
  action: readonly string[]
  actor: readonly string[]
  account: readonly string[]
  q: string
}

/** What somebody wants to have sent. */
export interface ReportOrder {
  every: ReportInterval
  /** The day of the month, where a shorter month has its last one; or of the week, from Monday as 1. */
  on: number
  /** IANA name: in which days begin and end. */
  timeZone: string
  filter: ReportFilter
  /** Email addresses. */
  recipients: readonly string[]
}

/** A report that is sent. Times are epoch milliseconds. */
export interface ReportSchedule extends Omit<ReportOrder, 'every'> {
  id: string
  /** `other` for an interval that nobody here knows. */
  every: ReportInterval | 'other'
  lastRunAt: number | null
  nextRunAt: number | null
  /** How the last one went, in the billing system's words. */
  lastStatus: string | null
}

/** What is being done to the list. */
export type ReportTask = { kind: 'create'; order: ReportOrder } | { kind: 'delete'; id: string }

/** What is known of the reports, and what becomes of what the viewer wants. */
export type ReportsState = ListState<ReportSchedule, ReportTask>

export const EVERY_ROW: ReportFilter = { type: [], action: [], actor: [], account: [], q: '' }

/** What a question to the history holds back, but for its dates: each report has its own. */
export function toReportFilter({ type = [], action = [], actor = [], q = '' }: HistoryQuery): ReportFilter {
  return { type, action, actor, account: [], q }
}

/** Does it hold nothing back? */
export function isEveryRow({ type, action, actor, account, q }: ReportFilter): boolean {
  return q === '' && [type, action, actor, account].every(({ length }) => length === 0)
}

/** Those that come next first; of those that nobody knows when, at the end. */
export function inReportOrder(reports: readonly ReportSchedule[]): ReportSchedule[] {
  const next = ({ nextRunAt }: ReportSchedule) => nextRunAt ?? Number.MAX_VALUE
  return reports.toSorted((a, b) => next(a) - next(b))
}

/** What separates addresses that somebody types or pastes. */
const BETWEEN = /[\s,;]+/
/** One @ with something on both sides and a dot behind it: the rest only a mail server knows. */
const ADDRESS = /^[^\s@<>()"]{1,64}@[^\s@<>()"]+\.[^\s@<>().,"]+$/
const MAX_ADDRESS = 254

/** The addresses in a text, each once, and what in it is none. */
export function parseRecipients(text: string): { recipients: string[]; wrong: string[] } {
  const byName = new Map<string, string>()
  for (const part of text.split(BETWEEN))
    if (part !== '' && !byName.has(part.toLowerCase())) byName.set(part.toLowerCase(), part)
  const once = [...byName.values()]
  return { recipients: once.filter(isAddress), wrong: once.filter((part) => !isAddress(part)) }
}

/** The days that a report may come on. */
export function daysOf(every: ReportInterval): number[] {
  return Array.from({ length: every === 'week' ? 7 : 31 }, (_, index) => index + 1)
}

/**
 * The first day of the schedule that comes after `today`, both in the time zone of the schedule. In a
 * month that has no such day it is the last one.
 */
export function nextReportDay({ every, on }: Pick<ReportOrder, 'every' | 'on'>, today: CivilDay): CivilDay {
  const [year = NaN, month = NaN, day = NaN] = today.split('-').map(Number)
  if (every === 'month') {
    const thisMonth = Math.min(on, monthLength(year, month))
    return thisMonth > day
      ? toDay(year, month, thisMonth)
      : toDay(year, month + 1, Math.min(on, monthLength(year, month + 1)))
  }
  return addDays(today, ((on - weekdayOf(today) + 5) % 7) + 1)
}

function isAddress(part: string): boolean {
  return part.length <= MAX_ADDRESS && ADDRESS.test(part)
}

function monthLength(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function toDay(year: number, month: number, day: number): CivilDay {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
