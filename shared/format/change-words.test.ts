import { expect, test } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { toCredits } from '../credits/amount.ts'
import type { Cause } from '../credits/change.ts'
import { causeName, formatSince } from './change-words.ts'
import { en } from './messages/en.ts'
import { enChange } from './messages/en-change.ts'

/** A Thursday noon of the viewer's. */
const NOW = new Date(2027, 2, 4, 12).getTime()

test.each([
  ['14:02 of today', new Date(2027, 2, 4, 9, 2), '09:02'],
  ['yesterday', new Date(2027, 2, 3, 14, 2), 'yesterday 14:02'],
  ['a day of the last week', new Date(2027, 2, 2, 14, 2), 'Tuesday'],
  ['six days ago, however early', new Date(2027, 1, 26, 0, 1), 'Friday'],
  ['a week ago, which has the same name as today', new Date(2027, 1, 25, 23, 59), '25 Feb'],
  ['another year', new Date(2026, 11, 31), '31 Dec 2026'],
])('since %s', (_, at, expected) => {
  expect(formatSince(at.getTime(), NOW, 'en-GB', en)).toBe(expected)
})

const cause: Cause = {
  key: '',
  run: null,
  type: 'debit',
  action: 'reference-check',
  actor: { kind: 'user', id: 'mei', name: 'Mei' },
  rows: 1,
  credits: toCredits(-5),
}

test.each([
  ['Reference check', {}],
  ['Spring import', { run: 'Spring import' }],
  ['Bought', { type: 'purchase', action: null }],
  ['Used', { action: null }],
  ['Refunded · Reference check', { type: 'refund', credits: toCredits(5) }],
  ['D11 refund_v2', { type: 'refund_v2', action: null }],
  ['an-action-of-old', { action: 'an-action-of-old' }],
])('%s', (expected, changes) => {
  expect(causeName({ ...cause, ...changes }, account(), enChange)).toBe(expected.replace('D11 ', ''))
})
