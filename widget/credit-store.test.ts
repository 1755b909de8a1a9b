import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FailureError } from '../shared/credits/failure.ts'
import { findSnapshot } from '../shared/credits/state.ts'
import { now } from './clock.ts'
import { CreditStore } from './credit-store.ts'
import type { Answer, SharedCache } from './shared-cache.ts'
import { accountJson, fakeSource } from './source.fixture.ts'
import type { FakeSource } from './source.fixture.ts'
import type { StoreOptions } from './store-options.ts'
// Loaded here, so that no test waits for it.
import './upkeep.ts'

const MINUTE_MS = 60_000

let page: EventTarget & { visibilityState: string }
let windowEvents: EventTarget
const open = new Set<CreditStore>()

beforeEach(() => {
  vi.useFakeTimers()
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  windowEvents = new EventTarget()
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', windowEvents.addEventListener.bind(windowEvents))
})

afterEach(async () => {
  for (const store of open) store.release()
  open.clear()
  await vi.advanceTimersByTimeAsync(6000)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A cache as other pages would see it, without locks. */
function memoryCache(kept?: Answer): SharedCache & { kept: Answer | undefined } {
  const cache = {
    name: null,
    kept,
    find: () => cache.kept,
    keep(answer: Answer) {
      cache.kept = answer
    },
    drop() {
      cache.kept = undefined
    },
    alone: <T>(task: () => Promise<T>) => task(),
  }
  return cache
}

function start(source: FakeSource, options: Partial<StoreOptions> = {}): CreditStore {
  const store = new CreditStore({
    source,
    api: 'https://api.example/v1/',
    account: null,
    cache: memoryCache(),
    live: 'poll',
    pollSeconds: undefined,
    checkoutOrigins: undefined,
    retry: undefined,
    startsAt: 0,
    onClosed: () => {},
    ...options,
  })
  store.retain()
  open.add(store)
  return store
}

const available = (store: CreditStore) => findSnapshot(store.state.peek())?.account.balance.available

/** Lets everything happen that is due by then. */
const wait = (ms = 100) => vi.advanceTimersByTimeAsync(ms)

function show(visibilityState: 'visible' | 'hidden') {
  page.visibilityState = visibilityState
  page.dispatchEvent(new Event('visibilitychange'))
}

describe('reading', () => {
  test('C1 whoever retains the store, it asks once', async () => {
    const source = fakeSource()
    const store = start(source)
    store.retain()
    store.retain()
    await wait()
    expect(source.asked).toBe(1)
    expect(available(store)).toBe(368)
    store.release()
    store.release()
  })

  test('a refresh during a request makes another one: the first may be older than the wish', async () => {
    const source = fakeSource()
    const store = start(source)
    void store.refresh()
    await wait()
    source.facts = { ...source.facts, available: 300, version: 2 }
    void store.refresh()
    await wait(300)
    expect(available(store)).toBe(300)
  })

  test('a burst of refreshes makes few requests', async () => {
    const source = fakeSource()
    const store = start(source)
    for (let n = 0; n < 100; n++) {
      void store.refresh()
      await wait(10)
    }
    expect(source.asked).toBeLessThanOrEqual(5)
  })

  test('C5 an older version that comes late does not replace a newer one', async () => {
    const source = fakeSource({ version: 5, available: 100 })
    const store = start(source)
    await wait()
    source.facts = { ...source.facts, version: 4, available: 105 }
    void store.refresh()
    await wait(300)
    expect(available(store)).toBe(100)
  })

  test('D23 an answer for another account is dropped, with the number that stood there', async () => {
    const source = fakeSource()
    const cache = memoryCache()
    const store = start(source, { account: source.facts.id, cache })
    await wait()
    source.facts = { ...source.facts, id: 'another' }
    void store.refresh()
    await wait(300)
    expect(store.state.peek()).toEqual({ kind: 'failed', failure: { kind: 'wrong-account' } })
    expect(cache.kept).toBeUndefined()
  })

  test('C11 signing out drops the number and what is stored', async () => {
    const source = fakeSource()
    const cache = memoryCache()
    const store = start(source, { cache })
    await wait()
    source.fault = new FailureError({ kind: 'signed-out' })
    void store.refresh()
    await wait(300)
    expect(available(store)).toBeUndefined()
    expect(cache.kept).toBeUndefined()
  })
})

describe('what other pages know', () => {
  test('C11 once signed out, no other page’s answer counts until the server has said who it is', async () => {
    const source = fakeSource()
    const cache = memoryCache()
    const store = start(source, { account: source.facts.id, cache })
    await wait()
    source.fault = new FailureError({ kind: 'signed-out' })
    void store.refresh()
    await wait(300)
    cache.keep({ json: accountJson(source.facts), fetchedAt: now() })
    show('visible')
    await wait(300)
    expect(available(store)).toBeUndefined()
    source.fault = null
    void store.refresh()
    await wait(300)
    expect(available(store)).toBe(368)
  })

  test('N9 a pause that the server asked one page for holds for all', async () => {
    const [source, other] = [fakeSource(), fakeSource()]
    const cache = memoryCache()
    source.fault = new FailureError({ kind: 'rate-limited', retryAt: now() + 20_000 })
    start(source, { account: source.facts.id, cache })
    await wait()
    const store = start(other, { account: source.facts.id, cache })
    await wait(10_000)
    expect([source.asked, other.asked]).toEqual([1, 0])
    expect(store.state.peek()).toMatchObject({ kind: 'failed', failure: { kind: 'rate-limited' } })
    other.facts.id = source.facts.id
    await wait(12_000)
    expect(available(store)).toBe(368)
  })

  test('T1 a pause that a wrong clock left in the far future is none', async () => {
    const source = fakeSource()
    const cache = memoryCache({ json: null, fetchedAt: 0, retryAt: now() + 24 * 60 * MINUTE_MS })
    const store = start(source, { account: source.facts.id, cache })
    await wait()
    expect(available(store)).toBe(368)
  })

  test('C1 a young answer for the account stands in for a request', async () => {
    const source = fakeSource()
    const cache = memoryCache({ json: accountJson(source.facts), fetchedAt: now() - 1000 })
    const store = start(source, { account: source.facts.id, cache })
    await wait()
    expect(available(store)).toBe(368)
    expect(source.asked).toBe(0)
  })

  test('by the next poll the page asks for itself', async () => {
    const source = fakeSource()
    start(source, { cache: memoryCache({ json: accountJson(source.facts), fetchedAt: now() - 1000 }) })
    await wait(MINUTE_MS + 1000)
    expect(source.asked).toBe(1)
  })

  test('an old answer is shown with its age while a new one is asked for', async () => {
    const source = fakeSource()
    const fetchedAt = now() - MINUTE_MS
    const store = start(source, { cache: memoryCache({ json: accountJson(source.facts), fetchedAt }) })
    expect(findSnapshot(store.state.peek())?.fetchedAt).toBe(fetchedAt)
    await wait()
    expect(source.asked).toBe(1)
  })

  test('T1 an answer from the future of a wrong clock does not count as young', async () => {
    const source = fakeSource()
    start(source, { cache: memoryCache({ json: accountJson(source.facts), fetchedAt: now() + MINUTE_MS }) })
    await wait()
    expect(source.asked).toBe(1)
  })

  test('S4 what is stored and cannot be read is thrown away', async () => {
    const source = fakeSource()
    const cache = memoryCache({ json: { id: 5 }, fetchedAt: now() })
    const store = start(source, { cache })
    await wait()
    expect(available(store)).toBe(368)
  })
})

describe('keeping up', () => {
  test('asks again every minute', async () => {
    const source = fakeSource()
    start(source)
    await wait(5 * MINUTE_MS + 1000)
    expect(source.asked).toBe(6)
  })

  test('asks as often as the server wants, within reason', async () => {
    const source = fakeSource({ pollSeconds: 0.001 })
    start(source)
    await wait(21_000)
    expect(source.asked).toBe(5)
  })

  test('asks at least every 30 seconds while a top-up is open', async () => {
    const topUp = { id: 't', kind: 'checkout', status: 'pending', credits: 5 }
    const moments = { createdAt: '2026-03-02T09:00:00Z', updatedAt: '2026-03-02T09:00:00Z' }
    const source = fakeSource({ openTopUps: [{ ...topUp, ...moments }] })
    start(source)
    await wait(MINUTE_MS + 1000)
    expect(source.asked).toBe(3)
  })

  test('only when asked to, if the host says so', async () => {
    const source = fakeSource()
    start(source, { live: 'off' })
    await wait(10 * MINUTE_MS)
    expect(source.asked).toBe(1)
  })

  test('L8 a device that wakes from sleep asks within seconds, though its timers stood still', async () => {
    const source = fakeSource()
    start(source)
    await wait()
    vi.setSystemTime(Date.now() + 8 * 60 * MINUTE_MS)
    await wait(5500)
    expect(source.asked).toBe(2)
  })

  test('what failed is tried again at once when somebody comes back to the window', async () => {
    const source = fakeSource()
    const store = start(source)
    await wait()
    source.fault = new FailureError({ kind: 'unavailable', status: 503, retryAt: now() + 4 * MINUTE_MS })
    void store.refresh()
    await wait(300)
    source.fault = null
    windowEvents.dispatchEvent(new Event('focus'))
    await wait(300)
    expect(store.state.peek().kind).toBe('ready')
    const { asked } = source
    windowEvents.dispatchEvent(new Event('focus'))
    await wait(300)
    expect(source.asked).toBe(asked)
  })

  test('L14 a hidden page does not ask, and asks once when it is seen again', async () => {
    const source = fakeSource()
    start(source)
    await wait()
    show('hidden')
    await wait(10 * MINUTE_MS)
    expect(source.asked).toBe(1)
    show('visible')
    await wait()
    expect(source.asked).toBe(2)
  })

  test('a page that opens in the background asks once', async () => {
    page.visibilityState = 'hidden'
    const source = fakeSource()
    start(source)
    await wait(10 * MINUTE_MS)
    expect(source.asked).toBe(1)
  })

  test('N2 asks at once when the network is back', async () => {
    const source = fakeSource()
    const store = start(source)
    await wait()
    source.fault = new FailureError({ kind: 'offline' })
    void store.refresh()
    await wait(300)
    expect(store.state.peek().kind).toBe('failed')
    source.fault = null
    windowEvents.dispatchEvent(new Event('online'))
    await wait(300)
    expect(store.state.peek().kind).toBe('ready')
  })

  test('N7 a server in trouble is asked less and less', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const source = fakeSource()
    source.fault = new FailureError({ kind: 'unavailable', status: 500, retryAt: null })
    start(source)
    await wait(16_000)
    expect(source.asked).toBe(5)
    vi.restoreAllMocks()
  })

  test.each(['signed-out', 'not-found'] as const)('N11 N13 after %s it waits until somebody acts', async (kind) => {
    const source = fakeSource()
    source.fault = new FailureError({ kind })
    start(source)
    await wait(30 * MINUTE_MS)
    expect(source.asked).toBe(1)
  })

  test('H9 it outlives its last element for a moment, not for long', async () => {
    const source = fakeSource()
    const onClosed = vi.fn<() => void>()
    const store = start(source, { onClosed })
    await wait()
    store.release()
    await wait(3000)
    store.retain()
    await wait(10_000)
    expect(onClosed).not.toHaveBeenCalled()
    store.release()
    open.delete(store)
    await wait(10 * MINUTE_MS)
    expect(onClosed).toHaveBeenCalledTimes(1)
    // Once at first, and once because whoever came after the gap may be somebody else.
    expect(source.asked).toBe(2)
  })
})
