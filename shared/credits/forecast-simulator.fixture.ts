/**
 * Accounts as they are used: many small actions on working days, few at weekends, now and then a bulk import, and one
 * day on which the pace changes for good. All of it comes from a seed, so that every run is the same run.
 */
import { account, balance, lot } from './account.fixture.ts'
import type { Account, Lot } from './account.ts'
import { toCredits } from './amount.ts'
import { addDays, dayOf, startOfDay, weekdayOf, type CivilDay } from './civil-day.ts'
import { dailyUse, type DailyUse } from './daily-use.ts'
import type { UsageRow } from './usage.ts'

/** An account on the day that somebody asks, and what the future has in store. */
export interface SimulatedAccount {
  account: Account
  daily: DailyUse
  now: number
  /** Days from now until the last credit goes, 0 for today. */
  truth: number
  /** What the first lot loses at its end. */
  lost: number
}

/** Credits that go together; `lastDay` is counted from today. */
interface Part {
  credits: number
  lastDay: number
}

/** The pace of an account, by the day of its life. */
interface Habit {
  /** Actions on a working day. */
  actions: number
  /** Credits for one of each, and how often each is chosen. */
  costs: readonly { credits: number; share: number }[]
  weekend: number
  /** How much busier or calmer a day may be than the one before: 0 is not at all. */
  unrest: number
  /** Days between two bulk imports; 0 for none. */
  everyDays: number
  /** Actions in an import. */
  bulk: number
  changesOn: number
  changesBy: number
}

const MAX_LIFE = 3000
const COSTS = [1, 2, 5, 10]

/** `count` accounts of a seed. */
export function simulate(seed: number, count: number): SimulatedAccount[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => simulateAccount(random))
}

function simulateAccount(random: Random): SimulatedAccount {
  const historyDays = between(random, 4, 180)
  const habit = createHabit(random, historyDays)
  const now = new Date(2027, 2, 1 + between(random, 0, 27), between(random, 0, 23)).getTime()
  const today = dayOf(now)
  const firstWeekday = weekdayOf(addDays(today, -historyDays))
  const use = (day: number) => useOn(random, habit, day, (firstWeekday + day) % 7)
  const history = Array.from({ length: historyDays }, (_, day) => use(day))
  const rows = history.map((credits, day) => toRow(addDays(today, day - historyDays), credits))
  const parts = createParts(random, Math.ceil(expectedPerDay(habit) * 8 * 20 ** random()))
  const spendable = parts.reduce((total, { credits }) => total + credits, 0)
  // Of today, only the hours that are left are still to come.
  const hoursLeft = 24 - new Date(now).getHours()
  const useAhead = (day: number) => (day > 0 ? use(historyDays + day) : Math.round((use(historyDays) * hoursLeft) / 24))
  return {
    account: account({
      balance: balance({ available: toCredits(spendable) }),
      lots: parts.map((part, index) => toLot(part, index, today)),
    }),
    daily: dailyUse(rows, { fromDay: addDays(today, -180), toDay: today }, today),
    now,
    ...liveOn(parts, useAhead),
  }
}

/** Two of three accounts hold credits that never lapse. The others hold two lots, of which the first does. */
function createParts(random: Random, spendable: number): Part[] {
  if (random() < 2 / 3) return [{ credits: spendable, lastDay: Infinity }]
  const first = Math.ceil(spendable * (0.2 + 0.6 * random()))
  return [
    { credits: first, lastDay: between(random, 3, 90) },
    { credits: spendable - first, lastDay: random() < 0.5 ? Infinity : between(random, 91, 400) },
  ]
}

/** Day after day: use is paid by the first part that has credits, and what is left of a part at its end is lost. */
function liveOn(parts: readonly Part[], use: (day: number) => number): Pick<SimulatedAccount, 'truth' | 'lost'> {
  let left = parts
  let lost: number | null = null
  for (let day = 0; day < MAX_LIFE; day += 1) {
    let unpaid = use(day)
    left = left.map((part) => {
      const paid = Math.min(unpaid, part.credits)
      unpaid -= paid
      return { ...part, credits: part.credits - paid }
    })
    const ended = left.find(({ lastDay }) => lastDay === day)
    lost ??= ended ? ended.credits : null
    left = left.filter(({ lastDay }) => lastDay > day)
    if (left.every(({ credits }) => credits === 0)) return { truth: day, lost: lost ?? 0 }
  }
  throw new Error('an account that is never used up')
}

function toLot({ credits, lastDay }: Part, index: number, today: CivilDay): Lot {
  const expires = lastDay === Infinity ? 'never' : { at: startOfDay(addDays(today, lastDay + 1)) }
  return lot({ id: `lot-${index}`, remaining: toCredits(credits), expires })
}

function createHabit(random: Random, historyDays: number): Habit {
  const hasImports = random() < 0.4
  const actions = 5 * 40 ** random()
  const isUp = random() < 0.5
  const change = 1.25 + 1.25 * random()
  return {
    actions,
    costs: COSTS.filter(() => random() < 0.5).map((credits) => ({ credits, share: 0.1 + random() })),
    weekend: random() < 0.1 ? 1 : 0.3 * random(),
    unrest: 0.25 * random(),
    everyDays: hasImports ? between(random, 15, 60) : 0,
    bulk: Math.round(actions * (1 + 4 * random())),
    changesOn: random() < 0.9 ? between(random, 0, historyDays) : historyDays + between(random, 1, 90),
    changesBy: isUp ? change : 1 / change,
  }
}

function useOn(random: Random, habit: Habit, day: number, weekday: number): number {
  const pace = habit.actions * (weekday > 4 ? habit.weekend : 1) * (day >= habit.changesOn ? habit.changesBy : 1)
  const mood = Math.exp(habit.unrest * normal(random) - habit.unrest ** 2 / 2)
  const isImport = habit.everyDays > 0 && random() < 1 / habit.everyDays
  const imported = isImport ? Math.round(habit.bulk * (0.5 + random())) : 0
  let credits = imported
  for (let left = poisson(random, pace * mood); left > 0; left -= 1) credits += costOfOne(random, habit)
  return credits
}

function costOfOne(random: Random, { costs }: Habit): number {
  const total = costs.reduce((all, { share }) => all + share, 0)
  let pick = random() * total
  return costs.find(({ share }) => (pick -= share) < 0)?.credits ?? 1
}

function expectedPerDay({ actions, costs, weekend, everyDays, bulk }: Habit): number {
  const total = costs.reduce((all, { share }) => all + share, 0)
  const each = total > 0 ? costs.reduce((all, { credits, share }) => all + credits * share, 0) / total : 1
  return (actions * each * (5 + 2 * weekend)) / 7 + (everyDays > 0 ? bulk / everyDays : 0)
}

function toRow(day: string, credits: number): UsageRow {
  return { keys: { day }, labels: {}, credits: toCredits(credits), count: credits }
}

/** From 0 to 1, never 1. */
type Random = () => number

/** A linear congruential step, scrambled: plain, fast, the same everywhere (mulberry32). */
function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number, both ends included. */
function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** How many of something that happens `mean` times a day. */
function poisson(random: Random, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const least = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > least; product *= random()) count += 1
  return count
}
