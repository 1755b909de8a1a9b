import { afterEach, expect, test, vi } from 'vitest'
import { dateFormat, numberFormat, pluralRules } from './intl.ts'

afterEach(() => vi.restoreAllMocks())

test('each locale and set of options is constructed once', () => {
  const constructed = vi.spyOn(Intl, 'NumberFormat')
  const first = numberFormat('pt', { maximumFractionDigits: 1 })
  expect(numberFormat('pt', { maximumFractionDigits: 1 })).toBe(first)
  numberFormat('pt', { maximumFractionDigits: 2 })
  numberFormat('it', { maximumFractionDigits: 1 })
  expect(constructed).toHaveBeenCalledTimes(3)
})

test('H7 no locale string throws', () => {
  for (const locale of ['', '[object Object]', '\u0000', 'en-', 'x'.repeat(1000)]) {
    expect(numberFormat(locale).resolvedOptions().locale).toBe('en')
    expect(dateFormat(locale, {}).resolvedOptions().locale).toBe('en')
    expect(pluralRules(locale).select(1)).toBe('one')
  }
})
