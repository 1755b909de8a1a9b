import type { Failure } from '../credits/failure.ts'
import { isRetryable } from '../credits/retryable.ts'

export interface RetryTimes {
  /** The longest first wait; it doubles with every attempt. */
  baseMs: number
  /** No wait is longer, whatever the attempt or the server. */
  capMs: number
}

export const RETRY_TIMES: RetryTimes = { baseMs: 1000, capMs: 300_000 }

/**
 * How long to wait before asking again, in milliseconds; `null` when that would be of no use. `attempt` counts the
 * failures before this one in a row; `random` is from [0, 1). Full jitter spreads the callers of a server that just
 * came back; after a time that the server named they still come one by one.
 */
export function retryDelayMs(
  failure: Failure,
  attempt: number,
  random: number,
  now: number,
  times: Partial<RetryTimes> = {},
): number | null {
  const { baseMs, capMs } = { ...RETRY_TIMES, ...times }
  if (!isRetryable(failure)) return null
  const retryAt = 'retryAt' in failure ? failure.retryAt : null
  if (retryAt === null) return random * Math.min(capMs, baseMs * 2 ** attempt)
  return clamp(retryAt - now, capMs) + random * baseMs
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/

/**
 * When a `Retry-After` header allows the next request: seconds, or a date by the server's own clock (its `Date`
 * header, where a page may read that). At most `capMs` from `now`; `null` when it makes no sense.
 */
export function parseRetryAfter(
  header: string | null,
  serverDate: string | null,
  now: number,
  capMs: number,
): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header)) return now + clamp(Number(header) * 1000, capMs)
  if (!HTTP_DATE.test(header)) return null
  const serverNow = serverDate !== null && HTTP_DATE.test(serverDate) ? Date.parse(serverDate) : now
  const waitMs = Date.parse(header) - serverNow
  return Number.isNaN(waitMs) ? null : now + clamp(waitMs, capMs)
}

function clamp(waitMs: number, capMs: number): number {
  return Math.min(Math.max(0, waitMs), capMs)
}
