/** What other pages of this origin do to the storage that they share. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FailureError } from '../shared/credits/failure.ts'
import { CreditStore } from './credit-store.ts'
import { openSharedCache } from './shared-cache.ts'
import { accountJson, fakeSource, type FakeSource } from './source.fixture.ts'

let source: FakeSource
let store: CreditStore
const cache = openSharedCache('storage-test')

beforeEach(async () => {
  source = fakeSource()
  store = new CreditStore({
    source,
    api: 'https://api.example/v1/',
    account: source.facts.id,
    cache,
    live: 'poll',
    pollSeconds: undefined,
    checkoutOrigins: undefined,
    retry: { baseMs: 100_000 },
    startsAt: 0,
    onClosed: () => {},
  })
  store.retain()
  await vi.waitFor(async () => {
    const { held = [] } = await navigator.locks.query()
    if (!held.some(({ name }) => name?.includes(source.facts.id))) throw new Error('It does not listen yet.')
  })
})

afterEach(() => {
  store.release()
  localStorage.clear()
})

const kind = () => store.state.peek().kind
/** As the browser tells of it in every other page. */
const tell = (key: string | null, newValue: string | null) =>
  dispatchEvent(new StorageEvent('storage', { key, newValue }))

async function fail(failure: FailureError): Promise<void> {
  source.fault = failure
  await store.refresh()
  expect(kind()).toBe('failed')
}

test('C11 where another page clears the storage this one looks who is signed in', async () => {
  source.fault = new FailureError({ kind: 'signed-out' })
  localStorage.clear()
  tell(null, null)
  await vi.waitFor(() => expect(store.state.peek()).toEqual({ kind: 'failed', failure: { kind: 'signed-out' } }))
})

test('C11 so it does where another page drops the answer that they share', async () => {
  source.fault = new FailureError({ kind: 'signed-out' })
  cache.drop()
  tell(cache.name, null)
  await vi.waitFor(() => expect(kind()).toBe('failed'))
})

test('what another page tells again, or tells of another account, ends no failure', async () => {
  await fail(new FailureError({ kind: 'unavailable', status: 503, retryAt: null }))
  tell(cache.name, localStorage.getItem(cache.name ?? ''))
  tell('credit-gauge:1:another', '{}')
  tell(null, null)
  expect(kind()).toBe('failed')
})

test('a newer answer of another page ends it', async () => {
  await fail(new FailureError({ kind: 'unavailable', status: 503, retryAt: null }))
  cache.keep({ json: accountJson({ ...source.facts, available: 300, version: 2 }), fetchedAt: Date.now() })
  tell(cache.name, 'news')
  expect(store.state.peek()).toMatchObject({ kind: 'ready', account: { balance: { available: 300 } } })
})
