import type { Contact, MissingRight } from './account.ts'

/**
 * Why there is no (new) answer. Plain JSON. Each kind has its own words in `shared/format/words.ts` and a scenario.
 * `debug` is for logs and support, never for the screen; it never holds a token or a body.
 */
export type Failure =
  /** The browser says that it has no network. */
  | { kind: 'offline' }
  /** No connection, refused, reset, blocked by CORS or by an extension: a page cannot tell these apart. */
  | { kind: 'unreachable'; debug: string }
  /** The deadline passed. */
  | { kind: 'timeout' }
  /** 401 after one fresh token, or a login page where JSON was due. */
  | { kind: 'signed-out' }
  /** 403: the viewer lacks a right. */
  | { kind: 'forbidden'; missing: MissingRight[]; contacts: Contact[] }
  /** 404 or 410: wrong address, or no such account. */
  | { kind: 'not-found' }
  /** 429. Not before `retryAt` (epoch milliseconds). */
  | { kind: 'rate-limited'; retryAt: number | null }
  /** 5xx. Not before `retryAt`, where the server says so. */
  | { kind: 'unavailable'; status: number; retryAt: number | null }
  /** Not JSON, the wrong shape, an unsafe integer, another scale, more than the body cap. */
  | { kind: 'malformed'; debug: string }
  /** An answer for another account than the page asked for. */
  | { kind: 'wrong-account' }
  /** 409: the same request is still running. */
  | { kind: 'conflict' }
  /** 412: somebody changed it since it was read. */
  | { kind: 'precondition-failed' }
  /** 409: the price moved since it was shown. */
  | { kind: 'price-changed' }
  /** 409: billing details are missing; `fixUrl` is where to add them. */
  | { kind: 'billing-details-missing'; fixUrl: string | null }
  /** 422: the key was used for something else. */
  | { kind: 'idempotency-conflict' }
  /** 422: what was sent is not acceptable; `errors` say where. */
  | { kind: 'validation-failed'; errors: { pointer: string; detail: string }[] }
  /** The address or another option is unusable; nothing was sent. */
  | { kind: 'misconfigured'; debug: string }
  /** The browser does not let the extension ask this address: somebody took the permission back. */
  | { kind: 'not-permitted' }
  /** The backend does not offer this call. */
  | { kind: 'unsupported' }
  /** A host's own source threw something that is no `Failure`. */
  | { kind: 'source-failed'; debug: string }

export type FailureKind = Failure['kind']

/** Carries a `Failure` through `throw`. Its message names the kind and nothing else, so that it is safe to log. */
export class FailureError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(`Credit Gauge: ${failure.kind}`)
    this.name = 'FailureError'
    this.failure = failure
  }
}

/** What was thrown, as a `Failure`. Anything that is none becomes `source-failed`. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure
  return { kind: 'source-failed', debug: thrown instanceof Error ? thrown.name : typeof thrown }
}

/** Does it mean that what was known so far is not this viewer's to see? */
export function isNotTheirs({ kind }: Failure): boolean {
  return kind === 'signed-out' || kind === 'wrong-account'
}

/** Did no answer come at all? Which of these it was is chance: the same broken line is all of them in turn. */
export function isConnectionLost({ kind }: Failure): boolean {
  return kind === 'offline' || kind === 'unreachable' || kind === 'timeout'
}

/** Would the second one tell nothing that the first one did not? Who may not do what can differ from one to the next. */
export function isSameTrouble(first: Failure, second: Failure): boolean {
  if (isConnectionLost(first)) return isConnectionLost(second)
  return first.kind === second.kind && first.kind !== 'forbidden'
}
