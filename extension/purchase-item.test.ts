import { beforeEach, describe, expect, test, vi } from 'vitest'
import { NOON, account } from '../shared/credits/account.fixture.ts'
import { intent, purchases } from '../shared/ui/samples.fixture.tsx'
import { browser, resetBrowser } from './browser.fixture.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { purchaseItem, toPurchaseState } = await import('./purchase-item.ts')

const ASKING = { state: { kind: 'asking', intent }, viewerId: 'viewer-1', orderedAt: NOON, tries: 1 } as const
const VIEWER = { id: 'viewer-1', name: null }

beforeEach(resetBrowser)

test('every state of a purchase is read back as it was written', async () => {
  for (const state of purchases) {
    if (state.kind === 'idle') continue
    const stored = { ...ASKING, state }
    await purchaseItem('one').set(stored)
    expect(await purchaseItem('one').get()).toEqual(stored)
  }
})

test.each([
  ['half of one', { state: { kind: 'asking' } }],
  ['an amount that is none', { ...ASKING, state: { kind: 'asking', intent: { ...intent, credits: 1.5 } } }],
  ['a state from another version', { ...ASKING, state: { kind: 'teleported', intent } }],
])('S4 %s is no purchase, and is set aside', async (_what, stored) => {
  browser.storage.local.items.set('purchase:one', stored)
  expect(await purchaseItem('one').get()).toBeNull()
  expect(browser.storage.local.items.get('unreadable:purchase:one')).toEqual(stored)
})

describe('who sees it', () => {
  test('the viewer who made it, for that account', () => {
    expect(toPurchaseState(ASKING, account({ viewer: VIEWER }))).toBe(ASKING.state)
  })

  test.each([
    ['another viewer', account({ viewer: { id: 'viewer-2', name: null } })],
    ['nobody in particular', account({ viewer: null })],
    ['another account', account({ id: 'acct-2', viewer: VIEWER })],
  ])('not %s', (_who, seen) => {
    expect(toPurchaseState(ASKING, seen)).toEqual({ kind: 'idle' })
  })
})
