/**
 * What the pages of one origin share before they know each other: the last good answer, in the host's `localStorage`,
 * and one request at a time, by a Web Lock. Only for a named account; never a token. What is stored is wire JSON: each
 * page parses it again. Where storage or locks are missing (sandbox, plain http), every page asks for itself.
 */

import { pause } from './pause.ts'

/** An answer as it came from the source. `fetchedAt` is when it was asked for, in epoch milliseconds. */
export interface Answer {
  json: unknown
  fetchedAt: number
  /** Since then the server asked for a pause: no page asks before this moment. Epoch milliseconds. */
  retryAt?: number | null
}

export interface SharedCache {
  /** Where the answer lies, in the host's `localStorage`; `null` for nowhere. */
  readonly name: string | null
  /** The last answer that any page of this origin got, if it is still there and readable. */
  find(): Answer | undefined
  /** Leaves an answer for the other pages. */
  keep(answer: Answer): void
  /** Forgets the answer: somebody signed out, or it was for somebody else. */
  drop(): void
  /** Runs `task` while no other page does; without locks, or when the other page takes too long, at once. */
  alone<T>(task: () => Promise<T>): Promise<T>
}

/** What begins every name that pages share: of locks, channels and stored items. */
export const PREFIX = 'credit-gauge:1:'
const MAX_WAIT_MS = 12_000
/** What one page stores is not at once in another: where pages wait for a first answer, the lock must not get there first. */
const ARRIVAL_MS = 50
/** Where another page's pause is longer, one of the clocks was wrong. */
const MAX_PAUSE_MS = 3_600_000

/** `key` names api and account; `null` shares nothing. */
export function openSharedCache(key: string | null): SharedCache {
  if (key === null)
    return { name: null, find: () => undefined, keep: () => {}, drop: () => {}, alone: (task) => task() }
  const name = PREFIX + key
  const storage = findStorage()
  return {
    name,
    find: () => readAnswer(storage, name),
    keep(answer) {
      attempt(() => storage?.setItem(name, JSON.stringify(answer, withoutCheckouts)))
    },
    drop() {
      attempt(() => storage?.removeItem(name))
    },
    alone: (task) => runAlone(name, task, readAnswer(storage, name) ? 0 : ARRIVAL_MS),
  }
}

/** The end of the pause that the server asked any page of this origin for; `null` when there is none. Epoch ms. */
export function findPause(cache: SharedCache, now: number): number | null {
  const retryAt = cache.find()?.retryAt ?? null
  return retryAt !== null && retryAt > now && retryAt < now + MAX_PAUSE_MS ? retryAt : null
}

/** Tells the other pages to wait, and leaves the last answer as it is. */
export function keepPause(cache: SharedCache, retryAt: number | null): void {
  cache.keep({ json: null, fetchedAt: 0, ...cache.find(), retryAt })
}

/** A checkout's address is for the viewer who began it, and the next one at this browser may be another. */
function withoutCheckouts(name: string, value: unknown): unknown {
  return name === 'checkoutUrl' ? undefined : value
}

/** `undefined` in a sandbox, where the mere look at it throws. */
function findStorage(): Storage | undefined {
  return attempt(() => localStorage)
}

function readAnswer(storage: Storage | undefined, name: string): Answer | undefined {
  return attempt(() => {
    const stored: unknown = JSON.parse(storage?.getItem(name) ?? 'null')
    return isAnswer(stored) ? stored : undefined
  })
}

/** Is it an answer of another page? Says nothing about the JSON in it. */
export function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'json' in value &&
    'fetchedAt' in value &&
    Number.isFinite(value.fetchedAt)
  )
}

async function runAlone<T>(name: string, task: () => Promise<T>, holdMs: number): Promise<T> {
  let begun: Promise<T> | undefined
  const begin = () => (begun ??= task())
  await new Promise<void>((go) => {
    const hold = async () => {
      go()
      await begin()
      await pause(holdMs)
    }
    const request = async () => navigator.locks.request(name, { signal: AbortSignal.timeout(MAX_WAIT_MS) }, hold)
    // No locks here, or another page held on for too long. A failure of the task itself comes back just below.
    request().catch(() => go())
  })
  return begin()
}

/** Storage and its relatives throw in sandboxes, when full and when switched off: all of it means "not here". */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
