import { describe, expect, test, vi } from 'vitest'
import { FailureError } from '../shared/credits/failure.ts'
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
import { accountJson, fakeSource, topUpJson } from './source.fixture.ts'
import type { FakeSource } from './source.fixture.ts'

setUpPage()

/** A call that is not answered until it is restored. */
function hold(source: FakeSource, call: 'account' | 'topUp') {
  return vi.spyOn(source, call).mockReturnValue(new Promise(() => {}))
}

describe('while a purchase is taken up', () => {
  test.each(['account', 'topUp'] as const)('C6 nothing else is ordered: %s is slow', async (call) => {
    const source = fakeSource()
    await opened(source)
    const store = await openStore(source)
    hold(source, call)
    void purchaseFlow(store).resume(seen(source))
    expect(kindOf(store)).toBe('asking')
    await wait(1000)
    const tab = fakeTab()
    purchaseFlow(store).begin(choice, tab)
    expect(kindOf(store)).toBe('asking')
    expect(tab.close).toHaveBeenCalled()
    expect(source.orders).toHaveLength(1)
  })

  test('another reload goes on with the same top-up, as old as it is', async () => {
    const source = fakeSource()
    source.topUpStatus = 'pending'
    await opened(source)
    await wait(130_000)
    const held = hold(source, 'topUp')
    expect(kindOf(await reloaded(source))).toBe('asking')
    held.mockRestore()
    expect(kindOf(await reloaded(source))).toBe('slow')
    expect(source.orders).toHaveLength(1)
  })

  test('a page that everybody left sends nothing', async () => {
    const source = fakeSource()
    await lost(source)
    const store = await openStore(source)
    const { promise, resolve } = Promise.withResolvers<unknown>()
    vi.spyOn(source, 'account').mockReturnValue(promise)
    void purchaseFlow(store).resume(seen(source))
    store.release()
    await wait(6000)
    resolve(accountJson(source.facts))
    await wait()
    expect(source.orders).toHaveLength(1)
  })

  test('another reload still leaves a failed order to the viewer', async () => {
    const source = fakeSource()
    const store = await openStore(source)
    source.createTopUp = () => Promise.reject(new FailureError({ kind: 'timeout' }))
    purchaseFlow(store).begin(choice, null)
    await wait(60_000)
    const create = vi.fn<() => Promise<unknown>>()
    source.createTopUp = create
    const next = await openStore(source)
    const held = hold(source, 'account')
    void purchaseFlow(next).resume(seen(source))
    await wait(1000)
    held.mockRestore()
    expect(kindOf(await reloaded(source))).toBe('failed')
    expect(create).not.toHaveBeenCalled()
  })
})

describe('where the server does not say how it stands', () => {
  test('it is asked again', async () => {
    const source = fakeSource()
    await opened(source)
    const looks = vi.spyOn(source, 'topUp').mockRejectedValueOnce(new FailureError({ kind: 'timeout' }))
    const store = await reloaded(source)
    await wait(5000)
    expect(kindOf(store)).toBe('opened')
    expect(looks.mock.calls.length).toBeGreaterThan(1)
  })

  test('that is said, and trying again finds the same top-up by its key', async () => {
    const source = fakeSource()
    await opened(source)
    const look = vi.spyOn(source, 'topUp').mockRejectedValue(new FailureError({ kind: 'timeout' }))
    const store = await reloaded(source)
    await wait(60_000)
    expect(store.purchase.peek()).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } })
    look.mockRestore()
    source.topUpStatus = 'pending'
    purchaseFlow(store).retry(fakeTab())
    await wait()
    expect(kindOf(store)).toBe('pending')
    expect(new Set(source.orders.map(({ key }) => key)).size).toBe(1)
  })

  test('a next reload follows it again', async () => {
    const source = fakeSource()
    await opened(source)
    const look = vi.spyOn(source, 'topUp').mockRejectedValue(new FailureError({ kind: 'timeout' }))
    await reloaded(source)
    await wait(60_000)
    look.mockRestore()
    expect(kindOf(await reloaded(source))).toBe('opened')
    expect(source.orders).toHaveLength(1)
  })

  test('because its backend has no such call, nobody is kept from buying', async () => {
    const source = fakeSource()
    await opened(source)
    delete source.topUp
    expect(kindOf(await reloaded(source))).toBe('idle')
    expect(source.orders).toHaveLength(1)
  })
})

test('an answer that comes after the viewer left is nobody’s', async () => {
  const source = fakeSource()
  await lost(source)
  const store = await openStore(source)
  const { promise, resolve } = Promise.withResolvers<unknown>()
  source.createTopUp = () => promise
  void purchaseFlow(store).resume(seen(source))
  await wait(1000)
  source.facts = { ...source.facts, viewer: { id: 'u2', name: 'Bo Lind' } }
  void store.refresh()
  await wait(1000)
  resolve(topUpJson('pending'))
  await wait()
  expect(kindOf(store)).toBe('idle')
})
