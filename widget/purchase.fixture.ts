/** For tests: a page in which purchases are made, without a browser. */
import { afterEach, beforeEach, vi } from 'vitest'
import { NOON, account } from '../shared/credits/account.fixture.ts'
import type { RetryTimes } from '../shared/billing/retry.ts'
import { toCredits } from '../shared/credits/amount.ts'
import type { PurchaseChoice } from '../shared/credits/purchase.ts'
import { CreditStore } from './credit-store.ts'
import { openSharedCache } from './shared-cache.ts'
import { purchaseFlow } from './purchase-flow.ts'
import type { FakeSource } from './source.fixture.ts'
import './upkeep.ts'

export const choice: PurchaseChoice = {
  kind: 'checkout',
  message: null,
  pack: { id: 'p100', credits: toCredits(100), price: { amount: '99.00', currency: 'USD' } },
}

const API = 'https://api.example/v1/'

export interface FakePage {
  document: EventTarget & { visibilityState: string }
  window: EventTarget
}

/** Gives every test of the file a page of its own: visible, at noon, with nothing kept. */
export function setUpPage(): () => FakePage {
  let page: FakePage
  beforeEach(() => {
    vi.useFakeTimers({ now: NOON })
    page = { document: Object.assign(new EventTarget(), { visibilityState: 'visible' }), window: new EventTarget() }
    const items = new Map<string, string>()
    vi.stubGlobal('document', page.document)
    vi.stubGlobal('addEventListener', page.window.addEventListener.bind(page.window))
    vi.stubGlobal('location', new URL('https://ats.example/jobs/1'))
    vi.stubGlobal('sessionStorage', {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, text: string) => items.set(name, text),
      removeItem: (name: string) => items.delete(name),
    })
  })
  afterEach(() => {
    vi.clearAllTimers()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })
  return () => page
}

export const wait = (ms = 100) => vi.advanceTimersByTimeAsync(ms)

export async function openStore(
  source: FakeSource,
  checkoutOrigins?: readonly string[],
  retry?: Partial<RetryTimes>,
): Promise<CreditStore> {
  const store = new CreditStore({
    source,
    api: API,
    account: null,
    cache: openSharedCache(null),
    live: 'off',
    pollSeconds: undefined,
    retry,
    checkoutOrigins,
    startsAt: 0,
    onClosed: () => {},
  })
  store.retain()
  await wait()
  return store
}

export function fakeTab() {
  return { go: vi.fn<(url: string) => boolean>(() => true), close: vi.fn<() => void>() }
}

export const kindOf = (store: CreditStore) => store.purchase.peek().kind

/** A purchase whose checkout is open. */
export async function opened(source: FakeSource) {
  const store = await openStore(source)
  const tab = fakeTab()
  purchaseFlow(store).begin(choice, tab)
  await wait()
  return { store, tab }
}

/** The account of a source as it is seen by the viewer of its answers. */
export const seen = (source: FakeSource) => account({ id: source.facts.id, viewer: { id: 'u1', name: 'Ana Souza' } })

/** The same page anew, once it has taken up what there is. */
export async function reloaded(source: FakeSource): Promise<CreditStore> {
  const store = await openStore(source)
  void purchaseFlow(store).resume(seen(source))
  await wait(1000)
  return store
}

/** A source that never answers the order, and the page that is left with it. */
export async function lost(source: FakeSource): Promise<void> {
  const answer = source.createTopUp?.bind(source)
  const store = await openStore(source)
  source.createTopUp = (order, key) => {
    source.orders.push({ order, key })
    return new Promise(() => {})
  }
  purchaseFlow(store).begin(choice, fakeTab())
  await wait()
  if (answer) source.createTopUp = answer
}
