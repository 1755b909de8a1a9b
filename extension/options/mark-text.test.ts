import { expect, test } from 'vitest'
import { parseMark } from './mark-text.ts'

test.each([
  ['25', 'percent', { percent: 25 }],
  [' 25 % ', 'percent', { percent: 25 }],
  ['25%', 'credits', { percent: 25 }],
  ['２５', 'percent', { percent: 25 }],
  ['２５％', 'credits', { percent: 25 }],
  ['100', 'percent', { percent: 100 }],
  ['1 000', 'credits', { credits: 1000 }],
  ['1\u00A0000', 'credits', { credits: 1000 }],
  ['007', 'credits', { credits: 7 }],
] as const)('U3 %o as %s is a mark', (typed, unit, mark) => {
  expect(parseMark(typed, unit)).toEqual({ mark })
})

test.each([
  ['', 'percent', 'no-number'],
  ['%', 'credits', 'no-number'],
  ['-1', 'percent', 'not-percent'],
  ['0', 'percent', 'not-percent'],
  ['101', 'percent', 'not-percent'],
  ['1,5', 'percent', 'not-percent'],
  ['1.5', 'credits', 'not-credits'],
  ['1,000', 'credits', 'not-credits'],
  ['0', 'credits', 'not-credits'],
  ['-5', 'credits', 'not-credits'],
  ['1e3', 'credits', 'not-credits'],
  ['٢٥', 'percent', 'not-percent'],
  ['9999999999999999', 'credits', 'not-credits'],
  ['twelve', 'credits', 'not-credits'],
] as const)('U3 %o as %s is refused in words', (typed, unit, problem) => {
  expect(parseMark(typed, unit)).toEqual({ problem })
})
