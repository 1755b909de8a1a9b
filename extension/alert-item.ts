/** The alerts of a connection, as the background raised them and every page of the extension reads them. */
import * as v from 'valibot'
import { NOTHING_TOLD, type Alert } from '../shared/credits/alert.ts'
import type { AlertLog } from '../shared/credits/alert-log.ts'
import { isCredits } from '../shared/credits/amount.ts'
import type { Credits } from '../shared/credits/amount.ts'
import { storageItem, type StorageItem } from './storage.ts'

/** The log, and until when the person wants no notifications (epoch milliseconds; never of "empty"). */
export interface StoredAlerts extends AlertLog {
  snoozedUntil: number | null
}

const Amount = v.custom<Credits>((value) => isCredits(value))
const Alert: v.GenericSchema<unknown, Alert> = v.variant('kind', [
  v.object({ kind: v.literal('low'), mark: Amount }),
  v.object({ kind: v.literal('empty') }),
  v.object({ kind: v.literal('recovered'), from: v.picklist(['low', 'empty']) }),
  v.object({ kind: v.literal('expiring'), lotId: v.string(), credits: Amount, at: v.number() }),
  v.object({
    kind: v.literal('top-up'),
    topUpId: v.string(),
    status: v.picklist(['credited', 'declined', 'failed']),
    credits: Amount,
  }),
  v.object({ kind: v.literal('signed-out') }),
])

const StoredAlerts = v.object({
  memory: v.object({
    marks: v.array(v.string()),
    isEmpty: v.boolean(),
    lots: v.array(v.string()),
    topUps: v.array(v.string()),
    isSignedOut: v.boolean(),
  }),
  records: v.array(
    v.object({ id: v.string(), at: v.number(), alert: Alert, isRead: v.boolean(), isSettled: v.boolean() }),
  ),
  snoozedUntil: v.nullable(v.number()),
})

const NONE: StoredAlerts = { memory: NOTHING_TOLD, records: [], snoozedUntil: null }

/** Of the connection with this id. Pages mark read and snooze with `update`; the background raises. */
export function alertItem(connectionId: string): StorageItem<StoredAlerts> {
  return storageItem('local', `alerts:${connectionId}`, StoredAlerts, NONE)
}
