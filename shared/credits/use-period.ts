/** For which days somebody wants to see what was used. Days are the viewer's own. */
import type { Term } from './account.ts'
import { addDays, dayOf, findDayNumber, type CivilDay, type DayPeriod } from './civil-day.ts'

export const USE_PERIODS = ['30', '90', 'term', '365', 'own'] as const
/** The last so many days with today, the current term up to today, or own dates. */
export type UsePeriod = (typeof USE_PERIODS)[number]

/** Plain JSON. */
export interface PeriodChoice {
  period: UsePeriod
  /** First and last day of the period `own`, as date fields write them; '' where nothing was typed. */
  fromDay: string
  toDay: string
}

/** Ten years: what is longer is a year that is still being typed. */
const MAX_DAYS = 3650

/** A year up to its end where only the end is known, up to today where not even that is. */
const OWN_DAYS = 365

/**
 * The days that are meant. Never empty, never longer than ten years: a year half typed is not asked for. None of them is
 * still to come: in those, nothing was used.
 */
export function periodOf(choice: PeriodChoice, term: Term | null, now: number): DayPeriod {
  const today = dayOf(now)
  const isOwn = choice.period === 'own' && findDayNumber(choice.toDay) !== null
  const toDay = isOwn && choice.toDay < today ? choice.toDay : today
  const fromDay = firstDay(choice, term, toDay)
  const earliest = addDays(toDay, 1 - MAX_DAYS)
  if (fromDay < earliest) return { fromDay: earliest, toDay }
  return { fromDay: fromDay < toDay ? fromDay : toDay, toDay }
}

function firstDay({ period, fromDay }: PeriodChoice, term: Term | null, toDay: CivilDay): CivilDay {
  if (period === 'term') return term ? dayOf(term.startsAt) : toDay
  if (period === 'own' && findDayNumber(fromDay) !== null) return fromDay
  return addDays(toDay, 1 - (period === 'own' ? OWN_DAYS : Number(period)))
}
