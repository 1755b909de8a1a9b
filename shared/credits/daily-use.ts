import { add, isCredits, NO_CREDITS, type Credits } from './amount.ts'
import { findDayNumber, toDay, type CivilDay, type DayPeriod } from './civil-day.ts'
import type { UsageRow } from './usage.ts'

/** What was used on each day of a period. */
export interface DailyUse {
  /** Oldest first, each day of the period once; none for a period that is reversed or has no dates. */
  days: DayUse[]
  /** How many rows could not be counted: their day is no date or outside the period, or their amount is no use. */
  leftOut: number
}

export interface DayUse {
  day: CivilDay
  /** 0 where no row speaks of the day. */
  credits: Credits
  /** The day is over. Today is not: it may be drawn, but it says nothing about the pace. */
  isOver: boolean
}

/** How fast credits go. */
export interface Pace {
  /** In the unit's smallest step, and fractions of it: say "about". */
  perDay: number
  /** Over so many days: those that are over, from the first one with use. */
  days: number
}

/**
 * Sums rows by day, whatever else they are split by. Rows carry days of the viewer's time zone, as `today` does. Nothing
 * throws: what cannot be counted is left out and told.
 */
export function dailyUse(rows: readonly UsageRow[], period: DayPeriod, today: CivilDay): DailyUse {
  const days = daysOf(period, today)
  const byDay = new Map(days.map((use) => [use.day, use]))
  let total = 0
  let leftOut = 0
  for (const { keys, credits } of rows) {
    const use = byDay.get(keys.day ?? '')
    if (use && credits >= 0 && isCredits(total + credits)) {
      total += credits
      use.credits = add(use.credits, credits)
    } else leftOut += 1
  }
  return { days, leftOut }
}

/** The days that are over, from the first one with use on: before it, nobody was here yet. Oldest first. */
export function pastUse({ days }: DailyUse): DayUse[] {
  const past = days.filter(({ isOver }) => isOver)
  const first = past.findIndex(({ credits }) => credits > 0)
  return first === -1 ? [] : past.slice(first)
}

/** Credits per day over the period; `null` where nothing was used on a day that is over. */
export function paceOf(daily: DailyUse): Pace | null {
  const past = pastUse(daily)
  const total = past.reduce((all, { credits }) => all + credits, 0)
  return past.length === 0 ? null : { perDay: total / past.length, days: past.length }
}

function daysOf({ fromDay, toDay: lastDay }: DayPeriod, today: CivilDay): DayUse[] {
  const from = findDayNumber(fromDay) ?? Number.NaN
  const days = (findDayNumber(lastDay) ?? Number.NaN) - from + 1
  return Array.from({ length: days }, (_, index) => {
    const day = toDay(from + index)
    return { day, credits: NO_CREDITS, isOver: day < today }
  })
}
