import { expect, test } from 'vitest'
import type { AlertSetting, AlertTrigger } from '../credits/alert-setting.ts'
import { toCredits } from '../credits/amount.ts'
import { channelWords, triggerWords } from './alert-setting-words.ts'
import { enAlertSettings } from './messages/en-alert-settings.ts'
import { english } from './messages/english.ts'

const messages = { ...english, ...enAlertSettings }
const unit = { scale: 2, label: { one: 'token', other: 'tokens' } }

test.each<[AlertTrigger, string]>([
  [{ kind: 'percent', value: 12.5 }, '12.5% of the allowance left'],
  [{ kind: 'credits', value: toCredits(100) }, '1 token left'],
  [{ kind: 'credits', value: toCredits(2050) }, '20.50 tokens left'],
  [{ kind: 'expiry', value: 30 }, 'Credits lapse within 30 days'],
  [{ kind: 'empty' }, 'No credits left'],
  [{ kind: 'recovered' }, 'Credits are there again'],
  [{ kind: 'other', value: 'pace_changed' }, 'pace_changed'],
])('%j', (trigger, words) => {
  expect(triggerWords(trigger, unit, 'en', messages)).toBe(words)
})

test('where it is sent, or that it goes nowhere', () => {
  const alert: AlertSetting = { id: 'a', trigger: { kind: 'empty' }, channels: ['email', 'pigeon'], isEnabled: true }
  expect(channelWords(alert, messages)).toBe('Email, pigeon')
  expect(channelWords({ ...alert, isEnabled: false }, messages)).toBe('Off')
  expect(channelWords({ ...alert, channels: [] }, messages)).toBe('Off')
})
