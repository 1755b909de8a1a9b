import type { Account, Lot } from './account.ts'
import { isCredits, type Credits } from './amount.ts'
import { addDays, dayNumberAt, dayOf, startOfDay, weekdayOf } from './civil-day.ts'
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
  /** The balance is not told, or some lots pay for some actions only, so that no one day is the end. */
  | { kind: 'unknown'; why: 'balance' | 'restricted-lots' }

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

type Lacking = Extract<Forecast, { kind: 'not-enough-data' }>

/** `ahead`: average days until the end of each day to come, today first. */
interface Outlook {
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
  const spendable = spendableCredits(account)
  if (spendable === 'unlimited') return { kind: 'unlimited' }
  if (spendable === null) return { kind: 'unknown', why: 'balance' }
  if (spendable <= 0) return { kind: 'out' }
  if (hasRestrictedLots(account)) return { kind: 'unknown', why: 'restricted-lots' }
  const outlook = lookAhead(daily, now)
  if ('kind' in outlook) return outlook
  const { historyDays, model, ahead } = outlook
  const ends = lotEnds(account, now)
  const isGone = (chance: number) => (days: number, day: number) =>
    chanceOfUse(model, days, useToRunOut(spendable, ends, ahead, day)) >= chance
  const first = ahead.findIndex(isGone(TAIL))
  const last = ahead.findIndex(isGone(1 - TAIL))
  const earliestAt = momentIn(first === -1 ? ahead.length : first, now)
  return last === -1
    ? { kind: 'lasts', atLeastUntilAt: earliestAt, historyDays }
    : { kind: 'runs-out', earliestAt, latestAt: momentIn(last, now), historyDays }
}

/**
 * What each lot with a known end loses, in the order the lots are spent, by the same rules as `forecast`. Nothing for an
 * unlimited balance.
 */
export function lapses(account: Account, daily: DailyUse, now: number): LotLapse[] {
  const spendable = spendableCredits(account)
  if (spendable === 'unlimited') return []
  const ends = lotEnds(account, now)
  const outlook = spendable === null || hasRestrictedLots(account) ? null : lookAhead(daily, now)
  return ends.map((end, index) => {
    const lost = outlook && 'model' in outlook ? findLost(end, ends.slice(0, index), outlook) : null
    return { lot: end.lot, at: end.at, lost }
  })
}

function lookAhead(daily: DailyUse, now: number): Outlook | Lacking {
  const past = pastUse(daily).slice(-MAX_HISTORY)
  const historyDays = past.length
  const isUsed = past.filter(({ credits }) => credits > 0).length >= NEEDED_USES
  if (historyDays < NEEDED_DAYS || !isUsed) return lacking(daily, historyDays)
  const model = fitPaces(past)
  const today = dayOf(now)
  const [start, end] = [startOfDay(today), startOfDay(addDays(today, 1))]
  const rest = (end - now) / (end - start)
  let days = 0
  const ahead = Array.from({ length: REACH * historyDays + 1 }, (_, index) => {
    const average = model.weekdays[(weekdayOf(today) + index) % 7] ?? 1
    return (days += index === 0 ? rest * average : average)
  })
  return { historyDays, model, ahead }
}

/** A period of nothing is not short of days. */
function lacking({ days }: DailyUse, historyDays: number): Lacking {
  const over = days.filter(({ isOver }) => isOver).length
  const isUnused = historyDays === 0 && over >= NEEDED_DAYS
  const why = isUnused || historyDays >= NEEDED_DAYS ? 'use' : 'days'
  return { kind: 'not-enough-data', why, historyDays: isUnused ? over : historyDays, neededDays: NEEDED_DAYS }
}

/** A lot that does not pay for every action on offer that costs something. Where it is not told, it does. */
function hasRestrictedLots({ lots, actions }: Account): boolean {
  const costly = actions.filter(({ cost, status }) => status === 'available' && cost.kind !== 'free')
  return (lots ?? []).some(
    ({ status, remaining, restrictedTo }) =>
      status === 'active' &&
      remaining !== 0 &&
      Array.isArray(restrictedTo) &&
      !costly.every(({ key }) => restrictedTo.includes(key)),
  )
}

/**
 * Active lots that lapse, in the order they are spent. What lots hold beyond the balance is reserved by running actions
 * already, from the first of them.
 */
function lotEnds({ lots, balance }: Account, now: number): LotEnd[] {
  const order = burnOrder(lots ?? [])
  const held = order.reduce((total, { remaining }) => total + (remaining ?? 0), 0) - (balance.available ?? 0)
  let gone = -Math.max(0, held)
  return order.flatMap((lot) => {
    const { remaining, expires } = lot
    if (remaining === null || expires === null || expires === 'never' || expires.at <= now) return []
    gone += remaining
    return { lot, at: expires.at, day: dayNumberAt(lastUsableDay(expires.at)) - dayNumberAt(now), gone }
  })
}

/**
 * The least use by the end of a day that leaves nothing. After a lot's end only later lots are left, which must last for
 * what is used since: in proportion, as much of the use as of the days.
 */
function useToRunOut(spendable: Credits, ends: readonly LotEnd[], ahead: readonly number[], day: number): number {
  const total = ahead[day] ?? 0
  return ends.reduce<number>((least, end) => {
    if (end.day > day) return least
    const later = spendable - end.gone
    const since = 1 - (ahead[end.day] ?? 0) / total
    return later <= 0 ? 0 : Math.min(least, later / since)
  }, spendable)
}

function findLost(end: LotEnd, earlier: readonly LotEnd[], { model, ahead }: Outlook): LotLapse['lost'] {
  const days = ahead[end.day]
  if (days === undefined) return null
  const lostAt = (used: number) =>
    earlier.reduce((least, { day, gone }) => {
      const since = 1 - (ahead[day] ?? 0) / days
      return Math.min(least, end.gone - gone - used * since)
    }, end.gone - used)
  const least = Math.max(0, Math.floor(lostAt(useAt(model, days, TAIL))))
  const most = Math.max(0, Math.ceil(lostAt(useAt(model, days, 1 - TAIL))))
  return isCredits(least) && isCredits(most) ? { least, most } : null
}

/** The use that is reached with a given chance, found by halving. */
function useAt(model: PaceModel, days: number, chance: number): number {
  let most = 1
  while (chanceOfUse(model, days, most) > chance) most *= 2
  let least = 0
  for (let step = 0; step < 50; step += 1) {
    const middle = (least + most) / 2
    if (chanceOfUse(model, days, middle) > chance) least = middle
    else most = middle
  }
  return most
}

/** A moment in the viewer's day so many days after the one of `now`, and not before `now`. */
function momentIn(days: number, now: number): number {
  return Math.max(now, startOfDay(addDays(dayOf(now), days)))
}
