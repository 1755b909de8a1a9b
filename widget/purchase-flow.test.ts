import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NOON, account } from '../shared/credits/account.fixture.ts'
import { toCredits } from '../shared/credits/amount.ts'
import { FailureError } from '../shared/credits/failure.ts'
import type { Failure } from '../shared/credits/failure.ts'
import type { PurchaseChoice } from '../shared/credits/purchase.ts'
import { CreditStore } from './credit-store.ts'
import { findKeptPurchase } from './open-purchase.ts'
import { purchaseFlow } from './purchase-flow.ts'
import { fakeSource, topUpJson } from './source.fixture.ts'
import type { FakeSource } from './source.fixture.ts'
import './upkeep.ts'

const choice: PurchaseChoice = {
  kind: 'checkout',
  message: null,
  pack: { id: 'p100', credits: toCredits(100), price: { amount: '99.00', currency: 'USD' } },
}

const API = 'https://api.example/v1/'

let page: EventTarget & { visibilityState: string }
let windowEvents: EventTarget

beforeEach(() => {
  vi.useFakeTimers({ now: NOON })
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  windowEvents = new EventTarget()
  const items = new Map<string, string>()
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', windowEvents.addEventListener.bind(windowEvents))
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

const wait = (ms = 100) => vi.advanceTimersByTimeAsync(ms)

async function openStore(source: FakeSource, checkoutOrigins?: readonly string[]): Promise<CreditStore> {
  const cache = { find: () => undefined, keep: () => {}, drop: () => {}, alone: <T>(task: () => Promise<T>) => task() }
  const store = new CreditStore({
    source,
    api: API,
    account: null,
    cache,
    live: 'off',
    pollSeconds: undefined,
    checkoutOrigins,
    onClosed: () => {},
  })
  store.retain()
  await wait()
  return store
}

function fakeTab() {
  return { go: vi.fn<(url: string) => boolean>(() => true), close: vi.fn<() => void>() }
}

const kindOf = (store: CreditStore) => store.purchase.peek().kind

describe('ordering', () => {
  test('goes to the checkout in the tab that the click opened', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    const tab = fakeTab()
    purchaseFlow(store).begin(choice, tab)
    expect(kindOf(store)).toBe('asking')
    await wait()
    expect(kindOf(store)).toBe('opened')
    expect(tab.go).toHaveBeenCalledExactlyOnceWith('https://pay.example/t1')
    const expectedPrice = { amount: '99.00', currency: 'USD' }
    const order = { kind: 'checkout', packId: 'p100', scale: 0, expectedPrice, returnUrl: 'https://ats.example/jobs/1' }
    expect(source.orders[0]?.order).toEqual(order)
  })

  test('C6 a second order while one is under way is none, and its tab closes', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    const second = fakeTab()
    purchaseFlow(store).begin(choice, fakeTab())
    purchaseFlow(store).begin(choice, second)
    await wait()
    expect(source.orders).toHaveLength(1)
    expect(second.close).toHaveBeenCalled()
  })

  test('U11 a blocked tab leaves the address', async () => {
    const store = await openStore(fakeSource())
    purchaseFlow(store).begin(choice, null)
    await wait()
    expect(store.purchase.peek()).toMatchObject({ kind: 'blocked', topUp: { checkoutUrl: 'https://pay.example/t1' } })
  })

  test.each<Failure>([
    { kind: 'unreachable', debug: 'test' },
    { kind: 'timeout' },
    { kind: 'unavailable', status: 503, retryAt: null },
    { kind: 'conflict' },
  ])('N24 N25 after $kind the same order goes out again with the same key', async (failure) => {
    const source = fakeSource()
    const store = await openStore(source)
    source.fault = new FailureError(failure)
    purchaseFlow(store).begin(choice, fakeTab())
    await wait(10)
    source.fault = null
    await wait(5000)
    expect(kindOf(store)).toBe('opened')
    expect(source.orders.length).toBeGreaterThan(1)
    expect(new Set(source.orders.map(({ key }) => key)).size).toBe(1)
  })

  test('a refusal ends it at once, closes the tab, and leaves nothing to resume', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    const tab = fakeTab()
    source.fault = new FailureError({ kind: 'price-changed' })
    purchaseFlow(store).begin(choice, tab)
    await wait()
    expect(store.purchase.peek()).toMatchObject({ kind: 'failed', failure: { kind: 'price-changed' } })
    expect(source.orders).toHaveLength(1)
    expect(tab.close).toHaveBeenCalled()
    expect(findKeptPurchase()).toBeNull()
  })

  test('when the network stays away, trying again by hand keeps the key', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    source.fault = new FailureError({ kind: 'unreachable', debug: 'test' })
    purchaseFlow(store).begin(choice, fakeTab())
    await wait(60_000)
    expect(kindOf(store)).toBe('failed')
    source.fault = null
    purchaseFlow(store).retry(fakeTab())
    await wait()
    expect(kindOf(store)).toBe('opened')
    expect(new Set(source.orders.map(({ key }) => key)).size).toBe(1)
  })

  test('D17 a checkout on an origin that the host does not trust is not opened', async () => {
    const store = await openStore(fakeSource(), ['https://billing.example'])
    const tab = fakeTab()
    purchaseFlow(store).begin(choice, tab)
    await wait()
    expect(tab.go).not.toHaveBeenCalled()
    expect(store.purchase.peek()).toMatchObject({ kind: 'failed', failure: { kind: 'malformed' } })
  })

  test('keys are long, printable and never the same', async () => {
    const source = fakeSource()
    for (let n = 0; n < 20; n++) {
      const store = await openStore(source)
      purchaseFlow(store).begin(choice, fakeTab())
      await wait()
    }
    expect(new Set(source.orders.map(({ key }) => key)).size).toBe(20)
    expect(source.orders.every(({ key }) => /^[!-~]{16,64}$/.test(key))).toBe(true)
  })
})

