/** What somebody wants to see of the ledger, and what that means in moments. Days are the viewer's own. */
import type { Term } from './account.ts'

export const PERIODS = ['7', '30', '90', 'term', 'all', 'own'] as const
/** The last so many days with today, the current term, everything, or own dates. */
export type Period = (typeof PERIODS)[number]

/** Plain JSON. `null` means any. */
export interface HistoryFilter {
  period: Period
  /** First and last day of the period `own`, as "2027-03-01"; '' leaves that side open. */
  fromDay: string
  toDay: string
  type: string | null
  /** Key of an action. */
  action: string | null
  /** Id of a person. */
  actor: string | null
  q: string
}

export const EVERYTHING: HistoryFilter = {
  period: 'all',
  fromDay: '',
  toDay: '',
  type: null,
  action: null,
  actor: null,
  q: '',
}

/** The same as a query: epoch milliseconds, `to` exclusive. */
export interface HistoryQuery {
  from?: number
  to?: number
  type?: readonly string[]
  action?: readonly string[]
  actor?: readonly string[]
  q?: string
}

/** Does it hold nothing back? */
export function isEverything(filter: HistoryFilter): boolean {
  return Object.keys(toHistoryQuery(filter, null, 0)).length === 0
}

/** How many of type, action and person are narrowed. */
export function countChoices({ type, action, actor }: HistoryFilter): number {
  return [type, action, actor].filter((choice) => choice !== null).length
}

/** Own dates in the wrong order: nothing can match, which is never meant. */
export function isReversed({ period, fromDay, toDay }: Pick<HistoryFilter, 'period' | 'fromDay' | 'toDay'>): boolean {
  const from = findDay(fromDay)
  const to = findDay(toDay)
  return period === 'own' && from !== undefined && to !== undefined && from > to
}

/** What to ask the billing system for. A term that is unknown holds nothing back; nor does half a date. */
export function toHistoryQuery(filter: HistoryFilter, term: Term | null, now: number): HistoryQuery {
  const q = filter.q.trim()
  return {
    ...toSpan(filter, term, now),
    ...(filter.type !== null && { type: [filter.type] }),
    ...(filter.action !== null && { action: [filter.action] }),
    ...(filter.actor !== null && { actor: [filter.actor] }),
    ...(q !== '' && { q }),
  }
}

/** From the start of a day, so that the same question stays the same all day. */
function toSpan({ period, fromDay, toDay }: HistoryFilter, term: Term | null, now: number): HistoryQuery {
  if (period === 'all') return {}
  if (period === 'term') return term ? { from: term.startsAt, to: term.endsAt } : {}
  if (period !== 'own') return { from: startOfDay(now, 1 - Number(period)) }
  const from = findDay(fromDay)
  const to = findDay(toDay)
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to: startOfDay(to, 1) }) }
}

/** Midnight of the viewer's day `days` after the one of `at`. */
function startOfDay(at: number, days: number): number {
  const day = new Date(at)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime()
}

/** The first moment of a day written as date fields write it. */
function findDay(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined) return undefined
  const start = new Date(Number(year), Number(month) - 1, Number(day))
  return start.getMonth() === Number(month) - 1 && start.getDate() === Number(day) ? start.getTime() : undefined
}
