/**
 * Days of the calendar, which have a date and no length: between them one counts in whole days, over every change of
 * clocks. Only `dayOf` and `startOfDay` know a time zone, which is the viewer's own.
 */

/** "2027-03-01". */
export type CivilDay = string

/** Both ends belong to it. */
export interface DayPeriod {
  fromDay: CivilDay
  toDay: CivilDay
}

const DAY_MS = 86_400_000

/** The viewer's day that holds a moment (epoch milliseconds). */
export function dayOf(at: number): CivilDay {
  return toDay(dayNumberAt(at))
}

/** The place of that day in a count of days; `NaN` for a moment beyond all dates. */
export function dayNumberAt(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS
}

/** The first moment of the viewer's day, in epoch milliseconds; `NaN` for what is no day. */
export function startOfDay(day: CivilDay): number {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}

/** The day's place in that count; `null` for what is no day of the calendar, as "2027-02-29" or "yesterday". */
export function findDayNumber(day: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN
  return Number.isNaN(at) || toDay(at / DAY_MS) !== day ? null : at / DAY_MS
}

/** The day at a place in that count. */
export function toDay(number: number): CivilDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** The day `days` later; a day that is none stays what it is. */
export function addDays(day: CivilDay, days: number): CivilDay {
  const number = findDayNumber(day)
  return number === null ? day : toDay(number + days)
}

/** 0 is Monday, 6 is Sunday; `NaN` for what is no day. */
export function weekdayOf(day: CivilDay): number {
  return (new Date(day).getUTCDay() + 6) % 7
}
