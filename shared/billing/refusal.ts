import type { Failure } from '../credits/failure.ts'
import { readJsonText } from './body.ts'
import { parseRetryAfter, RETRY_TIMES, type RetryTimes } from './retry.ts'
import { toProblem, toRefusal, type Problem } from './wire-problem.ts'

export interface Refusal {
  failure: Failure
  /** No request is to be sent before, epoch milliseconds; `null` when the server does not ask for a pause. */
  until: number | null
}

/** How long a server may keep its clients waiting. */
export interface PauseOptions {
  /** The pause after a 429 that does not say how long. 30 seconds. */
  rateLimitDefaultMs?: number
  /** Waiting times after failures, for whoever asks again; `capMs` also bounds a pause that the server asks for. */
  retry?: Partial<RetryTimes>
}

const RATE_LIMIT_MS = 30_000

/** What an answer that is no success means. `text` is its body, `now` epoch milliseconds. Never throws. */
export function readRefusal(response: Response, text: string, options: PauseOptions, now: number): Refusal {
  const { status } = response
  const problem = toProblem(findJson(text))
  const { capMs } = { ...RETRY_TIMES, ...options.retry }
  const limitMs = Math.min(options.rateLimitDefaultMs ?? RATE_LIMIT_MS, capMs)
  const retryAt = findRetryAt(response, problem, now, capMs) ?? (status === 429 ? now + limitMs : null)
  return { failure: toRefusal(status, problem, retryAt), until: status === 429 || status === 503 ? retryAt : null }
}

/** The body's word comes first: it is no date, so no clock can be wrong, and pages of any origin can read it. */
function findRetryAt({ headers }: Response, { retryAfter }: Problem, now: number, capMs: number): number | null {
  const seconds = retryAfter === null ? null : String(Math.ceil(retryAfter))
  return (
    parseRetryAfter(seconds, null, now, capMs) ??
    parseRetryAfter(headers.get('Retry-After'), headers.get('Date'), now, capMs)
  )
}

function findJson(text: string): unknown {
  try {
    return readJsonText(text)
  } catch {
    return null
  }
}
