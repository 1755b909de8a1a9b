/**
 * What past use says about use to come. The pace may have changed once, on any day; which day, nobody knows, so that
 * each of them counts by how well it explains what was used. docs/decisions/015-forecast.md says why it is done so.
 */
import { weekdayOf } from './civil-day.ts'
import type { DayUse } from './daily-use.ts'

/** Stretches of days are measured in average days: a week is 7, a Sunday next to nothing. */
export interface PaceModel {
  /** How much of an average day each weekday is, Monday first. They add up to 7. */
  weekdays: number[]
  /** One pace for each day since when it may hold. */
  paces: WeightedPace[]
}

interface WeightedPace {
  /** How likely it is that this one holds. They add up to 1. */
  weight: number
  /** Credits on an average day. */
  perDay: number
  /** Variance of an average day, as a share of `perDay` squared. */
  spread: number
  /** Average days that have shown it: the fewer, the more `perDay` is in doubt. */
  days: number
}

/** Days in a row that stand for a pace: one or two alone are chance. */
const LEAST_DAYS = 3
/** Less likely ones change no answer, but make it slow. */
const LEAST_WEIGHT = 1e-3
/** No use is as regular as that, as a share of the mean squared. Keeps divisors over 0. */
const LEAST_SPREAD = 1e-6

/** `past` must hold some use: of nothing there is no pace. */
export function fitPaces(past: readonly DayUse[]): PaceModel {
  const weekdays = fitWeekdays(past)
  const uses = past.map(({ day, credits }) => ({ credits, weight: weekdays[weekdayOf(day)] ?? 1 }))
  const total = uses.reduce((all, { credits }) => all + credits, 0)
  const days = uses.reduce((all, { weight }) => all + weight, 0)
  const squares = uses.reduce((all, { credits, weight }) => all + credits ** 2 / weight, 0)
  const floor = LEAST_SPREAD * (total / days) ** 2
  const fits = []
  let before = { credits: 0, days: 0 }
  for (const [start, { credits, weight }] of uses.slice(0, 1 - LEAST_DAYS).entries()) {
    const since = { credits: total - before.credits, days: days - before.days }
    const explained = explain(before) + explain(since)
    const spread = Math.max(floor, (squares - explained) / (uses.length - 2))
    if (start === 0 || start >= LEAST_DAYS) fits.push({ spread, ...since })
    before = { credits: before.credits + credits, days: before.days + weight }
  }
  return { weekdays, paces: weigh(fits, uses.length, total / days) }
}

/** The probability, 0 to 1, that at least `credits` are used in so many average days. */
export function chanceOfUse({ paces }: PaceModel, days: number, credits: number): number {
  if (credits <= 0) return 1
  let chance = 0
  for (const pace of paces)
    chance += pace.weight * gammaTail(credits / (pace.perDay * days), pace.spread * (1 / days + 1 / pace.days))
  return chance
}

function weigh(fits: readonly { spread: number; credits: number; days: number }[], count: number, usual: number) {
  const best = Math.min(...fits.map(({ spread }) => spread))
  const likelihoods = fits.map(({ spread }) => (best / spread) ** (count / 2))
  const total = likelihoods.reduce((all, likelihood) => all + likelihood, 0)
  return fits.flatMap((fit, index): WeightedPace[] => {
    const weight = (likelihoods[index] ?? 0) / total
    // Two quiet days are no end: each pace begins with one usual day.
    const days = fit.days + 1
    const perDay = (fit.credits + usual) / days
    // Who uses more also varies more.
    const spread = Math.max(fit.spread / (perDay * usual), LEAST_SPREAD)
    return weight < LEAST_WEIGHT ? [] : [{ weight, perDay, spread, days }]
  })
}

/** The part of the squares that one pace over a stretch explains. */
function explain({ credits, days }: { credits: number; days: number }): number {
  return days > 0 ? credits ** 2 / days : 0
}

function fitWeekdays(past: readonly DayUse[]): number[] {
  const mean = past.reduce((total, { credits }) => total + credits, 0) / past.length
  // Each begins as one average day, so that a single Monday says little and ten of them much.
  const sums = Array.from({ length: 7 }, () => ({ credits: mean, days: 1 }))
  for (const { day, credits } of past) {
    const sum = sums[weekdayOf(day)]
    if (!sum) continue
    sum.credits += credits
    sum.days += 1
  }
  const means = sums.map(({ credits, days }) => credits / days)
  const total = means.reduce((all, each) => all + each, 0)
  return means.map((each) => (each / total) * 7)
}

/**
 * Share of a gamma distribution of mean 1 above `value`: sums of many uneven uses are never below 0 and have a long
 * tail. By Wilson and Hilferty's cube root, which makes it nearly normal.
 */
function gammaTail(value: number, variance: number): number {
  const step = variance / 9
  const z = (Math.cbrt(value) - 1 + step) / Math.sqrt(step)
  return 1 / (1 + Math.exp(z * (1.5976 + 0.07056 * z * z)))
}
