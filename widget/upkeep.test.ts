import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Hint } from '../shared/billing/source.ts'
import { findSnapshot } from '../shared/credits/state.ts'
import { CreditStore } from './credit-store.ts'
import { openSharedCache } from './shared-cache.ts'
import { fakeSource } from './source.fixture.ts'
import type { FakeSource } from './source.fixture.ts'
import type { TabMessage } from './tabs.ts'
// Loaded here, so that no test waits for it.
import './upkeep.ts'

/** What the page said to the other tabs, and how they answer. */
class FakeChannel extends EventTarget {
  static all: FakeChannel[] = []
  readonly said: TabMessage[] = []
  constructor() {
    super()
    FakeChannel.all.push(this)
  }
  postMessage(message: TabMessage) {
    this.said.push(message)
  }
  close() {}
  hear(data: TabMessage) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

/** Lets the page lead, as soon as it may. */
let lead: (() => Promise<void>) | undefined
let store: CreditStore

beforeEach(() => {
  vi.useFakeTimers()
  FakeChannel.all = []
  lead = undefined
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  const request = (_name: string, _options: unknown, holder: () => Promise<void>) => {
    lead = holder
    return Promise.resolve()
  }
  vi.stubGlobal('navigator', { locks: { request } })
})

afterEach(async () => {
  store.release()
  await wait(6000)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const wait = (ms = 300) => vi.advanceTimersByTimeAsync(ms)
const available = () => findSnapshot(store.state.peek())?.account.balance.available
const channel = () => FakeChannel.all.at(-1) ?? new FakeChannel()

/** A page that has its first answer, knows the other tabs and waits for its turn. */
async function start(facts: Parameters<typeof fakeSource>[0] = {}): Promise<FakeSource> {
  const source = fakeSource({ features: { events: true }, version: 5, ...facts })
  store = new CreditStore({
    source,
    api: 'https://api.example/v1/',
    account: null,
    cache: openSharedCache(null),
    live: 'events',
    pollSeconds: undefined,
    checkoutOrigins: undefined,
    retry: undefined,
    startsAt: 0,
    onClosed: () => {},
  })
  store.retain()
  await wait()
  return source
}

/** The same, and it streams. */
async function startLeading(facts: Parameters<typeof fakeSource>[0] = {}): Promise<FakeSource> {
  const source = await start(facts)
  void lead?.()
  await wait()
  return source
}

const tell = (source: FakeSource, hint: Hint) => source.watchers.forEach((watcher) => watcher.onHint(hint))
const changed = (n: number | null): Hint => ({ kind: 'account.changed', n })

test('the stream that opens asks for nothing at once, and for one answer when the first is no longer young', async () => {
  const source = await startLeading()
  await wait(4000)
  expect(source.asked).toBe(1)
  await wait(1000)
  expect(source.asked).toBe(2)
  await wait(30_000)
  expect(source.asked).toBe(2)
})

test('a stream that begins with what is known leaves no gap', async () => {
  const source = await startLeading()
  tell(source, changed(5))
  await wait(30_000)
  expect(source.asked).toBe(1)
})

test.each([
  ['what is known', [5], 0],
  ['what is new', [6], 1],
  ['what nobody numbered', [null], 1],
  ['smaller numbers than known, out of nowhere: another epoch', [2], 1],
  ['numbers that rise to what is known', [5, 3, 4, 5], 1],
])('C4 told %s, it reads %j: %i times', async (_what, numbers, times) => {
  const source = await startLeading()
  await wait(6000)
  const before = source.asked
  for (const n of numbers) {
    tell(source, changed(n))
    await wait()
  }
  expect(source.asked - before).toBe(times)
})

test('C3 what the last leader told and did not read, the next one reads', async () => {
  const source = await start()
  channel().hear({ kind: 'hint', hint: changed(6) })
  source.facts = { ...source.facts, available: 300, version: 6 }
  expect(source.asked).toBe(1)
  void lead?.()
  await wait()
  expect(available()).toBe(300)
})

test('C3 what the last leader has read, the next one does not ask for', async () => {
  const source = await start()
  channel().hear({ kind: 'hint', hint: changed(5) })
  void lead?.()
  await wait()
  expect(source.asked).toBe(1)
})

test('whoever joined with an older answer hears the next one', async () => {
  const source = await startLeading()
  channel().hear({ kind: 'hello', fetchedAt: Date.now() + 1000 })
  await wait()
  expect(source.asked).toBe(1)
  channel().hear({ kind: 'hello', fetchedAt: Date.now() - 60_000 })
  await wait()
  expect(source.asked).toBe(2)
  expect(channel().said.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
})

test('C11 another viewer than before makes those who stayed look for themselves', async () => {
  const source = await start()
  const before = channel()
  source.facts = { ...source.facts, viewer: { id: 'u2', name: null } }
  await store.refresh()
  await wait()
  expect(before.said).toContainEqual({ kind: 'signed-out' })
  expect(channel()).not.toBe(before)
})
