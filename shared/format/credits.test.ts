import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Unit } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import type { Credits } from '../credits/amount.ts'
import { formatCompactCredits, formatCredits, formatPrice, formatSigned, formatWithUnit, unitLabel } from './credits.ts'
import { toDecimal } from './decimal.ts'
import { en } from './messages/en.ts'

const plain: Unit = { scale: 0, label: null }

describe('formatCredits', () => {
  test.each([
    [0, 0, 'en', '0'],
    [12, 0, 'en', '12'],
    [1234567, 0, 'en', '1,234,567'],
    [1234567, 0, 'de', '1.234.567'],
    [1234567, 0, 'de-AT', '1\u00a0234\u00a0567'],
    [1200, 2, 'en', '12'],
    [1250, 2, 'en', '12.50'],
    [1250, 2, 'de', '12,50'],
    [5, 1, 'en', '0.5'],
    [1125000, 6, 'en', '1.125'],
    [-5, 0, 'en', '−5'],
    [1234, 0, 'ar-EG', '١٬٢٣٤'],
  ])('%d at scale %d in %s reads %s', (amount, scale, locale, text) => {
    expect(formatCredits(toCredits(amount), scale, locale)).toBe(text)
  })

  test('D6 an unknown amount is a dash, never 0', () => {
    expect(formatCredits(null, 0, 'en')).toBe('—')
  })

  test('D7 the largest amounts keep every digit', () => {
    expect(formatCredits(toCredits(Number.MAX_SAFE_INTEGER), 0, 'en')).toBe('9,007,199,254,740,991')
    expect(formatCredits(toCredits(Number.MAX_SAFE_INTEGER), 6, 'en')).toBe('9,007,199,254.740991')
  })

  test('D8 sums of fractions show no float noise', () => {
    expect(formatCredits(toCredits(10 + 20), 2, 'en')).toBe('0.30')
  })

  test('says exactly the amount, at any scale', () => {
    fc.assert(
      fc.property(anyAmount(), fc.integer({ min: 0, max: 6 }), (amount, scale) => {
        const shown = formatCredits(amount, scale, 'en').replaceAll(',', '').replace('−', '-')
        const [whole = '', fraction = ''] = shown.split('.')
        const exact = scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, '0')}`
        expect(exact).toBe(toDecimal(amount, scale))
      }),
    )
  })

  test.each(['', 'not a locale', 'xx-invalid-locale-!', '[object Object]'])(
    'a locale of %o falls back to English',
    (locale) => {
      expect(formatCredits(toCredits(1234), 0, locale)).toBe('1,234')
    },
  )

  test('takes locales as extensions write them', () => {
    expect(formatCredits(toCredits(1234567), 0, 'pt_BR')).toBe('1.234.567')
  })
})

test('a signed amount always says its sign, zero has none', () => {
  expect([5, -5, 0].map((amount) => formatSigned(toCredits(amount), 0, 'en'))).toEqual(['+5', '−5', '0'])
})

describe('formatCompactCredits', () => {
  test.each([
    [9999, '9,999'],
    [12_400, '12.4K'],
    [99_999, '99.9K'],
    [1_000_000, '1M'],
    [-12_400, '−12.4K'],
  ])('%d becomes %s', (amount, text) => {
    expect(formatCompactCredits(toCredits(amount), 0, 'en')).toBe(text)
  })

  test('never promises more than there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 999_999 }), (amount) => {
        const thousands = Number(formatCompactCredits(toCredits(amount), 0, 'en').replace('K', ''))
        expect(Math.round(thousands * 1000)).toBeLessThanOrEqual(amount)
      }),
    )
  })
})

describe('unitLabel', () => {
  test.each([
    [1, 'credit'],
    [-1, 'credit'],
    [0, 'credits'],
    [2, 'credits'],
  ])('%d %s', (amount, word) => {
    expect(unitLabel(toCredits(amount), plain, 'en', en)).toBe(word)
  })

  test('an amount with a fraction is plural in English, a whole one at the same scale is not', () => {
    const unit = { scale: 2, label: null }
    expect(unitLabel(toCredits(100), unit, 'en', en)).toBe('credit')
    expect(unitLabel(toCredits(150), unit, 'en', en)).toBe('credits')
  })

  test('takes the account’s own unit by the language’s categories', () => {
    const label = { one: 'kredyt', few: 'kredyty', many: 'kredytów', other: 'kredytu' }
    const words = [1, 2, 5].map((amount) => unitLabel(toCredits(amount), { scale: 0, label }, 'pl', en))
    expect(words).toEqual(['kredyt', 'kredyty', 'kredytów'])
  })

  test('falls back to the general form', () => {
    expect(unitLabel(toCredits(2), { scale: 0, label: { other: 'Punkte' } }, 'pl', en)).toBe('Punkte')
    expect(unitLabel(null, plain, 'en', en)).toBe('credits')
  })
})

test('an amount with its unit', () => {
  expect(formatWithUnit(toCredits(1), plain, 'en', en)).toBe('1 credit')
  expect(formatWithUnit(null, plain, 'en', en)).toBe('— credits')
})

describe('formatPrice', () => {
  test.each([
    ['49.00', 'EUR', '€49'],
    ['112.50', 'USD', '$112.50'],
    ['1000', 'JPY', '¥1,000'],
  ])('%s %s reads %s', (amount, currency, text) => {
    expect(formatPrice({ amount, currency }, 'en')).toBe(text)
  })

  test('shows what is no price as the server wrote it', () => {
    expect(formatPrice({ amount: 'on request', currency: 'EUR' }, 'en')).toBe('on request EUR')
    expect(formatPrice({ amount: '5', currency: 'credits' }, 'en')).toBe('5 credits')
  })
})

function anyAmount(): fc.Arbitrary<Credits> {
  return fc.maxSafeInteger().map(toCredits)
}
