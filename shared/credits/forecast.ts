import type { Account, Lot } from './account.ts'
import { isCredits, NO_CREDITS, type Credits } from './amount.ts'
import { addDays, dayNumberAt, dayOf, startOfDay, weekdayOf } from './civil-day.ts'
import { isPaidByEveryLot } from './cost.ts'
import { pastUse, type DailyUse } from './daily-use.ts'
import { spendableCredits } from './level.ts'
import { burnOrder, lastUsableDay } from './lots.ts'
import { chanceOfUse, fitPaces, type PaceModel } from './pace-model.ts'

/**
 * When the credits that can be spent now will be gone if nothing is added. Moments are epoch milliseconds within the
 * viewer's day that is meant: name the day, not the time.
 */
export type Forecast =
  /** On a day from the one of `earliestAt` to the one of `latestAt`, in nine cases of ten. Never before now. */
  | { kind: 'runs-out'; earliestAt: number; latestAt: number; historyDays: number }
  /** The end is too far for what is known; in nineteen cases of twenty it is not before the day of `atLeastUntilAt`. */
  | { kind: 'lasts'; atLeastUntilAt: number; historyDays: number }
  /** `days`: too few of them. `use`: enough days, but next to nothing was used in them, or all of it at once. */
  | { kind: 'not-enough-data'; why: 'days' | 'use'; historyDays: number; neededDays: number }
  /** Nothing is left to spend. */
  | { kind: 'out' }
  | { kind: 'unlimited' }
  /**
   * The balance is not told; some lots pay for some actions only, so that no one day is the end; or the days looked at
   * are long gone, and the pace may be another by now.
   */
  | { kind: 'unknown'; why: 'balance' | 'restricted-lots' | 'past-period' }

/** What one lot loses at its end if the pace stays. */
export interface LotLapse {
  lot: Lot
  /** Exclusive end, epoch milliseconds. */
  at: number
  /** From the least to the most, in nine cases of ten: say "about". `null` where that is not known. */
  lost: { least: Credits; most: Credits } | null
}

/** Days of history, the first with use among them, below which nothing is said. */
export const NEEDED_DAYS = 14
/** Days with use among them. */
const NEEDED_USES = 5
/** Older use says nothing about the weeks to come. */
const MAX_HISTORY = 365
/** How far ahead a range may reach, for each day of history. */
const REACH = 2
/** What the model leaves out on each side. Less than the promise of 5 in 100: changes to come are not in it. */
const TAIL = 0.02

/** `ahead`: average days until the end of each day to come, today first. */
interface Outlook {
  spendable: Credits
  historyDays: number
  model: PaceModel
  ahead: number[]
}

/** A lot whose end is known. */
interface LotEnd {
  lot: Lot
  at: number
  /** Its last usable day, counted from today. */
  day: number
  /** What is spent or lost once it is over: the lots until then, in the order they are spent. */
  gone: number
}

/**
 * Counts what is spendable now, an allowed overdraft included, use at the pace of `daily`, and lots that lapse before
 * they are used. Counts no renewal, scheduled or pending lot, incoming credits, top-up under way or automatic: it says
 * how long one can go on without them. Knows nothing of a pause, nor of use that only a lack of credits held back.
 */
export function forecast(account: Account, daily: DailyUse, now: number): Forecast {
  const outlook = lookAhead(account, daily, now)
  if ('kind' in outlook) return outlook
  const { spendable, historyDays, model, ahead } = outlook
  const ends = lotEnds(account, now)
  const dayOfChance = (chance: number) =>
    leastWhere(
      ahead.length,
      (day) => chanceOfUse(model, ahead[day] ?? 0, useToRunOut(spendable, ends, ahead, day)) >= chance,
    )
  const earliestAt = momentIn(dayOfChance(TAIL), now)
  const last = dayOfChance(1 - TAIL)
  return last === ahead.length
    ? { kind: 'lasts', atLeastUntilAt: earliestAt, historyDays }
    : { kind: 'runs-out', earliestAt, latestAt: momentIn(last, now), historyDays }
}

/**
 * What each lot with a known end loses, in the order the lots are spent, by the same rules as `forecast`. Nothing for an
 * unlimited balance.
 */
export function lapses(account: Account, daily: DailyUse, now: number): LotLapse[] {
  const outlook = lookAhead(account, daily, now)
  const ends = lotEnds(account, now)
  if (!('kind' in outlook))
    return ends.map((end, index) => ({ lot: end.lot, at: end.at, lost: findLost(end, ends.slice(0, index), outlook) }))
  // Where nothing is left to spend, all that lots still hold is reserved.
  const lost = outlook.kind === 'out' ? { least: NO_CREDITS, most: NO_CREDITS } : null
  return outlook.kind === 'unlimited' ? [] : ends.map(({ lot, at }) => ({ lot, at, lost }))
}

