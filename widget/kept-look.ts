/**
 * What is remembered of a viewer's looks: items in the host's `localStorage` per API and account, only where the page
 * names the account, and the first answer of this page. `last-look.ts` and `last-row.ts` make sense of them.
 */
import type { Account } from '../shared/credits/account.ts'
import type { StoreOptions } from './store-options.ts'
import { viewerKey } from './viewer-key.ts'

/** `look`: the balance that was seen. `row`: the newest row of the history that was. */
const NAMES = ['look', 'row'] as const
export type LookName = (typeof NAMES)[number]

const firstAnswers = new WeakMap<StoreOptions, Account>()

/** An answer came: the first one is remembered for as long as the page. What another viewer left here goes. */
export function noteAnswer(options: StoreOptions, account: Account): void {
  if (firstAnswers.has(options)) return
  firstAnswers.set(options, account)
  for (const name of NAMES) if (findItem(options, name)?.startsWith(beginOf(account)) === false) dropItem(options, name)
}

export function findFirstAnswer(options: StoreOptions): Account | undefined {
  return firstAnswers.get(options)
}

/** What an earlier page left for this viewer, as it stands there. */
export function findKeptLook(options: StoreOptions, name: LookName, account: Account): string | undefined {
  const item = findItem(options, name)
  const begin = beginOf(account)
  return item?.startsWith(begin) ? item.slice(begin.length) : undefined
}

/** Does nothing where there is no storage: the next page then begins with its own first answer. */
export function keepLook({ cache }: StoreOptions, name: LookName, account: Account, look: string): void {
  try {
    if (cache.name !== null) localStorage.setItem(`${cache.name}:${name}`, beginOf(account) + look)
  } catch {
    // A sandbox or a full storage.
  }
}

/** The viewer signed out. */
export function dropLooks(options: StoreOptions): void {
  for (const name of NAMES) dropItem(options, name)
}

/** Each item begins with whose it is. */
function beginOf(account: Account): string {
  return `${viewerKey(account)} `
}

function findItem({ cache }: StoreOptions, name: LookName): string | null {
  try {
    return cache.name === null ? null : localStorage.getItem(`${cache.name}:${name}`)
  } catch {
    return null
  }
}

function dropItem({ cache }: StoreOptions, name: LookName): void {
  try {
    if (cache.name !== null) localStorage.removeItem(`${cache.name}:${name}`)
  } catch {
    // A sandbox.
  }
}
