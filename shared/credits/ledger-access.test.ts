import { expect, it } from 'vitest'
import { isLedgerWithheld } from './ledger-access.ts'
import type { Account } from './account.ts'

const features = { entries: false, usage: false, events: false, alerts: 'none', exports: false } as const
const right = { right: 'entries', permission: 'See credit history', where: null, url: null }
const access = { entries: false, export: false, buy: true, request: true, missing: [right], contacts: [] }

it.each<[expected: boolean, what: string, account: Pick<Account, 'features' | 'access'>]>([
  [true, 'a viewer who lacks the right', { features, access }],
  [
    false,
    'a viewer who has it',
    { features: { ...features, entries: true }, access: { ...access, entries: true, missing: [] } },
  ],
  [false, 'a server without a ledger', { features, access: { ...access, missing: [] } }],
  [false, 'a server that tells nothing of rights', { features, access: null }],
])('says %s of %s', (expected, _what, account) => {
  expect(isLedgerWithheld(account)).toBe(expected)
})
