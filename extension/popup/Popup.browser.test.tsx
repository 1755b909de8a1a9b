import { expect, test } from 'vitest'
import { account, NOON } from '../../shared/credits/account.fixture.ts'
import type { Account, TopUpOffer } from '../../shared/credits/account.ts'
import { mount, reader } from '../../shared/ui/mount.fixture.tsx'
import { contacts, missing, packs } from '../../shared/ui/samples.fixture.tsx'
import { Popup } from './Popup.tsx'

const STANDING_PAGE: TopUpOffer = {
  url: 'https://billing.example/buy',
  kinds: [],
  packs: [],
  free: null,
  blockedBy: null,
  fixUrl: null,
  temporaryOptions: [],
}
const access = { entries: true, export: true, buy: true, request: true, missing: [], contacts: [] }

function draw(overrides: Partial<Account>): HTMLElement {
  return mount(
    <Popup
      state={{ kind: 'ready', account: account(overrides), fetchedAt: NOON }}
      reader={reader}
      isRefreshing={false}
      onRefresh={() => {}}
      onDisconnect={() => {}}
    />,
  )
}

test('a standing page to buy at is a prominent link to it', () => {
  const link = draw({ topUp: STANDING_PAGE }).querySelector<HTMLAnchorElement>('a.cg-button-primary')
  expect(link?.textContent).toBe('Buy Credits')
  expect(link?.href).toBe('https://billing.example/buy')
})

test('missing billing details lead to where they are completed', () => {
  const topUp: TopUpOffer = {
    ...STANDING_PAGE,
    blockedBy: 'billing-details',
    fixUrl: 'https://billing.example/details',
  }
  const link = draw({ topUp }).querySelector('a')
  expect(link?.textContent).toBe('Complete billing details')
  expect(link?.href).toBe('https://billing.example/details')
})

test('who may not buy learns who can help', () => {
  const root = draw({ topUp: STANDING_PAGE, access: { ...access, buy: false, missing, contacts } })
  expect(root.textContent).toContain('Who can help: Priya Raman')
})

test.each<[string, TopUpOffer | null]>([
  ['packs to choose from', { ...STANDING_PAGE, url: null, kinds: ['checkout'], packs }],
  ['requests', { ...STANDING_PAGE, url: null, kinds: ['request'] }],
  ['nothing', null],
])('where there is no page, but %s, nothing is offered', (_what, topUp) => {
  const root = draw({ topUp })
  expect(root.textContent).not.toMatch(/Buy|Request/)
  expect(root.querySelector('.cg-note')).toBeNull()
})
