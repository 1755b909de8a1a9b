import { expect, test } from 'vitest'
import { FailureError, isRetryable, toFailure } from './failure.ts'
import type { Failure } from './failure.ts'

test('a thrown failure is found again', () => {
  expect(toFailure(new FailureError({ kind: 'timeout' }))).toEqual({ kind: 'timeout' })
})

test.each([
  { thrown: new TypeError('token abc123 is bad'), debug: 'TypeError' },
  { thrown: 'token abc123', debug: 'string' },
  { thrown: undefined, debug: 'undefined' },
  { thrown: null, debug: 'object' },
])('anything else is the source’s fault, and only its kind is told: $debug', ({ thrown, debug }) => {
  expect(toFailure(thrown)).toEqual({ kind: 'source-failed', debug })
})

test('the message of a failure is safe to log', () => {
  const error = new FailureError({ kind: 'malformed', debug: 'balance.available' })
  expect(error.message).toBe('Credit Gauge: malformed')
})

const PASSING: Failure[] = [
  { kind: 'offline' },
  { kind: 'unreachable', debug: '' },
  { kind: 'timeout' },
  { kind: 'rate-limited', retryAt: null },
  { kind: 'unavailable', status: 503, retryAt: null },
  { kind: 'malformed', debug: '' },
  { kind: 'conflict' },
  { kind: 'source-failed', debug: '' },
]
test.each(PASSING)('$kind may pass by itself', (failure) => {
  expect(isRetryable(failure)).toBe(true)
})

const LASTING: Failure[] = [
  { kind: 'signed-out' },
  { kind: 'forbidden', missing: [], contacts: [] },
  { kind: 'not-found' },
  { kind: 'wrong-account' },
  { kind: 'price-changed' },
  { kind: 'billing-details-missing', fixUrl: null },
  { kind: 'idempotency-conflict' },
  { kind: 'validation-failed', errors: [] },
  { kind: 'misconfigured', debug: '' },
  { kind: 'unsupported' },
]
test.each(LASTING)('$kind stays until somebody acts', (failure) => {
  expect(isRetryable(failure)).toBe(false)
})
