/**
 * When a scheduled report is due, and of which days. A report is of the last full week (Monday to Sunday) or month,
 * made at eight in the morning of the day that the person chose, by the clock of this machine. Times are epoch
 * milliseconds.
 */
import type { ReportPlan } from './settings.ts'

/** How the last attempt went. */
export interface ReportRun {
  /** When it ended. */
  at: number
  /** Was a file saved? */
  isDone: boolean
}

/** The days of a report; `to` is exclusive. */
export interface ReportPeriod {
  from: number
  to: number
}

const HOUR = 8
const DAYS_OF_WEEK = 7
/** A report that failed is tried again so much later, until the next one is due. */
export const RETRY_MS = 3_600_000

type Plan = Pick<ReportPlan, 'every' | 'on' | 'since'>

/** The moment for which a report is to be made now, if any: one, however many were missed. */
export function findDueReport(plan: Plan, run: ReportRun | null, now: number): number | undefined {
  const slotAt = latestSlot(plan, now)
  if (slotAt <= plan.since || (run?.isDone && run.at >= slotAt)) return undefined
  // A clock that was set back must not keep it from being tried again.
  const isTriedLately = run && !run.isDone && run.at >= slotAt && now - run.at < RETRY_MS && run.at <= now
  return isTriedLately ? undefined : slotAt
}

/** When to look again: at once where one is due. */
export function nextReportAt(plan: Plan, run: ReportRun | null, now: number): number {
  if (findDueReport(plan, run, now) !== undefined) return now
  const slotAt = latestSlot(plan, now)
  const next = slotAfter(plan, slotAt)
  const isToBeTriedAgain = run !== null && !run.isDone && run.at >= slotAt && slotAt > plan.since
  return isToBeTriedAgain ? Math.min(run.at + RETRY_MS, next) : next
}

/** The last full week or month before the day of `slotAt`. */
export function reportPeriod(every: Plan['every'], slotAt: number): ReportPeriod {
  const day = new Date(slotAt)
  if (every === 'month') return { from: midnight(day, { months: -1, on: 1 }), to: midnight(day, { on: 1 }) }
  const monday = day.getDate() - (isoDay(day) - 1)
  return { from: midnight(day, { on: monday - DAYS_OF_WEEK }), to: midnight(day, { on: monday }) }
}

/** The last moment, now at the latest, for which a report is made. */
function latestSlot(plan: Plan, now: number): number {
  const day = new Date(now)
  const slotAt = slotOn(plan, day, 0)
  return slotAt <= now ? slotAt : slotOn(plan, day, -1)
}

function slotAfter(plan: Plan, slotAt: number): number {
  return slotOn(plan, new Date(slotAt), 1)
}

/** The slot of the week or month that `day` is in, or of so many later. By the calendar: days of 23 and 25 hours exist. */
function slotOn({ every, on }: Plan, day: Date, later: number): number {
  if (every === 'month') return new Date(day.getFullYear(), day.getMonth() + later, on, HOUR).getTime()
  const date = day.getDate() - isoDay(day) + Math.min(on, DAYS_OF_WEEK) + later * DAYS_OF_WEEK
  return new Date(day.getFullYear(), day.getMonth(), date, HOUR).getTime()
}

function midnight(day: Date, { months = 0, on }: { months?: number; on: number }): number {
  return new Date(day.getFullYear(), day.getMonth() + months, on).getTime()
}

/** 1 is Monday, 7 Sunday. */
function isoDay(day: Date): number {
  return day.getDay() || DAYS_OF_WEEK
}
