import { describe, expect, test, vi } from 'vitest'
import { DAY_MS, HOUR_MS, NOON, account } from '../shared/credits/account.fixture.ts'
import { FailureError } from '../shared/credits/failure.ts'
import type { Failure } from '../shared/credits/failure.ts'
import { findKeptPurchase } from './open-purchase.ts'
import { purchaseFlow } from './purchase-flow.ts'
import {
  choice,
  fakeTab,
  kindOf,
  lost,
  openStore,
  opened,
  reloaded,
  seen,
  setUpPage,
  wait,
} from './purchase.fixture.ts'
import { fakeSource, topUpJson } from './source.fixture.ts'
import type { FakeSource } from './source.fixture.ts'

setUpPage()

describe('a reload', () => {
  test('before the answer sends the same order again, with its key, and leaves the link', async () => {
    const source = fakeSource()
    await lost(source)
    vi.stubGlobal('location', new URL('https://ats.example/jobs/2'))
    // The tab of the earlier page was still blank, and went with it.
    expect(kindOf(await reloaded(source))).toBe('blocked')
    expect(source.orders).toHaveLength(2)
    // One key stands for one body: the address to return to is still that of the click.
    expect(new Set(source.orders.map((sent) => JSON.stringify(sent))).size).toBe(1)
  })

  test('after it goes on following the same top-up, and orders nothing', async () => {
    const source = fakeSource()
    await opened(source)
    source.topUpStatus = 'pending'
    expect(kindOf(await reloaded(source))).toBe('pending')
    expect(source.orders).toHaveLength(1)
  })

  test.each([
    { was: 'opened', tab: fakeTab() },
    { was: 'blocked', tab: null },
  ])('after it knows that the checkout was $was', async ({ was, tab }) => {
    const source = fakeSource()
    const store = await openStore(source)
    purchaseFlow(store).begin(choice, tab)
    await wait()
    expect(kindOf(await reloaded(source))).toBe(was)
  })

  test('after a failure shows it, and only the viewer sends the order again', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    source.fault = new FailureError({ kind: 'timeout' })
    purchaseFlow(store).begin(choice, null)
    await wait(60_000)
    source.fault = null
    const sent = source.orders.length
    const afterwards = await reloaded(source)
    expect(kindOf(afterwards)).toBe('failed')
    expect(source.orders).toHaveLength(sent)
    purchaseFlow(afterwards).retry(fakeTab())
    await wait()
    expect(kindOf(afterwards)).toBe('opened')
    expect(new Set(source.orders.map(({ key }) => key)).size).toBe(1)
  })

  test('sends nothing while nobody knows who looks at the page', async () => {
    const source = fakeSource()
    await lost(source)
    const store = await openStore(source)
    source.fault = new FailureError({ kind: 'unreachable', debug: 'test' })
    void purchaseFlow(store).resume(seen(source))
    await wait(1000)
    expect(kindOf(store)).toBe('failed')
    expect(source.orders).toHaveLength(1)
  })

  test('does not make a payment young again', async () => {
    const source = fakeSource()
    source.topUpStatus = 'pending'
    await opened(source)
    await wait(130_000)
    expect(kindOf(await reloaded(source))).toBe('slow')
  })

  test.each([
    { what: 'a day', ms: DAY_MS, kind: 'idle' },
    { what: 'less than a day', ms: DAY_MS - HOUR_MS, kind: 'blocked' },
  ])('after $what: a key is used for as long as servers remember it', async ({ ms, kind }) => {
    const source = fakeSource()
    await lost(source)
    vi.setSystemTime(NOON + ms + 1000)
    expect(kindOf(await reloaded(source))).toBe(kind)
    expect(findKeptPurchase() === null).toBe(kind === 'idle')
  })

  test('in another account resumes nothing', async () => {
    const source = fakeSource()
    await opened(source)
    const other = await openStore(fakeSource())
    await purchaseFlow(other).resume(account({ id: 'another' }))
    expect(kindOf(other)).toBe('idle')
    expect(findKeptPurchase()).not.toBeNull()
  })
})

