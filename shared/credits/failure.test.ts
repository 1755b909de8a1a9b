import { expect, test } from 'vitest'
import { FailureError, isSameTrouble, toFailure, type Failure } from './failure.ts'

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

const FORBIDDEN: Failure = { kind: 'forbidden', missing: [], contacts: [] }

test.each<[Failure, Failure, boolean]>([
  [{ kind: 'offline' }, { kind: 'unreachable', debug: 'TypeError' }, true],
  [{ kind: 'timeout' }, { kind: 'offline' }, true],
  [{ kind: 'unavailable', status: 503, retryAt: 1 }, { kind: 'unavailable', status: 500, retryAt: null }, true],
  [{ kind: 'offline' }, { kind: 'malformed', debug: '' }, false],
  [{ kind: 'malformed', debug: '' }, { kind: 'offline' }, false],
  [FORBIDDEN, FORBIDDEN, false],
])('$0.kind and $1.kind: the same trouble is $2', (first, second, isSame) => {
  expect(isSameTrouble(first, second)).toBe(isSame)
})
