import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeFetch, jsonResponse, problemResponse } from '../../shared/billing/fake-fetch.fixture.ts'
import { wireAccount } from '../../shared/billing/wire.fixture.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { connect, disconnect, refresh } = await import('./refresh.ts')
const { connectionItem } = await import('../connection.ts')
const { creditItem, toCreditState } = await import('../credit-item.ts')
const { readToken } = await import('../vault.ts')

const A = 'https://a.example/v1'
const B = 'https://b.example/v1'

/** The API from now on. Answers the requests that reach it. */
function serve(answer: (request: Request) => Response | Promise<Response>) {
  const { fetch, requests } = fakeFetch(answer)
  vi.stubGlobal('fetch', fetch)
  return requests
}

function balance(available: number, version: { epoch: string; n: number } | null = null): Response {
  return jsonResponse(wireAccount({ version, unit: { scale: 0 }, balance: { available } }))
}

/** What a popup of this API would show. */
async function shown(apiBase = A) {
  const state = toCreditState(await creditItem.get(), apiBase)
  const failure = state.kind === 'failed' ? state.failure.kind : null
  return { available: findSnapshot(state)?.account.balance.available ?? null, failure }
}

/** A server that lets the test decide when it answers. */
function hold() {
  const { promise, resolve } = Promise.withResolvers<Response>()
  const requests = serve(() => promise)
  const isAsked = () => vi.waitFor(() => expect(requests).toHaveLength(1))
  return { requests, isAsked, answer: resolve }
}

beforeEach(() => {
  resetBrowser()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 2, 1, 12) })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('an answer is stored for the API that gave it', async () => {
  const requests = serve(() => balance(86))
  await connect({ apiBase: A, token: 'secret' })
  expect(await shown()).toEqual({ available: 86, failure: null })
  expect(await shown(B)).toEqual({ available: null, failure: null })
  expect(requests.map(({ url, headers }) => [url, headers.get('Authorization')])).toEqual([
    [`${A}/account`, 'Bearer secret'],
  ])
})

test('without a connection nobody is asked', async () => {
  const requests = serve(() => balance(86))
  await refresh()
  expect(requests).toEqual([])
})

test('without a token the session of the site signs in', async () => {
  const requests = serve(() => balance(86))
  await connect({ apiBase: A, token: null })
  expect(await shown()).toEqual({ available: 86, failure: null })
  expect(requests[0]?.headers.has('Authorization')).toBe(false)
  expect(requests[0]?.credentials).toBe('include')
})

test('after a failure the last answer stays, until the next one', async () => {
  serve(() => balance(86))
  await connect({ apiBase: A, token: 'secret' })
  serve(() => problemResponse(503))
  await refresh()
  expect(await shown()).toEqual({ available: 86, failure: 'unavailable' })
  serve(() => balance(85))
  await refresh()
  expect(await shown()).toEqual({ available: 85, failure: null })
})

test('an answer is dropped when the viewer is signed out', async () => {
  serve(() => balance(86))
  await connect({ apiBase: A, token: 'secret' })
  serve(() => problemResponse(401))
  await refresh()
  expect(await shown()).toEqual({ available: null, failure: 'signed-out' })
  expect(JSON.stringify(await creditItem.get())).not.toContain('86')
})

test('an older version does not replace a newer one', async () => {
  serve(() => balance(80, { epoch: 'first', n: 7 }))
  await connect({ apiBase: A, token: 'secret' })
  serve(() => balance(86, { epoch: 'first', n: 6 }))
  await refresh()
  expect(await shown()).toEqual({ available: 80, failure: null })
})

test.each([
  ['without a version', null],
  ['of another epoch', { epoch: 'second', n: 1 }],
])('after the clock was set back an answer %s still counts', async (_which, version) => {
  serve(() => balance(86, { epoch: 'first', n: 7 }))
  await connect({ apiBase: A, token: 'secret' })
  vi.setSystemTime(Date.UTC(2027, 1, 1))
  serve(() => balance(80, version))
  await refresh()
  serve(() => balance(79, version && { ...version, n: 2 }))
  await refresh()
  expect(await shown()).toEqual({ available: 79, failure: null })
})

test('a disconnect leaves nothing', async () => {
  serve(() => balance(86))
  await connect({ apiBase: A, token: 'secret' })
  await disconnect()
  expect(await connectionItem.get()).toBeNull()
  expect(await creditItem.get()).toBeNull()
  expect(await readToken()).toBeNull()
})

test('a disconnect during a refresh does not wait for it, and what it answers is not stored', async () => {
  const { isAsked, answer } = hold()
  const connected = connect({ apiBase: A, token: 'secret' })
  await isAsked()
  const written = vi.fn<(credit: unknown) => void>()
  creditItem.watch(written)
  await disconnect()
  answer(balance(86))
  await connected
  expect(written.mock.calls).toEqual([[null]])
})

test('a refresh that waits while the connection is given up asks nobody', async () => {
  const { requests, isAsked, answer } = hold()
  const connected = connect({ apiBase: A, token: 'secret' })
  await isAsked()
  const waiting = refresh()
  await disconnect()
  answer(balance(86))
  await Promise.all([connected, waiting])
  expect(requests).toHaveLength(1)
  expect(await creditItem.get()).toBeNull()
})

test('another connection during a refresh: neither its balance nor its token meets the first API', async () => {
  const { requests, isAsked, answer } = hold()
  const first = connect({ apiBase: A, token: 'token of A' })
  await isAsked()
  const second = serve(() => balance(12))
  await connect({ apiBase: B, token: 'token of B' })
  // Refused, the client asks for another token, and tries again.
  answer(problemResponse(401))
  await first
  await vi.waitFor(() => expect(second).toHaveLength(2))
  expect(await shown(B)).toEqual({ available: 12, failure: null })
  const sentTo = (host: string) =>
    [...requests, ...second].filter(({ url }) => url.includes(host)).map(({ headers }) => headers.get('Authorization'))
  expect(sentTo('a.example')).toEqual(['Bearer token of A', 'Bearer token of A'])
  expect(sentTo('b.example')).toEqual(['Bearer token of B'])
})

test('S8 the token is in session storage only', async () => {
  serve(() => balance(86))
  await connect({ apiBase: A, token: 'canary' })
  const { local, session } = browser.storage
  expect(JSON.stringify([...local.items])).not.toContain('canary')
  expect([...session.items].filter(([, value]) => JSON.stringify(value).includes('canary'))).toEqual([
    ['token', 'canary'],
  ])
})
