import * as v from 'valibot'
import { browser } from './browser.ts'

/** One named value in one storage area. What is stored is parsed by schema; anything unreadable reads as the default. */
export interface StorageItem<T> {
  get(): Promise<T>
  set(value: T): Promise<void>
  /** Reads, changes and writes with no other context in between. Answers the new value. */
  update(change: (value: T) => T): Promise<T>
  /** Forgets it: it reads as the default again. */
  remove(): Promise<void>
  /** Calls back with every new value, from whichever page it was written. Returns what ends it. */
  watch(onValue: (value: T) => void): () => void
}

export type Area = 'local' | 'session'

/** What could not be read is kept under its own name with this in front, so that nothing of the person's is lost. */
export const UNREADABLE = 'unreadable:'
/** An answer, an alert: with less room than this the next of them may not fit. */
const ROOM_BYTES = 32 * 1024

/** Declares an item. `key` must be unique within the area. */
export function storageItem<T>(
  area: Area,
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): StorageItem<T> {
  const find = (stored: unknown): { value: T } | undefined => {
    const parsed = v.safeParse(schema, stored)
    return parsed.success ? { value: parsed.output } : undefined
  }
  async function get(): Promise<T> {
    const stored: unknown = (await browser.storage[area].get(key))[key]
    if (stored === undefined) return fallback
    const found = find(stored)
    if (!found) await setAside(area, key, stored)
    return found ? found.value : fallback
  }
  const set = (value: T) => write(area, key, value)
  return {
    get,
    set,
    update: (change) =>
      navigator.locks.request(`item:${area}:${key}`, async () => {
        const value = change(await get())
        await set(value)
        return value
      }),
    remove: () => browser.storage[area].remove(key),
    watch: (onValue) => {
      const listener = (changes: Record<string, { newValue?: unknown }>, changedArea: string) => {
        const change = changes[key]
        if (changedArea === area && change) onValue(find(change.newValue)?.value ?? fallback)
      }
      browser.storage.onChanged.addListener(listener)
      return () => browser.storage.onChanged.removeListener(listener)
    },
  }
}

/** Names of the items that could not be read and were set aside, "settings" for one. */
export async function findUnreadable(): Promise<string[]> {
  const all = await browser.storage.local.get(null)
  return Object.keys(all).flatMap((key) => (key.startsWith(UNREADABLE) ? key.slice(UNREADABLE.length) : []))
}

/** Throws away what was set aside: the person has read that it is there, and has a copy or wants none. */
export async function forgetUnreadable(): Promise<void> {
  await browser.storage.local.remove((await findUnreadable()).map((key) => UNREADABLE + key))
}

/**
 * Is there no room for anything new? Then values that grow stay as they were, and the person should hear of it. Where a
 * browser sets no bounds but the disk's there is room.
 */
export async function isStorageFull(): Promise<boolean> {
  const { local } = browser.storage
  if (!('getBytesInUse' in local) || !('QUOTA_BYTES' in local)) return false
  return (await local.getBytesInUse(null)) > Number(local.QUOTA_BYTES) - ROOM_BYTES
}

/** Where the storage is full, what was set aside makes room: the extension has to go on. */
async function write(area: Area, key: string, value: unknown): Promise<void> {
  try {
    await browser.storage[area].set({ [key]: value })
  } catch (thrown) {
    if (area !== 'local' || (await findUnreadable()).length === 0) throw thrown
    await forgetUnreadable()
    await browser.storage.local.set({ [key]: value })
  }
}

/** Session data is made anew and needs no copy, and a secret must not be copied to where it would last. */
async function setAside(area: Area, key: string, stored: unknown): Promise<void> {
  const copy = { [UNREADABLE + key]: stored }
  const isKept =
    area !== 'local' ||
    (await browser.storage.local.set(copy).then(
      () => true,
      () => false,
    ))
  await browser.storage[area].remove(key)
  // There was no room for both; now there is for one.
  if (!isKept) await browser.storage.local.set(copy)
}
