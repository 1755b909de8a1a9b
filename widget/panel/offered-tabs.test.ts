import { expect, test } from 'vitest'
import { account, action } from '../../shared/credits/account.fixture.ts'
import type { CreditSource } from '../../shared/billing/source.ts'
import { offeredTabs } from './offered-tabs.ts'

const nothing = () => Promise.reject(new Error('not asked'))
const full: CreditSource = {
  account: nothing,
  entries: nothing,
  usage: nothing,
  alerts: async () => ({ body: {}, tag: null }),
}
const features = { entries: true, usage: true, events: true, alerts: 'write', exports: true } as const
const none = { entries: false, usage: false, events: false, alerts: 'none', exports: false } as const

test('everything that server and source offer has a tab, the history first', () => {
  expect(offeredTabs(account({ features }), full)).toEqual(['history', 'plan', 'costs', 'alerts'])
})

test('what the server does not offer has none', () => {
  expect(offeredTabs(account({ features: none, actions: [] }), full)).toEqual([])
})

test('what the source leaves out has none', () => {
  expect(offeredTabs(account({ features, actions: [] }), { account: nothing })).toEqual([])
})

test('prices are enough to plan with, unless none of them is fixed', () => {
  expect(offeredTabs(account({ features: none }), full)).toEqual(['plan', 'costs'])
  expect(offeredTabs(account({ features: none, actions: [action({ cost: { kind: 'varies' } })] }), full)).toEqual([
    'costs',
  ])
  expect(offeredTabs(account({ features: none, actions: [action({ status: 'coming-soon' })] }), full)).toEqual([
    'costs',
  ])
})

test('a history that the viewer may not see keeps its tab: it says whom to ask', () => {
  const missing = [{ right: 'entries', permission: 'Company: edit', where: null, url: null }]
  const access = { entries: false, export: false, buy: true, request: true, missing, contacts: [] }
  expect(offeredTabs(account({ features: none, actions: [], access }), full)).toEqual(['history'])
})