/** Or why nothing can be seen ahead. */
function lookAhead(account: Account, daily: DailyUse, now: number): Outlook | Forecast {
  const spendable = spendableCredits(account)
  if (spendable === 'unlimited') return { kind: 'unlimited' }
  if (spendable === null) return { kind: 'unknown', why: 'balance' }
  if (spendable <= 0) return { kind: 'out' }
  if (hasRestrictedLots(account)) return { kind: 'unknown', why: 'restricted-lots' }
  const today = dayOf(now)
  // Of a period up to today, or one that did until midnight.
  if ((daily.days.at(-1)?.day ?? today) < addDays(today, -1)) return { kind: 'unknown', why: 'past-period' }
  const past = pastUse(daily).slice(-MAX_HISTORY)
  const historyDays = past.length
  const isUsed = past.filter(({ credits }) => credits > 0).length >= NEEDED_USES
  if (historyDays < NEEDED_DAYS || !isUsed) return lacking(daily, historyDays)
  const model = fitPaces(past)
  const [start, end] = [startOfDay(today), startOfDay(addDays(today, 1))]
  const rest = (end - now) / (end - start)
  let days = 0
  const ahead = Array.from({ length: REACH * historyDays + 1 }, (_, index) => {
    const average = model.weekdays[(weekdayOf(today) + index) % 7] ?? 1
    return (days += index === 0 ? rest * average : average)
  })
  return { spendable, historyDays, model, ahead }
}

/** A period of nothing is not short of days. */
function lacking({ days }: DailyUse, historyDays: number): Forecast {
  const over = days.filter(({ isOver }) => isOver).length
  const known = historyDays === 0 && over >= NEEDED_DAYS ? over : historyDays
  const why = known < NEEDED_DAYS ? 'days' : 'use'
  return { kind: 'not-enough-data', why, historyDays: known, neededDays: NEEDED_DAYS }
}

/** A lot that does not pay for every action on offer that costs something. Where it is not told, it does. */
function hasRestrictedLots(account: Account): boolean {
  const told = { ...account, lots: account.lots?.filter(({ restrictedTo }) => restrictedTo !== null) ?? null }
  return account.actions.some(
    (action) => action.status === 'available' && action.cost.kind !== 'free' && !isPaidByEveryLot(told, action),
  )
}

/**
 * Active lots that lapse, in the order they are spent. What lots hold beyond the balance is reserved by running actions
 * already, from the first of them.
 */
function lotEnds({ lots, balance }: Account, now: number): LotEnd[] {
  const live = burnOrder(lots ?? [])
    .map((lot) => ({ lot, at: endOf(lot), remaining: lot.remaining ?? 0 }))
    .filter(({ at }) => at > now)
  const held = live.reduce((total, { remaining }) => total + remaining, 0) - (balance.available ?? 0)
  let gone = -Math.max(0, held)
  return live.flatMap(({ lot, at, remaining }) => {
    if (remaining === 0 || at === Infinity) return []
    gone += remaining
    return { lot, at, day: dayNumberAt(lastUsableDay(at)) - dayNumberAt(now), gone }
  })
}

function endOf({ expires }: Lot): number {
  return expires === null || expires === 'never' ? Infinity : expires.at
}

/**
 * The least use by the end of a day that leaves nothing. After a lot's end only later lots are left, which must last for
 * what is used since: in proportion, as much of the use as of the days.
 */
function useToRunOut(spendable: Credits, ends: readonly LotEnd[], ahead: readonly number[], day: number): number {
  const total = ahead[day] ?? 0
  return ends.reduce<number>((least, end) => {
    // `NaN` beyond all dates.
    if (!(end.day <= day)) return least
    const later = spendable - end.gone
    const since = 1 - (ahead[end.day] ?? 0) / total
    return later <= 0 ? 0 : Math.min(least, later / since)
  }, spendable)
}

function findLost(end: LotEnd, earlier: readonly LotEnd[], { model, ahead }: Outlook): LotLapse['lost'] {
  // Of an end that is too far ahead one thing can be known: all is used before it.
  const daysUntil = (day: number) => ahead[day] ?? ahead.at(-1) ?? 0
  const days = daysUntil(end.day)
  const lostWith = (chance: number) => {
    const limit = Math.min(end.gone, Number.MAX_SAFE_INTEGER)
    const used = leastWhere(limit, (credits) => chanceOfUse(model, days, credits) <= chance)
    const lost = earlier.reduce((least, { day, gone }) => {
      const since = 1 - daysUntil(day) / days
      return Math.min(least, end.gone - gone - used * since)
    }, end.gone - used)
    return Math.max(0, lost)
  }
  const least = Math.floor(lostWith(TAIL))
  const most = Math.ceil(lostWith(1 - TAIL))
  const isKnown = most === 0 || end.day < ahead.length
  return isKnown && isCredits(least) && isCredits(most) ? { least, most } : null
}

/** The first whole number from 0 on for which it holds, as for all after it; `end` where it holds for none before. */
function leastWhere(end: number, holds: (number: number) => boolean): number {
  let least = 0
  let most = end
  while (least < most) {
    const middle = least + Math.floor((most - least) / 2)
    if (holds(middle)) most = middle
    else least = middle + 1
  }
  return most
}

/** A moment in the viewer's day so many days after the one of `now`, and not before `now`. */
function momentIn(days: number, now: number): number {
  return Math.max(now, startOfDay(addDays(dayOf(now), days)))
}
