import { describe, expect, test } from 'vitest'
import { toProblem, toRefusal } from './wire-problem.ts'
import { wireProblem } from './wire.fixture.ts'

describe('a refusal', () => {
  test('is named by its code', () => {
    expect(toRefusal(403, toProblem(wireProblem()), null)).toEqual({
      kind: 'forbidden',
      missing: [{ right: 'entries', permission: 'Company: edit', where: 'Settings', url: null }],
      contacts: [{ name: 'Amara', email: null, url: null }],
    })
  })

  test.each([
    ['unauthorized', 401, { kind: 'signed-out' }],
    ['not-found', 404, { kind: 'not-found' }],
    ['conflict', 409, { kind: 'conflict' }],
    ['precondition-failed', 412, { kind: 'precondition-failed' }],
    ['price-changed', 409, { kind: 'price-changed' }],
    ['billing-details-missing', 409, { kind: 'billing-details-missing', fixUrl: 'https://ats.example/billing' }],
    ['idempotency-conflict', 422, { kind: 'idempotency-conflict' }],
    ['validation-failed', 422, { kind: 'validation-failed', errors: [{ pointer: '/scale', detail: 'must be 2' }] }],
    ['rate-limited', 429, { kind: 'rate-limited', retryAt: 5 }],
    ['upstream-unavailable', 503, { kind: 'unavailable', status: 503, retryAt: 5 }],
    ['internal', 500, { kind: 'unavailable', status: 500, retryAt: 5 }],
  ])('%s with status %i', (code, status, failure) => {
    expect(toRefusal(status, toProblem(wireProblem({ code })), 5)).toEqual(failure)
  })

  test.each([
    [400, 'validation-failed'],
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'unsupported'],
    [409, 'conflict'],
    [410, 'not-found'],
    [412, 'precondition-failed'],
    [418, 'unavailable'],
    [422, 'validation-failed'],
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [501, 'unsupported'],
    [502, 'unavailable'],
  ])('without a code, status %i is %s', (status, kind) => {
    expect(toRefusal(status, toProblem(null), null).kind).toBe(kind)
    expect(toRefusal(status, toProblem({ code: 'made-up-later' }), null).kind).toBe(kind)
  })
})

test('what cannot be read is absent, and addresses that are not safe too', () => {
  const nothing = { code: null, missing: [], contacts: [], fixUrl: null, retryAfter: null, errors: [] }
  expect(toProblem('<html>')).toEqual(nothing)
  expect(toProblem({ code: 5 })).toEqual(nothing)
  expect(toProblem({ fixUrl: 'javascript:alert(1)' })).toEqual(nothing)
})
