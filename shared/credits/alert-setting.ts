/** The warnings that the billing system sends by itself, and what may be set of them. Not what this product notices. */
import type { Credits } from './amount.ts'
import type { ListState } from './list-state.ts'

/** When the billing system warns. */
export type AlertTrigger =
  /** So many percent of the allowance are left, or fewer. */
  | { kind: 'percent'; value: number }
  | { kind: 'credits'; value: Credits }
  /** Credits lapse within so many days. */
  | { kind: 'expiry'; value: number }
  /** `recovered`: there are credits again. */
  | { kind: 'empty' | 'recovered'; value?: undefined }
  /** The billing system's own word for something that nobody here knows: kept as it is. */
  | { kind: 'other'; value: string }

export type AlertKind = AlertTrigger['kind']

export const ALERT_CHANNELS = ['email', 'in-app'] as const
export type AlertChannel = (typeof ALERT_CHANNELS)[number]

export interface AlertSetting {
  id: string
  trigger: AlertTrigger
  /** `AlertChannel`s, and words of the billing system's own, which are kept as they are. */
  channels: readonly string[]
  isEnabled: boolean
}

/** What is known of the alerts, and what becomes of those that the viewer wants saved. */
export type AlertsState = ListState<AlertSetting, readonly AlertSetting[]>

/** Why an alert cannot be saved. */
export type AlertProblem =
  /** No percentage above 0 and up to 100. */
  | 'percent'
  /** Less than the balance can fall to. */
  | 'credits'
  /** No whole number of days from 1 to a year. */
  | 'days'
  /** It is on, and goes nowhere. */
  | 'channels'
  /** Another one says the same. */
  | 'twice'

const MAX_DAYS = 365

/** The problem of each alert that has one, by id. `floor` is how far the balance may fall. */
export function findAlertProblems(alerts: readonly AlertSetting[], floor: Credits): Map<string, AlertProblem> {
  const problems = new Map<string, AlertProblem>()
  const seen = new Set<string>()
  for (const { id, trigger, channels, isEnabled } of alerts) {
    const key = triggerKey(trigger)
    const problem =
      findTriggerProblem(trigger, floor) ??
      (seen.has(key) ? 'twice' : isEnabled && channels.length === 0 ? 'channels' : undefined)
    if (problem) problems.set(id, problem)
    seen.add(key)
  }
  return problems
}

/**
 * In the order in which they come when credits run out: high marks first, then empty, what lapses, and what is good news.
 * Those without a number stay as they were: to a sort, NaN is as good as 0.
 */
export function inAlertOrder(alerts: readonly AlertSetting[]): AlertSetting[] {
  return alerts.toSorted(
    ({ trigger: a }, { trigger: b }) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || Number(b.value) - Number(a.value),
  )
}

/** Do both say the same? Ids and order do not count: the billing system gives its own. */
export function isSameAlerts(some: readonly AlertSetting[], others: readonly AlertSetting[]): boolean {
  const said = (alerts: readonly AlertSetting[]) => alerts.map(sayAlert).toSorted().join('\n')
  return some.length === others.length && said(some) === said(others)
}

/** An id that none of `alerts` has. */
export function newAlertId(alerts: readonly Pick<AlertSetting, 'id'>[]): string {
  const ids = new Set(alerts.map(({ id }) => id))
  let number = 1
  while (ids.has(`new-${number}`)) number += 1
  return `new-${number}`
}

const ORDER: readonly AlertKind[] = ['percent', 'credits', 'empty', 'expiry', 'recovered', 'other']

function findTriggerProblem({ kind, value }: AlertTrigger, floor: Credits): AlertProblem | undefined {
  switch (kind) {
    case 'percent':
      return value > 0 && value <= 100 ? undefined : 'percent'
    case 'credits':
      return value >= Math.min(0, floor) ? undefined : 'credits'
    case 'expiry':
      return Number.isInteger(value) && value > 0 && value <= MAX_DAYS ? undefined : 'days'
    case 'empty':
    case 'recovered':
    case 'other':
  }
  return undefined
}

function triggerKey({ kind, value }: AlertTrigger): string {
  return `${kind} ${value}`
}

function sayAlert({ trigger, channels, isEnabled }: AlertSetting): string {
  return JSON.stringify([triggerKey(trigger), channels.toSorted(), isEnabled])
}