describe('another viewer', () => {
  test('is not given the purchase of the one before, whatever the page still shows', async () => {
    const source = fakeSource()
    await lost(source)
    const store = await openStore(source)
    source.facts = { ...source.facts, viewer: { id: 'u2', name: 'Bo Lind' } }
    void purchaseFlow(store).resume(seen(source))
    await wait(1000)
    expect(kindOf(store)).toBe('idle')
    expect(source.orders).toHaveLength(1)
  })

  test('is not given one that is just being picked up', async () => {
    const source = fakeSource()
    await opened(source)
    const store = await openStore(source)
    const { promise, resolve } = Promise.withResolvers<unknown>()
    source.topUp = () => promise
    void purchaseFlow(store).resume(seen(source))
    await wait(1000)
    source.facts = { ...source.facts, viewer: { id: 'u2', name: 'Bo Lind' } }
    void store.refresh()
    await wait(1000)
    resolve(topUpJson('pending'))
    await wait()
    expect(kindOf(store)).toBe('idle')
    expect(findKeptPurchase()).toBeNull()
  })

  test.each<{ what: string; change: (source: FakeSource) => void }>([
    { what: 'signs in', change: (source) => (source.facts = { ...source.facts, viewer: { id: 'u2', name: 'Bo' } }) },
    { what: 'comes with another account', change: (source) => (source.facts = { ...source.facts, id: 'another' }) },
    {
      what: 'is to sign in first',
      change: (source) => (source.fault = new FailureError({ kind: 'signed-out' })),
    },
  ])('who $what finds no purchase, and nobody asks about it', async ({ change }) => {
    const source = fakeSource()
    const { store } = await opened(source)
    change(source)
    void store.refresh()
    await wait(1000)
    expect(kindOf(store)).toBe('idle')
    expect(findKeptPurchase()).toBeNull()
    const looks = vi.spyOn(source, 'topUp')
    await wait(60_000)
    expect(looks).not.toHaveBeenCalled()
  })

  test.each<Failure>([{ kind: 'timeout' }, { kind: 'price-changed' }])(
    'does not hear how an order of the one before failed, nor is it sent for them: $kind',
    async (failure) => {
      const source = fakeSource()
      const store = await openStore(source)
      const { promise, reject } = Promise.withResolvers<unknown>()
      const send = vi.fn<NonNullable<FakeSource['createTopUp']>>(() => promise)
      source.createTopUp = send
      purchaseFlow(store).begin(choice, fakeTab())
      source.facts = { ...source.facts, viewer: { id: 'u2', name: 'Bo Lind' } }
      void store.refresh()
      await wait(1000)
      source.createTopUp = () => new Promise(() => {})
      purchaseFlow(store).begin(choice, fakeTab())
      source.createTopUp = send
      reject(new FailureError(failure))
      await wait(60_000)
      expect(kindOf(store)).toBe('asking')
      expect(send).toHaveBeenCalledTimes(1)
    },
  )

  test('does not get the answer to an order of the one before', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    const tab = fakeTab()
    const { promise, resolve } = Promise.withResolvers<unknown>()
    source.createTopUp = () => promise
    purchaseFlow(store).begin(choice, tab)
    source.facts = { ...source.facts, viewer: { id: 'u2', name: 'Bo Lind' } }
    void store.refresh()
    await wait(1000)
    const own = fakeTab()
    source.createTopUp = () => new Promise(() => {})
    purchaseFlow(store).begin(choice, own)
    resolve(topUpJson('action-required'))
    await wait()
    expect(kindOf(store)).toBe('asking')
    expect(tab.go).not.toHaveBeenCalled()
    expect(tab.close).toHaveBeenCalled()
    expect(own.close).not.toHaveBeenCalled()
  })
})

test('two stores of a page: what ends in one does not forget the purchase of the other', async () => {
  const [first, second] = [fakeSource(), fakeSource()]
  const { store } = await opened(first)
  await opened(second)
  const kept = findKeptPurchase()
  first.topUpStatus = 'pending'
  await wait(2100)
  expect(kindOf(store)).toBe('pending')
  first.topUpStatus = 'credited'
  await wait(3000)
  expect(kindOf(store)).toBe('credited')
  purchaseFlow(store).dismiss()
  expect(findKeptPurchase()).toBe(kept)
})
