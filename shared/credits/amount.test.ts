import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, isCredits, multiply, percentOf, subtract, sum, toCredits } from './amount.ts'

const SAFE = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }
const safeAmount = fc.integer(SAFE).map(toCredits)
const smallAmount = fc.integer({ min: -1e9, max: 1e9 }).map(toCredits)

function attempt<T>(compute: () => T): T | string {
  try {
    return compute()
  } catch (error) {
    return error instanceof Error ? error.name : 'no error'
  }
}

describe('toCredits', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1, Number.MIN_SAFE_INTEGER - 1])(
    'refuses %s, which is no exact amount',
    (value) => {
      expect(() => toCredits(value)).toThrow(RangeError)
    },
  )

  test('knows no negative zero', () => {
    expect(Object.is(toCredits(-0), 0)).toBe(true)
    expect(Object.is(multiply(toCredits(-5), 0), 0)).toBe(true)
  })

  test('takes numbers only, never text that looks like one', () => {
    expect(isCredits('120')).toBe(false)
    expect(isCredits(120)).toBe(true)
  })
})

describe('arithmetic', () => {
  test('an answer is exact, or there is none', () => {
    fc.assert(
      fc.property(safeAmount, safeAmount, (a, b) => {
        const exact = BigInt(a) + BigInt(b)
        expect(attempt(() => BigInt(add(a, b)))).toBe(isCredits(Number(exact)) ? exact : 'RangeError')
      }),
    )
  })

  test('what is added can be taken off again', () => {
    fc.assert(
      fc.property(smallAmount, smallAmount, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a)
      }),
    )
  })

  test('many units cost what they cost one by one', () => {
    fc.assert(
      fc.property(smallAmount, fc.nat(50), (amount, count) => {
        expect(multiply(amount, count)).toBe(sum(Array.from({ length: count }, () => amount)))
      }),
    )
  })

  test('half a unit cannot be counted', () => {
    expect(() => multiply(toCredits(5), 1.5)).toThrow(RangeError)
  })
})

describe('sum', () => {
  test('of nothing is nothing', () => {
    expect(sum([])).toBe(0)
  })

  test('does not depend on the order, even where a part of it is no longer exact', () => {
    const most = toCredits(Number.MAX_SAFE_INTEGER)
    const least = toCredits(Number.MIN_SAFE_INTEGER)
    expect(sum([most, most, toCredits(7), least, least])).toBe(7)
    const shuffled = fc
      .array(smallAmount)
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(sum(other)).toBe(sum(list))
      }),
    )
  })

  test('refuses a total that is not exact', () => {
    expect(() => sum([toCredits(Number.MAX_SAFE_INTEGER), toCredits(1)])).toThrow(RangeError)
  })
})

describe('percentOf', () => {
  test.each([
    { part: 125, whole: 500, percent: 25 },
    { part: 600, whole: 500, percent: 120 },
    { part: -50, whole: 500, percent: -10 },
  ])('$part of $whole is $percent %', ({ part, whole, percent }) => {
    expect(percentOf(toCredits(part), toCredits(whole))).toBe(percent)
  })

  test('of nothing, less or an unknown whole has no answer', () => {
    expect(percentOf(toCredits(5), toCredits(0))).toBeNull()
    expect(percentOf(toCredits(5), toCredits(-1))).toBeNull()
    expect(percentOf(toCredits(5), null)).toBeNull()
  })
})
