import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCredits } from '../credits/amount.ts'
import { parseDecimal } from './decimal.ts'
import { findTotalPrice } from './total-price.ts'

test.each([
  ['0.60', 'USD', 30, 0, '18.00'],
  ['0.1', 'EUR', 3, 0, '0.30'],
  ['0.45', 'EUR', 1250, 2, null],
  ['0.48', 'EUR', 1250, 2, '6.00'],
  ['0.005', 'EUR', 10, 0, '0.05'],
  ['0.005', 'EUR', 11, 0, null],
  ['2', 'JPY', 30, 0, '60'],
  ['0.5', 'JPY', 30, 0, '15'],
  ['0.5', 'JPY', 31, 0, null],
  ['99.99', 'EUR', Number.MAX_SAFE_INTEGER, 0, '900629853481551690.09'],
  ['0', 'EUR', 30, 0, '0.00'],
])('at %s %s a credit, %d at scale %d cost %s', (amount, currency, credits, scale, total) => {
  const price = findTotalPrice({ amount, currency }, toCredits(credits), scale)
  expect(price).toEqual(total === null ? null : { amount: total, currency })
})

test.each([
  ['on request', 'EUR'],
  ['1e3', 'EUR'],
  ['-0.60', 'EUR'],
  ['0.60', 'credits'],
  ['0.60', 'eur'],
])('at %s %s a credit no price is made up', (amount, currency) => {
  expect(findTotalPrice({ amount, currency }, toCredits(30), 0)).toBeNull()
})

test('is exact, or is none: coins times the steps of a credit are the price times the amount', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000_000), fc.integer({ min: 0, max: 6 }), (cents, credits, scale) => {
      const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
      const price = findTotalPrice({ amount, currency: 'EUR' }, toCredits(credits), scale)
      const product = BigInt(cents) * BigInt(credits)
      const steps = 10n ** BigInt(scale)
      const paid = price && BigInt(parseDecimal(price.amount, 2) ?? -1) * steps
      expect(paid).toBe(product % steps === 0n ? product : null)
    }),
  )
})
