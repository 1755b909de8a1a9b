import { formatDay, formatMoment } from '../../shared/format/dates.ts'

/** The demo speaks English. */
const LOCALE = 'en-GB'
const WORDS = { unknownDate: '—' }

/** "Today 14:02", "Yesterday 09:10", "12 Mar". */
export function toMomentText(at: number, now: number): string {
  return formatMoment(at, now, LOCALE, WORDS)
}

/** "12 Mar", and with the year when it is another. */
export function toDayText(at: number, now: number): string {
  return formatDay(at, now, LOCALE, WORDS)
}
