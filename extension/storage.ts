import * as v from 'valibot'
import { browser } from './browser.ts'

/** One named value in one storage area. What is stored is parsed by schema; anything unreadable reads as the default. */
export interface StorageItem<T> {
  get(): Promise<T>
  set(value: T): Promise<void>
  /** Calls back with every new value, from whichever page it was written. Returns what ends it. */
  watch(onValue: (value: T) => void): () => void
}

type Area = 'local' | 'session'

/** Declares an item. `key` must be unique within the area. */
export function storageItem<T>(
  area: Area,
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): StorageItem<T> {
  const parse = (stored: unknown): T => {
    const parsed = v.safeParse(schema, stored)
    return parsed.success ? parsed.output : fallback
  }
  return {
    get: async () => parse((await browser.storage[area].get(key))[key]),
    set: (value) => browser.storage[area].set({ [key]: value }),
    watch: (onValue) => {
      const listener = (changes: Record<string, { newValue?: unknown }>, changedArea: string) => {
        const change = changes[key]
        if (changedArea === area && change) onValue(parse(change.newValue))
      }
      browser.storage.onChanged.addListener(listener)
      return () => browser.storage.onChanged.removeListener(listener)
    },
  }
}
