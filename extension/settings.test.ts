import { expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { account } from '../shared/credits/account.fixture.ts'
import { lowMarks } from '../shared/credits/level.ts'
import { chooseLanguage, chooseLocale } from './language.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { DEFAULT_SETTINGS, OwnSettings, withOwnMarks } = await import('./settings.ts')

test('L10 settings of an older version read with defaults for what is new, and unknown ones are passed over', () => {
  expect(v.parse(OwnSettings, { badge: false, inventedLater: true })).toEqual({ ...DEFAULT_SETTINGS, badge: false })
})

test.each([{ marks: [] }, { marks: [{ percent: 0 }] }, { quiet: { from: -1, to: 5 } }, { language: 'fr' }])(
  '%o cannot be read',
  (stored) => {
    expect(v.is(OwnSettings, stored)).toBe(false)
  },
)

test('own marks take the place of those of the account, in whole credits whatever its scale', () => {
  const known = account({ marks: [{ percent: 25 }], unit: { scale: 2, label: null } })
  expect(lowMarks(withOwnMarks(known, [{ credits: 3 }]))).toEqual([300])
  expect(withOwnMarks(known, null)).toBe(known)
})

test.each([
  ['auto', 'de-CH', 'de', 'de-CH'],
  ['auto', 'fr', 'en', 'en'],
  ['en', 'de-AT', 'en', 'en'],
  ['en', 'en-GB', 'en', 'en-GB'],
  ['de', 'en-US', 'de', 'de'],
] as const)('%s in a browser of %s speaks %s and writes numbers as %s', (chosen, ofBrowser, language, locale) => {
  expect(chooseLanguage(chosen, ofBrowser)).toBe(language)
  expect(chooseLocale(chosen, ofBrowser)).toBe(locale)
})
