/** What was used, as bars: one for each day, week or month, stacked by action. */
import { add, isCredits, NO_CREDITS, sum, type Credits } from './amount.ts'
import { weekdayOf, type CivilDay } from './civil-day.ts'
import type { DayUse } from './daily-use.ts'
import type { UsageRow } from './usage.ts'
import { sharesOf, type UseShare } from './use-shares.ts'

/** A period of more days than this is drawn by week; of more than two years, by month. */
const MAX_DAY_BARS = 45
const MAX_WEEK_BARS = 105
/** Five actions, and all others as one: more patterns nobody tells apart. */
const MAX_SERIES = 6
/** The axis has at most so many steps. */
const MAX_STEPS = 4

export type Grain = 'day' | 'week' | 'month'

export interface UseChart {
  grain: Grain
  /** The actions, largest first; what the small ones come to is last. */
  series: UseShare[]
  /** Oldest first, without a gap. */
  bars: UseBar[]
  /** From 0 to the top of the axis, in whole credits. */
  ticks: Credits[]
  credits: Credits
}

export interface UseBar {
  /** First and last day that it stands for, within the period. */
  fromDay: CivilDay
  toDay: CivilDay
  /** Its last day is over: no more is used in it. */
  isOver: boolean
  credits: Credits
  /** One for each series, in their order. */
  parts: Credits[]
}

/**
 * The bars of `days`, oldest first and without a gap. Rows are by day and action; what is dated otherwise, or negative,
 * is left out as `dailyUse` leaves it out. `scale` is the unit's. `null` where nothing was used, and where a sum is not
 * exact.
 */
export function chartOf(rows: readonly UsageRow[], days: readonly DayUse[], scale: number): UseChart | null {
  const grain = grainOf(days.length)
  const { bars, barOf } = emptyBars(days, grain)
  const counted = rows.filter(({ keys, credits }) => credits > 0 && barOf.has(keys.day ?? ''))
  const series = sharesOf(counted, 'action', MAX_SERIES)
  if (!series || series.length === 0) return null
  const indexOf = new Map(series.map(({ key }, index) => [key, index]))
  for (const bar of bars) bar.parts = series.map(() => NO_CREDITS)
  for (const { keys, credits } of counted) {
    const bar = barOf.get(keys.day ?? '')
    const index = indexOf.get(keys.action ?? '') ?? series.length - 1
    if (!bar) continue
    bar.credits = add(bar.credits, credits)
    bar.parts[index] = add(bar.parts[index] ?? NO_CREDITS, credits)
  }
  const ticks = ticksOf(Math.max(...bars.map(({ credits }) => credits)), scale)
  return ticks && { grain, series, bars, ticks, credits: sum(bars.map(({ credits }) => credits)) }
}

function emptyBars(days: readonly DayUse[], grain: Grain) {
  const bars: UseBar[] = []
  const barOf = new Map<CivilDay, UseBar>()
  for (const { day, isOver } of days) {
    const known = begins(grain, day) ? undefined : bars.at(-1)
    const bar = known ?? { fromDay: day, toDay: day, isOver, credits: NO_CREDITS, parts: [] }
    if (!known) bars.push(bar)
    bar.toDay = day
    bar.isOver = isOver
    barOf.set(day, bar)
  }
  return { bars, barOf }
}

function grainOf(days: number): Grain {
  if (days <= MAX_DAY_BARS) return 'day'
  return days <= MAX_WEEK_BARS * 7 ? 'week' : 'month'
}

/** Does a day begin a bar? Weeks begin on Mondays. */
function begins(grain: Grain, day: CivilDay): boolean {
  if (grain === 'week') return weekdayOf(day) === 0
  return grain === 'day' || day.endsWith('-01')
}

/** 1, 2 or 5 times a power of ten whole credits a step, up to `max` or the first step above it; `null` beyond counting. */
function ticksOf(max: number, scale: number): Credits[] | null {
  const whole = 10 ** scale
  const least = max / whole / MAX_STEPS
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)))
  const step = whole * power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10)
  const ticks = Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step)
  return ticks.every(isCredits) ? ticks : null
}
