/** An account and its use, day by day, up to the moment that all fixtures share. */
import { account, balance, lot, NOON } from './account.fixture.ts'
import type { Account, Lot } from './account.ts'
import { toCredits } from './amount.ts'
import { addDays, dayNumberAt, dayOf, startOfDay } from './civil-day.ts'
import { dailyUse, type DailyUse } from './daily-use.ts'
import { forecast } from './forecast.ts'

export const TODAY = dayOf(NOON)
export const inDays = (days: number) => startOfDay(addDays(TODAY, days))

/** The days before today, oldest first, in a period that begins with them. */
export function daily(uses: readonly number[], today = TODAY): DailyUse {
  const rows = uses.map((credits, index) => ({
    keys: { day: addDays(today, index - uses.length) },
    labels: {},
    credits: toCredits(credits),
    count: 1,
  }))
  return dailyUse(rows, { fromDay: addDays(today, -uses.length), toDay: today }, today)
}

/** Ten credits a day, more or less. */
export const STEADY = Array.from({ length: 60 }, (_, index) => [8, 12, 10, 9, 11][index % 5] ?? 10)

export const holding = (available: number, overrides: Partial<Account> = {}) =>
  account({ balance: balance({ available: toCredits(available) }), ...overrides })
export const ending = (id: string, remaining: number, days: number, overrides: Partial<Lot> = {}) =>
  lot({ id, remaining: toCredits(remaining), expires: { at: inDays(days) }, ...overrides })

/** Days from today to both ends of the range; what lasts has no second end. */
export function span(of: Account, uses: readonly number[], now = NOON): [number, number] {
  const answer = forecast(of, daily(uses), now)
  if (answer.kind === 'lasts') return [daysUntil(answer.atLeastUntilAt), Infinity]
  if (answer.kind !== 'runs-out') throw new Error(answer.kind)
  return [daysUntil(answer.earliestAt), daysUntil(answer.latestAt)]
}

function daysUntil(at: number): number {
  return dayNumberAt(at) - dayNumberAt(NOON)
}