/** A purchase whose checkout is open. */
async function opened(source: FakeSource) {
  const store = await openStore(source)
  const tab = fakeTab()
  purchaseFlow(store).begin(choice, tab)
  await wait()
  return { store, tab }
}

describe('settling', () => {
  test('paid, then credited: the balance is read again', async () => {
    const source = fakeSource()
    const { store } = await opened(source)
    source.topUpStatus = 'pending'
    await wait(2100)
    expect(kindOf(store)).toBe('pending')
    source.topUpStatus = 'credited'
    const asked = source.asked
    await wait(3000)
    expect(kindOf(store)).toBe('credited')
    expect(source.asked).toBe(asked + 1)
    expect(findKeptPurchase()).toBeNull()
  })

  test('taking longer than usual is said after two minutes', async () => {
    const source = fakeSource()
    const { store } = await opened(source)
    source.topUpStatus = 'pending'
    await wait(118_000)
    expect(kindOf(store)).toBe('pending')
    await wait(20_000)
    expect(kindOf(store)).toBe('slow')
  })

  test('nobody asks while the checkout covers the page, and at once on return', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    purchaseFlow(store).begin(choice, fakeTab())
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    await wait()
    source.topUpStatus = 'credited'
    await wait(60_000)
    expect(kindOf(store)).toBe('opened')
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    await wait(1)
    expect(kindOf(store)).toBe('credited')
  })

  test('canceling closes the tab and tells the server', async () => {
    const source = fakeSource()
    const { store, tab } = await opened(source)
    await purchaseFlow(store).cancel()
    expect(tab.close).toHaveBeenCalled()
    expect(store.purchase.peek()).toMatchObject({ kind: 'ended', topUp: { status: 'canceled' } })
  })
})

describe('a reload', () => {
  test('before the answer sends the same order again, with its key', async () => {
    const source = fakeSource()
    const lost = await openStore(source)
    source.createTopUp = (order, key) => {
      source.orders.push({ order, key })
      return new Promise(() => {})
    }
    purchaseFlow(lost).begin(choice, fakeTab())
    await wait()
    const afterwards = await openStore(source)
    source.createTopUp = async (order, key) => {
      source.orders.push({ order, key })
      return topUpJson('action-required')
    }
    vi.stubGlobal('location', new URL('https://ats.example/jobs/2'))
    purchaseFlow(afterwards).resume(account({ id: source.facts.id }))
    await wait()
    expect(kindOf(afterwards)).toBe('blocked')
    // One key stands for one body: the address to return to is still that of the click.
    expect(new Set(source.orders.map((sent) => JSON.stringify(sent))).size).toBe(1)
  })

  test('after it goes on following the same top-up, and orders nothing', async () => {
    const source = fakeSource()
    purchaseFlow(await openStore(source)).begin(choice, fakeTab())
    await wait()
    const afterwards = await openStore(source)
    source.topUpStatus = 'pending'
    purchaseFlow(afterwards).resume(account({ id: source.facts.id }))
    await wait()
    expect(kindOf(afterwards)).toBe('pending')
    expect(source.orders).toHaveLength(1)
  })

  test('in another account resumes nothing', async () => {
    const source = fakeSource()
    purchaseFlow(await openStore(source)).begin(choice, fakeTab())
    await wait()
    const other = await openStore(fakeSource())
    purchaseFlow(other).resume(account({ id: 'another' }))
    await wait()
    expect(kindOf(other)).toBe('idle')
  })
})
