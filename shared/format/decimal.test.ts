import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCredits } from '../credits/amount.ts'
import { isDecimal, parseDecimal, toDecimal } from './decimal.ts'

test.each([
  [1250, 2, '12.50'],
  [-5, 2, '-0.05'],
  [7, 0, '7'],
  [1, 6, '0.000001'],
])('%d at scale %d is %s', (amount, scale, text) => {
  expect(toDecimal(toCredits(amount), scale)).toBe(text)
})

test('what is written is read back, at any scale', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (value, scale) => {
      const text = toDecimal(toCredits(value), scale)
      expect(isDecimal(text)).toBe(true)
      expect(parseDecimal(text, scale)).toBe(value + 0)
    }),
  )
})

test.each(['', '1,5', '1e3', 'NaN', '1.234', '٣', '9007199254740993', '--1', '1.'])(
  '%o is no amount at scale 2',
  (text) => {
    expect(parseDecimal(text, 2)).toBeNull()
  },
)
