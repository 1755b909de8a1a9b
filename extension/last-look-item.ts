import * as v from 'valibot'
import { storageItem, type StorageItem } from './storage.ts'

/** When somebody last looked at a connection's history, in epoch milliseconds; what came since is marked as new. */
export function lastLookItem(connectionId: string): StorageItem<number | null> {
  return storageItem<number | null>('local', `last-look:${connectionId}`, v.nullable(v.number()), null)
}
