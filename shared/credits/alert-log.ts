/** The alerts that one viewer was raised, newest first: to be read in a list, and to be notified of once each. */
import { mayNotify, silenceMs } from './alert.ts'
import type { Alert, AlertMemory, AlertPreferences } from './alert.ts'

export interface AlertRecord {
  /** Unique within the log, and the same whenever the same answer is looked at again. */
  id: string
  /** When it was raised. Epoch milliseconds. */
  at: number
  alert: Alert
  isRead: boolean
  /** It was notified of, or no longer needs to be. */
  isSettled: boolean
}

export interface AlertLog {
  memory: AlertMemory
  records: AlertRecord[]
}

/** Older ones are forgotten. */
const MAX_RECORDS = 100

/** The log with what a change raised, newest first. `now` is epoch milliseconds. */
export function recordAlerts(
  { records }: AlertLog,
  { alerts, memory }: { alerts: readonly Alert[]; memory: AlertMemory },
  now: number,
): AlertLog {
  const before = records.find(({ alert }) => isOfBalance(alert))
  const raised = alerts.map((alert) => ({
    id: toId(alert, now),
    at: now,
    alert,
    isRead: false,
    // Who never heard that it was low need not hear that it no longer is.
    isSettled: alert.kind === 'recovered' && before?.isSettled === false,
  }))
  return { memory, records: [...raised.toReversed(), ...records].slice(0, MAX_RECORDS) }
}

/** Kinds that somebody wants to be notified of. */
export type NoticeChoice = Record<Alert['kind'], boolean>

/**
 * What to notify of now, oldest first. Of the balance only the latest counts: who was low in the night and is not any
 * more need not be woken by either; nor who signed in again since a sign-out. What quiet hours or snooze hold back stays due until they are over.
 */
export function dueNotices(
  log: AlertLog,
  choice: NoticeChoice,
  preferences: AlertPreferences,
  now: number,
  localMinutes: number,
): AlertRecord[] {
  return openRecords(log, choice)
    .filter(({ alert }) => mayNotify(alert, preferences, now, localMinutes))
    .toReversed()
}

/**
 * How long until something that is held back now may be told, in milliseconds; `null` where nothing is. Who asks no more
 * answers of a server, because the viewer is signed out, still has that to tell in the morning.
 */
export function heldMs(
  log: AlertLog,
  choice: NoticeChoice,
  preferences: AlertPreferences,
  now: number,
  localMinutes: number,
): number | null {
  const isHeld = openRecords(log, choice).some(({ alert }) => !mayNotify(alert, preferences, now, localMinutes))
  return isHeld ? silenceMs(preferences, now, localMinutes) : null
}

/**
 * The log once `due` are about to be notified of. Settle before telling: whoever is stopped in between then tells once
 * too few rather than twice. What nobody wants to hear, or what something newer made old, is settled unheard.
 */
export function settleNotices(log: AlertLog, choice: NoticeChoice, due: readonly AlertRecord[]): AlertLog {
  const waiting = openRecords(log, choice).filter((record) => !due.includes(record))
  const isWaiting = (id: string) => waiting.some((record) => record.id === id)
  return {
    ...log,
    records: log.records.map((record) => ({ ...record, isSettled: record.isSettled || !isWaiting(record.id) })),
  }
}

/** All alerts read, or those with these ids. */
export function markRead(log: AlertLog, ids: readonly string[] | 'all'): AlertLog {
  const isMeant = (id: string) => ids === 'all' || ids.includes(id)
  return {
    ...log,
    records: log.records.map((record) => ({ ...record, isRead: record.isRead || isMeant(record.id) })),
  }
}

/** As a list shows them: unread first, newest first. */
export function sortForReading(records: readonly AlertRecord[]): AlertRecord[] {
  return records.toSorted((a, b) => Number(a.isRead) - Number(b.isRead) || b.at - a.at)
}

/** Neither settled, nor unwanted, nor overtaken by a newer one of its sort; newest first. */
function openRecords({ memory, records }: AlertLog, choice: NoticeChoice): AlertRecord[] {
  const ofBalance = records.find(({ alert }) => isOfBalance(alert))
  const ofSignOut = memory.isSignedOut ? records.find(({ alert }) => alert.kind === 'signed-out') : undefined
  const isOvertaken = (record: AlertRecord) =>
    isOfBalance(record.alert) ? record !== ofBalance : record.alert.kind === 'signed-out' && record !== ofSignOut
  return records.filter((record) => !record.isSettled && choice[record.alert.kind] && !isOvertaken(record))
}

function isOfBalance({ kind }: Alert): boolean {
  return kind === 'low' || kind === 'empty' || kind === 'recovered'
}

function toId(alert: Alert, at: number): string {
  if (alert.kind === 'expiring') return `${at}-expiring-${alert.lotId}`
  if (alert.kind === 'top-up') return `${at}-top-up-${alert.topUpId}`
  return `${at}-${alert.kind}`
}
