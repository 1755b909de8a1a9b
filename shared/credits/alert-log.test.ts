import { describe, expect, test } from 'vitest'
import { NOON, HOUR_MS } from './account.fixture.ts'
import type { Alert } from './alert.ts'
import { NOTHING_TOLD } from './alert.ts'
import {
  dueNotices,
  heldMs,
  markRead,
  recordAlerts,
  settleNotices,
  sortForReading,
  type AlertLog,
} from './alert-log.ts'
import { toCredits } from './amount.ts'

const ALL = { low: true, empty: true, recovered: true, expiring: true, 'top-up': true, 'signed-out': true }
const AT_ANY_TIME = { quiet: null, snoozedUntil: null }
/** From 22:00 to 7:00. */
const AT_NIGHT = { quiet: { from: 1320, to: 420 }, snoozedUntil: null }
const MIDNIGHT = 0
const MORNING = 480

const NONE: AlertLog = { memory: NOTHING_TOLD, records: [] }
const low: Alert = { kind: 'low', mark: toCredits(125) }
const empty: Alert = { kind: 'empty' }
const recovered: Alert = { kind: 'recovered', from: 'low' }
const signedOut: Alert = { kind: 'signed-out' }
const expiring: Alert = { kind: 'expiring', lotId: 'lot-1', credits: toCredits(40), at: NOON }

function log(...alerts: Alert[]): AlertLog {
  return alerts.reduce(
    (known, alert, index) => recordAlerts(known, { alerts: [alert], memory: NOTHING_TOLD }, NOON + index),
    NONE,
  )
}

const kindsOf = (records: AlertLog['records']) => records.map(({ alert }) => alert.kind)

/** What is notified of at this minute of the day, and the log after it. */
function tell(known: AlertLog, localMinutes: number, choice = ALL) {
  const due = dueNotices(known, choice, AT_NIGHT, NOON, localMinutes)
  return { told: kindsOf(due), after: settleNotices(known, choice, due) }
}

describe('notifying', () => {
  test('each alert is told once, oldest first', () => {
    const { told, after } = tell(log(expiring, low), MORNING)
    expect(told).toEqual(['expiring', 'low'])
    expect(tell(after, MORNING).told).toEqual([])
  })

  test('what quiet hours hold back is told when they are over', () => {
    const night = tell(log(low), MIDNIGHT)
    expect(night.told).toEqual([])
    expect(tell(night.after, MORNING).told).toEqual(['low'])
  })

  test('quiet hours never hold back "empty"', () => {
    expect(tell(log(low, empty), MIDNIGHT).told).toEqual(['empty'])
  })

  test('who was low in the night and is no longer hears of neither', () => {
    const night = tell(log(low), MIDNIGHT)
    const later = recordAlerts(night.after, { alerts: [recovered], memory: NOTHING_TOLD }, NOON + HOUR_MS)
    expect(tell(later, MORNING).told).toEqual([])
  })

  test('who was signed out in the night hears of it once, and of nothing who signed in again', () => {
    const night = tell({ ...log(signedOut, signedOut), memory: { ...NOTHING_TOLD, isSignedOut: true } }, MIDNIGHT)
    expect(night.told).toEqual([])
    expect(tell(night.after, MORNING).told).toEqual(['signed-out'])
    expect(tell({ ...night.after, memory: NOTHING_TOLD }, MORNING).told).toEqual([])
  })

  test('who heard of it hears that it is over', () => {
    const day = tell(log(low), MORNING)
    const later = recordAlerts(day.after, { alerts: [recovered], memory: NOTHING_TOLD }, NOON + HOUR_MS)
    expect(tell(later, MORNING).told).toEqual(['recovered'])
  })

  test('what nobody wants to hear stays in the list, and is not told later either', () => {
    const { told, after } = tell(log(low), MORNING, { ...ALL, low: false })
    expect(told).toEqual([])
    expect(kindsOf(after.records)).toEqual(['low'])
    expect(tell(after, MORNING).told).toEqual([])
  })

  test('snoozed until a time, then told', () => {
    const snoozed = { quiet: null, snoozedUntil: NOON + HOUR_MS }
    expect(dueNotices(log(low), ALL, snoozed, NOON, MORNING)).toEqual([])
    expect(kindsOf(dueNotices(log(low), ALL, snoozed, NOON + HOUR_MS, MORNING))).toEqual(['low'])
  })
})

/** How long something is held back still. */
const held = (known: AlertLog, preferences: typeof AT_NIGHT | { quiet: null; snoozedUntil: number }, minutes: number) =>
  heldMs(known, ALL, preferences, NOON, minutes)

describe('what is held back', () => {
  const signedOutNow = { ...log(signedOut), memory: { ...NOTHING_TOLD, isSignedOut: true } }

  test('may be told when quiet hours end, on whichever side of midnight they began', () => {
    expect(held(signedOutNow, AT_NIGHT, 1380)).toBe(8 * HOUR_MS)
    expect(held(signedOutNow, AT_NIGHT, MIDNIGHT)).toBe(7 * HOUR_MS)
  })

  test('may be told when the snooze ends', () => {
    const snoozed = { quiet: null, snoozedUntil: NOON + HOUR_MS }
    expect(held(log(low), snoozed, MORNING)).toBe(HOUR_MS)
  })

  test('is nothing by day, once it was told, or where nobody wants to hear of it', () => {
    expect(held(log(low), AT_NIGHT, MORNING)).toBeNull()
    expect(held(tell(log(low), MORNING).after, AT_NIGHT, MIDNIGHT)).toBeNull()
    expect(held(log(empty), AT_NIGHT, MIDNIGHT)).toBeNull()
    expect(heldMs(log(low), { ...ALL, low: false }, AT_NIGHT, NOON, MIDNIGHT)).toBeNull()
  })
})

describe('the list', () => {
  test('begins with the newest, and forgets the oldest of very many', () => {
    const many = log(...Array.from({ length: 130 }, () => low))
    expect(many.records).toHaveLength(100)
    expect(many.records[0]?.at).toBe(NOON + 129)
  })

  test('unread ones come first, each sort newest first', () => {
    const known = log(low, empty, recovered)
    const [newest] = known.records
    const read = markRead(known, [newest?.id ?? ''])
    expect(kindsOf(sortForReading(read.records))).toEqual(['empty', 'low', 'recovered'])
  })

  test('all are marked read at once', () => {
    expect(markRead(log(low, empty), 'all').records.every(({ isRead }) => isRead)).toBe(true)
  })

  test('alerts of one moment have ids of their own', () => {
    const both = recordAlerts(NONE, { alerts: [empty, expiring], memory: NOTHING_TOLD }, NOON)
    expect(new Set(both.records.map(({ id }) => id)).size).toBe(2)
    expect(dueNotices(both, ALL, AT_ANY_TIME, NOON, MORNING)).toHaveLength(2)
  })
})
