import { describe, expect, test, vi } from 'vitest'
import { FailureError } from '../shared/credits/failure.ts'
import type { Failure } from '../shared/credits/failure.ts'
import { findSnapshot } from '../shared/credits/state.ts'
import { findKeptPurchase } from './open-purchase.ts'
import { purchaseFlow } from './purchase-flow.ts'
import { choice, fakeTab, kindOf, openStore, opened, setUpPage, wait } from './purchase.fixture.ts'
import { PACKS, fakeSource, topUpJson } from './source.fixture.ts'

const page = setUpPage()

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

  test.each<{ failure: Failure; isRead: boolean }>([
    { failure: { kind: 'price-changed' }, isRead: true },
    { failure: { kind: 'billing-details-missing', fixUrl: null }, isRead: true },
    { failure: { kind: 'timeout' }, isRead: false },
  ])('after $failure.kind the offer is read anew: $isRead', async ({ failure, isRead }) => {
    const source = fakeSource({ topUp: PACKS })
    const store = await openStore(source)
    source.createTopUp = () => Promise.reject(new FailureError(failure))
    const [pack] = PACKS.packs
    const packs = [{ ...pack, price: { amount: '109.00', currency: 'USD' } }]
    source.facts = { ...source.facts, version: 2, topUp: { ...PACKS, packs } }
    purchaseFlow(store).begin(choice, fakeTab())
    await wait(60_000)
    expect(kindOf(store)).toBe('failed')
    const offered = findSnapshot(store.state.peek())?.account.topUp?.packs[0]?.price?.amount
    expect(offered).toBe(isRead ? '109.00' : '99.00')
  })

  test.each([
    {
      what: 'without its fragment',
      address: 'https://ats.example/jobs/1?tab=2#access_token=canary',
      sent: 'https://ats.example/jobs/1?tab=2',
    },
    { what: 'unless it is too long', address: `https://ats.example/?q=${'x'.repeat(2000)}`, sent: undefined },
    { what: 'unless no site leads back to it', address: 'file:///jobs.html', sent: undefined },
  ])('the address to return to is this page, $what', async ({ address, sent }) => {
    vi.stubGlobal('location', new URL(address))
    const source = fakeSource()
    await opened(source)
    expect(source.orders[0]?.order.returnUrl).toBe(sent)
    expect(findKeptPurchase()).not.toContain('canary')
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

  test('D17 a checkout on an origin that the host does not trust is not opened, and can be called off', async () => {
    const source = fakeSource()
    const store = await openStore(source, ['https://billing.example'])
    const tab = fakeTab()
    purchaseFlow(store).begin(choice, tab)
    await wait()
    expect(tab.go).not.toHaveBeenCalled()
    expect(tab.close).toHaveBeenCalled()
    expect(store.purchase.peek()).toMatchObject({ kind: 'blocked', topUp: { checkoutUrl: null } })
    await purchaseFlow(store).cancel()
    expect(store.purchase.peek()).toMatchObject({ kind: 'ended', topUp: { status: 'canceled' } })
  })

  test('the host decides how soon an order goes out again', async () => {
    const source = fakeSource()
    const store = await openStore(source, undefined, { baseMs: 10 })
    source.fault = new FailureError({ kind: 'timeout' })
    purchaseFlow(store).begin(choice, fakeTab())
    await wait(10 * 2 + 10 * 4 + 10 * 8)
    expect(source.orders).toHaveLength(4)
    expect(kindOf(store)).toBe('failed')
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
    page().document.visibilityState = 'hidden'
    page().document.dispatchEvent(new Event('visibilitychange'))
    await wait()
    source.topUpStatus = 'credited'
    await wait(60_000)
    expect(kindOf(store)).toBe('opened')
    page().document.visibilityState = 'visible'
    page().document.dispatchEvent(new Event('visibilitychange'))
    await wait(1)
    expect(kindOf(store)).toBe('credited')
  })

  test('coming back to the page asks once, however many events tell of it', async () => {
    const source = fakeSource()
    await opened(source)
    const looks = vi.spyOn(source, 'topUp')
    page().document.dispatchEvent(new Event('visibilitychange'))
    page().window.dispatchEvent(new Event('pageshow'))
    page().window.dispatchEvent(new Event('focus'))
    await wait()
    expect(looks).toHaveBeenCalledTimes(1)
  })

  test('hints during a look are followed by one more', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    const listen = vi.spyOn(store, 'onHint')
    purchaseFlow(store).begin(choice, fakeTab())
    await wait()
    const looks = vi.spyOn(source, 'topUp')
    for (let n = 0; n < 5; n++) listen.mock.calls[0]?.[0]({ kind: 'top-up.changed', id: 't1' })
    await wait()
    expect(looks).toHaveBeenCalledTimes(2)
  })

  test('what is being asked for cannot be dismissed, and stays kept', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    source.createTopUp = () => new Promise(() => {})
    purchaseFlow(store).begin(choice, null)
    purchaseFlow(store).dismiss()
    expect(kindOf(store)).toBe('asking')
    expect(findKeptPurchase()).not.toBeNull()
  })
})

describe('canceling', () => {
  test('twice tells the server once', async () => {
    const source = fakeSource()
    const { store } = await opened(source)
    const cancels = vi.spyOn(source, 'cancelTopUp')
    await Promise.all([purchaseFlow(store).cancel(), purchaseFlow(store).cancel()])
    expect(cancels).toHaveBeenCalledTimes(1)
  })

  test('tells the server, and closes the tab once it agrees', async () => {
    const source = fakeSource()
    const { store, tab } = await opened(source)
    const { promise, resolve } = Promise.withResolvers<unknown>()
    source.cancelTopUp = () => promise
    const canceled = purchaseFlow(store).cancel()
    expect(tab.close).not.toHaveBeenCalled()
    resolve(topUpJson('canceled', '2026-03-02T10:00:00Z'))
    await canceled
    expect(tab.close).toHaveBeenCalled()
    expect(store.purchase.peek()).toMatchObject({ kind: 'ended', topUp: { status: 'canceled' } })
    expect(findKeptPurchase()).toBeNull()
  })

  test.each([
    { what: 'refuses', answer: () => Promise.reject(new FailureError({ kind: 'conflict' })), kind: 'opened' },
    {
      what: 'says that it is paid',
      answer: async () => topUpJson('pending', '2026-03-02T10:00:00Z'),
      kind: 'pending',
    },
  ])('leaves the tab open where the server $what', async ({ answer, kind }) => {
    const source = fakeSource()
    const { store, tab } = await opened(source)
    source.cancelTopUp = answer
    await purchaseFlow(store).cancel()
    expect(kindOf(store)).toBe(kind)
    expect(tab.close).not.toHaveBeenCalled()
  })
})
