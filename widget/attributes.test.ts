import { expect, test } from 'vitest'
import { findAttribute, readTheme } from './attributes.ts'

const withAttribute = (text: string | null) => ({ getAttribute: () => text })

test.each([
  ['acct-1', 'acct-1'],
  ['  acct-1 ', 'acct-1'],
  ['', null],
  [null, null],
  ['[object Object]', null],
])('H7 %o reads as %o', (text, read) => {
  expect(findAttribute(withAttribute(text), 'account')).toBe(read)
})

test.each([
  ['light', 'light'],
  ['dark', 'dark'],
  ['auto', 'auto'],
  ['purple', 'auto'],
  [null, 'auto'],
])('theme %o is %s', (text, theme) => {
  expect(readTheme(withAttribute(text))).toBe(theme)
})
