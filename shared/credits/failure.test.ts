import { expect, test } from 'vitest'
import { FailureError, toFailure } from './failure.ts'

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
