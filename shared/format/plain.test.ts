import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { account, balance } from '../credits/account.fixture.ts'
import { toCredits } from '../credits/amount.ts'
import { formatCredits, unitLabel } from './credits.ts'
import { toFigure } from './figure.ts'
import { en } from './messages/en.ts'
import { findPlainFigure } from './plain-figure.ts'
import { findPlainUnitLabel, formatPlainCredits } from './plain.ts'

const GROUPED = ['en', 'en-US', 'en-GB', 'en-CA', 'en-IE', 'de', 'de-DE', 'nl', 'ja', 'zh', 'zh-CN']
const SMALL_ONLY = ['sv', 'nb', 'fi', 'hu', 'el', 'tr', 'ko', 'de-AT', 'de-CH', 'en-IN']
const NOT_KNOWN = [
  'fr',
  'es',
  'da',
  'pt-BR',
  'ar-EG',
  'fa',
  'he',
  'hi',
  'bn',
  'en-u-nu-arab',
  'zh-Hant-u-nu-hanidec',
  'gsw',
  '',
  'nonsense-locale',
]

const amounts = fc
  .oneof(fc.maxSafeInteger(), fc.integer({ min: -2000, max: 2000 }), fc.constantFrom(0, 1, -1, 10, 100, 150))
  .map(toCredits)
const scales = fc.integer({ min: 0, max: 6 })

test.each(GROUPED)('in %s every amount is exactly what Intl writes', (locale) => {
  fc.assert(
    fc.property(amounts, scales, (amount, scale) => {
      expect(formatPlainCredits(amount, scale, locale)).toBe(formatCredits(amount, scale, locale))
    }),
  )
})

test.each(SMALL_ONLY)('in %s it is what Intl writes or not said', (locale) => {
  expect(formatPlainCredits(toCredits(999), 0, locale)).toBe('999')
  fc.assert(
    fc.property(amounts, scales, (amount, scale) => {
      expect([null, formatCredits(amount, scale, locale)]).toContain(formatPlainCredits(amount, scale, locale))
    }),
  )
})

test.each(NOT_KNOWN)('in %o nothing is said', (locale) => {
  expect(formatPlainCredits(toCredits(12), 0, locale)).toBeNull()
})

test('the unit’s form is the one that Intl picks, or not said', () => {
  const label = { one: '1', two: '2', few: '3', many: '4', other: '5' }
  fc.assert(
    fc.property(fc.constantFrom(...GROUPED, ...SMALL_ONLY, ...NOT_KNOWN), amounts, scales, (locale, amount, scale) => {
      const unit = { scale, label }
      expect([null, unitLabel(amount, unit, locale, en)]).toContain(findPlainUnitLabel(amount, unit, locale, en))
    }),
    { numRuns: 1000 },
  )
})

describe('figures', () => {
  const low = account({ balance: balance({ available: toCredits(1250) }) })

  test('are the same with and without Intl', () => {
    expect(findPlainFigure(low, 'en', en, 'full')).toEqual(toFigure(low, 'en', en, 'full'))
    expect(toFigure(low, 'en', en, 'full')).toEqual({ text: '1,250', unit: 'credits', full: '1,250 credits' })
  })

  test('that would be shortened wait for Intl, and keep the whole number for the title', () => {
    const rich = account({ balance: balance({ available: toCredits(12_400) }) })
    expect(findPlainFigure(rich, 'en', en, 'compact')).toBeNull()
    expect(toFigure(rich, 'en', en, 'compact')).toEqual({ text: '12.4K', unit: 'credits', full: '12,400 credits' })
  })

  test.each([
    ['unlimited', balance({ available: null, unlimited: true }), 'Unlimited', 'credits', 'Unlimited credits'],
    ['unknown', balance({ available: null }), '—', '', 'Balance unknown'],
  ])('of %s balances need no number', (_, unusual, text, unit, full) => {
    expect(findPlainFigure(account({ balance: unusual }), 'ar', en, 'compact')).toEqual({ text, unit, full })
  })

  test('construct no Intl object for the first paint', () => {
    const constructed = vi.spyOn(Intl, 'NumberFormat')
    const rules = vi.spyOn(Intl, 'PluralRules')
    findPlainFigure(low, 'en-NZ', en, 'full')
    expect(constructed).not.toHaveBeenCalled()
    expect(rules).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})
