import type { RetryTimes } from '../shared/billing/retry.ts'
import type { CreditSource } from '../shared/billing/source.ts'
import type { SharedCache } from './shared-cache.ts'

/** `events`: a stream where the server has one, else polling. `poll`: never a stream. `off`: only when asked to. */
export type Live = 'events' | 'poll' | 'off'

export interface StoreOptions {
  source: CreditSource
  /** Names the API in what tabs share. */
  api: string
  /** The account that the page is about; `null` takes whatever the source answers. */
  account: string | null
  cache: SharedCache
  live: Live
  /** Used where the server does not say how often. */
  pollSeconds: number | undefined
  /** Origins that a checkout may be on; `undefined` for any https one. */
  checkoutOrigins: readonly string[] | undefined
  /** Waiting times after failures. */
  retry: Partial<RetryTimes> | undefined
  /** Nothing is asked before. Epoch milliseconds. */
  startsAt: number
  /** Nobody has needed the store for a while. */
  onClosed: () => void
}
