import type { Failure } from '../credits/failure.ts'
import { readJsonText } from './body.ts'
import { parseRetryAfter } from './retry.ts'
import { toProblem, toRefusal } from './wire-problem.ts'

export interface Refusal {
  failure: Failure
  /** No request is to be sent before, epoch milliseconds; `null` when the server does not ask for a pause. */
  until: number | null
}

/**
 * What an answer that is no success means. `text` is its body, `rateLimitMs` the pause after a 429 that names none,
 * `now` epoch milliseconds. Never throws.
 */
export function readRefusal(response: Response, text: string, rateLimitMs: number, now: number): Refusal {
  const { status, headers } = response
  const problem = toProblem(findJson(text))
  const header = headers.get('Retry-After') ?? problem.retryAfter?.toString() ?? null
  const retryAt = parseRetryAfter(header, headers.get('Date'), now) ?? (status === 429 ? now + rateLimitMs : null)
  return { failure: toRefusal(status, problem, retryAt), until: status === 429 || status === 503 ? retryAt : null }
}

function findJson(text: string): unknown {
  try {
    return readJsonText(text)
  } catch {
    return null
  }
}
