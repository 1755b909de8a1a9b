/** Which words say what a scheduled report is. */
import type { Account } from '../credits/account.ts'
import type { CivilDay } from '../credits/civil-day.ts'
import { isEntryType } from '../credits/entry.ts'
import type { Person } from '../credits/history.ts'
import { isEveryRow, nextReportDay } from '../credits/report-schedule.ts'
import type { ReportFilter, ReportOrder, ReportSchedule } from '../credits/report-schedule.ts'
import { formatFull, formatMoment } from './dates.ts'
import { dateFormat } from './intl.ts'
import type { HistoryMessages } from './messages/en-history.ts'
import type { ReportMessages } from './messages/en-reports.ts'
import type { Messages } from './messages/messages.ts'

type Words = Messages & Pick<HistoryMessages, 'entryType'> & ReportMessages

/** A Monday. */
const MONDAY = Date.UTC(2027, 2, 1)
const DAY_MS = 86_400_000
/** Weekdays and days of a zone that is not the viewer's are computed as UTC's. */
const IN_UTC = { timeZone: 'UTC' } as const

/** "Every Monday", "On the 31st of every month (or the last day)". */
export function scheduleWords({ every, on }: Pick<ReportSchedule, 'every' | 'on'>, locale: string, messages: Words) {
  if (every === 'other' || (every === 'week' && on > 7)) return messages.everyOther
  if (every === 'week') return messages.everyWeek(weekdayName(on, locale))
  const words = messages.everyMonth(on)
  return on > 28 ? `${words} (${messages.shortMonths})` : words
}

/** `day` is 1 for Monday. */
export function weekdayName(day: number, locale: string): string {
  return dateFormat(locale, { weekday: 'long', ...IN_UTC }).format(MONDAY + (day - 1) * DAY_MS)
}

/** Names that the billing system's keys and ids stand for, where this page knows them. */
export interface Names {
  account: Account
  people: readonly Person[]
}

/** What is in it: "Used, Refunded · Reference check · “Ana”". */
export function filterWords(filter: ReportFilter, { account, people }: Names, messages: Words): string {
  if (isEveryRow(filter)) return messages.everyRow
  const actions = new Map(account.actions.map(({ key, name }) => [key, name]))
  const persons = new Map(people.map(({ id, name }) => [id, name]))
  const accounts = new Map([account, ...account.sharedWith].map(({ id, name }) => [id, name]))
  return [
    filter.type.map((type) => (isEntryType(type) ? messages.entryType[type] : type)),
    filter.action.map((key) => actions.get(key) ?? key),
    filter.actor.map((id) => persons.get(id) ?? id),
    filter.account.map((id) => accounts.get(id) ?? id),
    filter.q === '' ? [] : [`“${filter.q}”`],
  ]
    .filter(({ length }) => length > 0)
    .map((names) => names.join(', '))
    .join(' · ')
}

/** How the last one went. */
export function lastRunWords(
  { lastRunAt, lastStatus }: ReportSchedule,
  now: number,
  locale: string,
  messages: Words,
): string {
  if (lastRunAt === null) return lastStatus ?? messages.reportNeverSent
  return messages.reportLast(formatMoment(lastRunAt, now, locale, messages), lastStatus)
}

/** "Next Mon, 8 Mar": `title` has the time. */
export function nextRunWords({ nextRunAt }: ReportSchedule, locale: string, messages: Words) {
  if (nextRunAt === null) return { text: messages.reportNext('—'), title: messages.unknownDate }
  const day = dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(nextRunAt)
  return { text: messages.reportNext(day), title: formatFull(nextRunAt, locale, messages) }
}

/** The day of the first report that is ordered now: "Monday, 8 March". */
export function firstReportWords(order: Pick<ReportOrder, 'every' | 'on' | 'timeZone'>, now: number, locale: string) {
  const day = nextReportDay(order, todayIn(order.timeZone, now))
  return dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...IN_UTC }).format(Date.parse(day))
}

/** The viewer's own time zone. */
export function ownTimeZone(): string {
  return dateFormat('en', {}).resolvedOptions().timeZone
}

/** "America/New York": as people read it. */
export function timeZoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ')
}

/** The day that it is there. Swedish writes dates as machines do. */
function todayIn(timeZone: string, now: number): CivilDay {
  return dateFormat('sv', { timeZone, dateStyle: 'short' }).format(now)
}
