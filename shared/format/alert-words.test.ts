import { expect, test } from 'vitest'
import { NOON, DAY_MS } from '../credits/account.fixture.ts'
import type { Alert } from '../credits/alert.ts'
import { toCredits } from '../credits/amount.ts'
import { alertWords } from './alert-words.ts'
import { deAlerts } from './messages/de-alerts.ts'
import { enAlerts } from './messages/en-alerts.ts'

const english = { scale: 0, locale: 'en', messages: enAlerts, now: NOON }

test.each<[Alert, string]>([
  [{ kind: 'low', mark: toCredits(125) }, 'Credits are low'],
  [{ kind: 'empty' }, 'Out of credits'],
  [{ kind: 'recovered', from: 'empty' }, 'Credits are back'],
  [{ kind: 'recovered', from: 'low' }, 'Credits are no longer low'],
  [{ kind: 'expiring', lotId: 'lot-1', credits: toCredits(1), at: NOON + 3 * DAY_MS }, 'Expiring soon: 1 credit'],
  [{ kind: 'top-up', topUpId: 'topup-1', status: 'credited', credits: toCredits(250) }, '250 credits added'],
  [
    { kind: 'top-up', topUpId: 'topup-1', status: 'declined', credits: toCredits(250) },
    'Top-up of 250 credits declined',
  ],
  [{ kind: 'signed-out' }, 'Signed out'],
])('%o is told as "%s"', (alert, title) => {
  const words = alertWords(alert, english)
  expect(words.title).toBe(title)
  expect(words.text).not.toBe('')
})

test('a day is the last one that credits can be used on', () => {
  const at = Date.UTC(2027, 2, 31)
  expect(alertWords({ kind: 'expiring', lotId: 'lot-1', credits: toCredits(40), at }, english).text).toMatch(/30/)
})

test('amounts follow scale and language', () => {
  const alert: Alert = { kind: 'low', mark: toCredits(125_050) }
  expect(alertWords(alert, { ...english, scale: 2, locale: 'de', messages: deAlerts }).text).toContain(
    '1.250,50 Credits',
  )
})
