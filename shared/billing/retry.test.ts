import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRetryAfter, retryDelayMs } from './retry.ts'

const NOW = Date.UTC(2027, 2, 1, 12)
const broken = { kind: 'unreachable', debug: 'TypeError' } as const

describe('the wait before the next attempt', () => {
  test('N7 doubles up to five minutes', () => {
    const longest = [0, 1, 2, 3, 8, 9, 2000].map((attempt) => retryDelayMs(broken, attempt, 1, NOW))
    expect(longest).toEqual([1000, 2000, 4000, 8000, 256_000, 300_000, 300_000])
  })

  test('N7 is anything from nothing to that: full jitter', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
        const wait = retryDelayMs(broken, attempt, random, NOW)
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(300_000)
        expect(wait).toBe(random * Math.min(300_000, 1000 * 2 ** attempt))
      }),
    )
  })

  test('N8 is never shorter than the server asked for', () => {
    const failure = { kind: 'unavailable', status: 503, retryAt: NOW + 120_000 } as const
    expect(retryDelayMs(failure, 0, 0, NOW)).toBe(120_000)
    expect(retryDelayMs(failure, 9, 0.5, NOW)).toBe(120_500)
    expect(retryDelayMs(failure, 0, 0.5, NOW + 500_000)).toBe(500)
  })

  test.each([{ kind: 'signed-out' }, { kind: 'not-found' }, { kind: 'wrong-account' }] as const)(
    '$kind is not worth one',
    (failure) => {
      expect(retryDelayMs(failure, 0, 0.5, NOW)).toBeNull()
    },
  )
})

describe('Retry-After', () => {
  test.each([
    ['120', NOW + 120_000],
    ['0', NOW],
    ['1000000000', NOW + 300_000],
    ['1e9', null],
    ['-1', null],
    ['1.5', null],
    ['abc', null],
    ['', null],
    ['Mon, 01 Mar 2027 12:01:00 GMT', NOW + 60_000],
    ['Mon, 01 Mar 2027 11:00:00 GMT', NOW],
    ['Mon, 01 Mar 2027 23:00:00 GMT', NOW + 300_000],
    ['Mon, 99 Foo 2027 23:00:00 GMT', null],
    [null, null],
  ])('N8 %j', (header, retryAt) => {
    expect(parseRetryAfter(header, null, NOW, 300_000)).toBe(retryAt)
  })

  test('T5 a date is read by the clock of the server that wrote it', () => {
    const twoHoursFast = 'Mon, 01 Mar 2027 14:00:00 GMT'
    expect(parseRetryAfter('Mon, 01 Mar 2027 14:01:00 GMT', twoHoursFast, NOW, 300_000)).toBe(NOW + 60_000)
  })
})
