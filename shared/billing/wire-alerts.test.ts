import { expect, test } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { toCredits } from '../credits/amount.ts'
import { failureOf } from './failure-of.fixture.ts'
import { toAlerts, toAlertsOrder } from './wire-alerts.ts'
import { wireAlerts } from './wire.fixture.ts'

const asked = account({ unit: { scale: 2, label: null } })

/** An answer with one alert. */
const one = (changes: object) =>
  wireAlerts({ data: [{ id: 'a', at: 'empty', channels: [], enabled: true, ...changes }] })

test('each kind of alert is read', () => {
  expect(toAlerts(wireAlerts(), asked).map(({ trigger }) => trigger)).toEqual([
    { kind: 'percent', value: 12.5 },
    { kind: 'credits', value: toCredits(2000) },
    { kind: 'expiry', value: 30 },
    { kind: 'empty' },
    { kind: 'recovered' },
  ])
})

test('words that nobody here knows are kept, and go back as they came', () => {
  const told = one({ at: 'pace-changed', channels: ['email', 'pigeon'] })
  const alerts = toAlerts(told, asked)
  expect(alerts).toMatchObject([{ trigger: { kind: 'other', value: 'pace-changed' }, channels: ['email', 'pigeon'] }])
  expect(toAlertsOrder(alerts, asked)).toEqual(told)
})

test('fields that nobody here knows go back with their alert, and with no other', () => {
  const told = one({ language: 'de', quiet: { from: 22, to: 6 } })
  const [alert] = toAlerts(told, asked)
  const changed = { id: 'a', trigger: { kind: 'recovered' }, channels: ['email'], isEnabled: false } as const
  expect(alert).not.toHaveProperty('language')
  expect(toAlertsOrder([{ ...changed, id: 'new-1' }, changed], asked, told).data).toEqual([
    { id: 'new-1', at: 'recovered', channels: ['email'], enabled: false },
    { id: 'a', at: 'recovered', channels: ['email'], enabled: false, language: 'de', quiet: { from: 22, to: 6 } },
  ])
})

test.each([
  ['two moments at once', { at: { percent: 25, credits: 100 } }],
  ['a share above all', { at: { percent: 101 } }],
  ['a share below nothing', { at: { percent: -1 } }],
  ['part of a step', { at: { credits: 0.5 } }],
  ['days that are over', { at: { expiresInDays: -1 } }],
  ['a moment that nobody here knows', { at: { weekday: 1 } }],
])('an alert with %s is none, and not shown as something else', async (_, changes) => {
  expect(await failureOf(() => toAlerts(one(changes), asked))).toMatchObject({ kind: 'malformed' })
})

test('amounts in another scale are refused; without a word about it they are in the unit’s', async () => {
  expect(await failureOf(() => toAlerts(wireAlerts({ scale: 0 }), asked))).toMatchObject({ kind: 'malformed' })
  expect(toAlerts(wireAlerts({ scale: undefined }), asked)).toHaveLength(5)
})

test('alerts of another account are dropped', async () => {
  expect(await failureOf(() => toAlerts(wireAlerts({ accountId: 'acct-2' }), asked))).toEqual({ kind: 'wrong-account' })
})
