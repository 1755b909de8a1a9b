/** Moments as people name them, in the viewer's time zone. Times are epoch milliseconds; `null` is an unknown date. */
import { dateFormat, relativeFormat } from './intl.ts'
import { en } from './messages/en.ts'
import type { BarMessages } from './messages/messages.ts'

/** As each locale writes it: "9:06 PM", "21:06", "09:06". Fixed digits would say "09:06 PM" or "9:06" in the wrong place. */
export const TIME: Intl.DateTimeFormatOptions = { timeStyle: 'short' }
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
export const DAY_AND_YEAR: Intl.DateTimeFormatOptions = { ...DAY, year: 'numeric' }
const FULL: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'long' }

/** No `Date` reaches further. */
const MAX_DATE = 8.64e15

type DateWords = Pick<BarMessages, 'unknownDate'>

/** "Today 14:02", "Yesterday 09:10", "12 Mar", and with the year when it is another. */
export function formatMoment(at: number | null, now: number, locale: string, messages: DateWords = en): string {
  if (!isDate(at)) return messages.unknownDate
  const day = findNearDay(at, now)
  if (day === undefined) return formatDay(at, now, locale, messages)
  const [first = '', ...rest] = relativeFormat(locale).format(day, 'day')
  return `${first.toLocaleUpperCase()}${rest.join('')} ${dateFormat(locale, TIME).format(at)}`
}

/** Date, time to the second and zone, for titles. */
export function formatFull(at: number | null, locale: string, messages: DateWords = en): string {
  return isDate(at) ? dateFormat(locale, FULL).format(at) : messages.unknownDate
}

/** "12 Mar", and with the year when it is another. */
export function formatDay(at: number | null, now: number, locale: string, messages: DateWords = en): string {
  if (!isDate(at)) return messages.unknownDate
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return dateFormat(locale, isThisYear ? DAY : DAY_AND_YEAR).format(at)
}

/**
 * How old a number is: "as of 14:02", "as of yesterday 14:02", "as of 12 Mar". `at` is `now` less the number's age, so
 * that a wrong clock shifts both alike.
 */
export function asOf(
  at: number | null,
  now: number,
  locale: string,
  messages: Pick<BarMessages, 'unknownDate' | 'asOf'>,
): string {
  if (!isDate(at)) return messages.asOf(messages.unknownDate)
  const day = findNearDay(at, now)
  if (day === undefined) return messages.asOf(formatDay(at, now, locale, messages))
  const time = dateFormat(locale, TIME).format(at)
  return messages.asOf(day === 0 ? time : `${relativeFormat(locale).format(day, 'day')} ${time}`)
}

/** 0 for today, -1 for yesterday, by the calendar and not by 24 hours: days of 23 and 25 hours exist. */
export function findNearDay(at: number, now: number): 0 | -1 | undefined {
  const today = new Date(now)
  if (new Date(at).toDateString() === today.toDateString()) return 0
  today.setDate(today.getDate() - 1)
  return new Date(at).toDateString() === today.toDateString() ? -1 : undefined
}

export function isDate(at: number | null): at is number {
  return at !== null && Math.abs(at) <= MAX_DATE
}
