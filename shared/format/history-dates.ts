/** Moments in a list that has a heading for each day. Times are epoch milliseconds; `null` is an unknown date. */
import { TIME, findNearDay, isDate } from './dates.ts'
import { dateFormat, relativeFormat } from './intl.ts'
import type { BarMessages } from './messages/messages.ts'

const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }
const WEEKDAY_AND_YEAR: Intl.DateTimeFormatOptions = { ...WEEKDAY, year: 'numeric' }

/** "Today", "Yesterday", "Mon, 1 Mar", and with the year when it is another. */
export function formatDayHeading(
  at: number | null,
  now: number,
  locale: string,
  messages: Pick<BarMessages, 'unknownDate'>,
): string {
  if (!isDate(at)) return toSentence(messages.unknownDate)
  const near = findNearDay(at, now)
  if (near !== undefined) return toSentence(relativeFormat(locale).format(near, 'day'))
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return dateFormat(locale, isThisYear ? WEEKDAY : WEEKDAY_AND_YEAR).format(at)
}

/** "14:02"; nothing for an unknown date. */
export function formatTime(at: number | null, locale: string): string {
  return isDate(at) ? dateFormat(locale, TIME).format(at) : ''
}

function toSentence(text: string): string {
  const [first = '', ...rest] = text
  return first.toLocaleUpperCase() + rest.join('')
}
