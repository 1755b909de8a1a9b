import { expect, test } from 'vitest'
import type { Failure } from './failure.ts'
import { isRetryable } from './retryable.ts'

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
  { kind: 'precondition-failed' },
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
