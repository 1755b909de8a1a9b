import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeFetch, jsonResponse, problemResponse } from '../shared/billing/fake-fetch.fixture.ts'
import { wireAccount } from '../shared/billing/wire.fixture.ts'
import { browser, resetBrowser } from './browser.fixture.ts'
import type { Connection } from './connection.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { testConnection } = await import('./test-connection.ts')
const { keepSignIn } = await import('./vault.ts')

const connection: Connection = {
  id: 'one',
  name: '',
  apiBase: 'https://billing.example/v1',
  auth: 'cookie',
  accountId: null,
  clientId: null,
  isManaged: false,
}

function serve(answer: () => Response | Promise<Response>) {
  const { fetch, requests } = fakeFetch(answer)
  vi.stubGlobal('fetch', fetch)
  return requests
}

beforeEach(resetBrowser)
afterEach(() => void vi.unstubAllGlobals())

test('connected: says which account, and what it has', async () => {
  serve(() => jsonResponse(wireAccount({ balance: { available: 86 } })))
  expect(await testConnection(connection)).toMatchObject({ kind: 'connected', account: { balance: { available: 86 } } })
})

test.each([
  ['nobody answers', () => Promise.reject(new TypeError('failed')), 'unreachable'],
  ['the address is wrong', () => problemResponse(404), 'not-billing'],
  ['it answers something else', () => jsonResponse({ hello: 'world' }), 'not-billing'],
  ['it does not answer in JSON', () => new Response('hello'), 'not-billing'],
  [
    'it answers with a page to sign in at',
    () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } }),
    'refused',
  ],
  ['nobody is signed in', () => problemResponse(401), 'refused'],
  ['a right is missing', () => problemResponse(403), 'no-right'],
  ['it is broken', () => problemResponse(500), 'trouble'],
] as const)('%s', async (_what, answer, kind) => {
  serve(answer)
  expect((await testConnection(connection)).kind).toBe(kind)
})

test('D23 another account than the one that was connected', async () => {
  serve(() => jsonResponse(wireAccount({ id: 'acc-2', name: 'Other' })))
  expect(await testConnection({ ...connection, accountId: 'acc-1' })).toEqual({ kind: 'wrong-account', name: 'Other' })
})

test('without the permission nobody is asked', async () => {
  const requests = serve(() => jsonResponse(wireAccount({})))
  browser.permissions.refused.add('https://billing.example/*')
  expect((await testConnection(connection)).kind).toBe('not-permitted')
  expect(requests).toEqual([])
})

test.each(['http://billing.example', 'https://name:secret@billing.example'])(
  'U1 %s is not safe, and nothing is sent there',
  async (apiBase) => {
    const requests = serve(() => jsonResponse(wireAccount({})))
    expect((await testConnection({ ...connection, apiBase })).kind).toBe('unsafe')
    expect(requests).toEqual([])
  },
)

test('U2 a token that no header can carry counts as refused', async () => {
  const requests = serve(() => jsonResponse(wireAccount({})))
  await keepSignIn('one', { kind: 'token', token: 'line\nbreak' })
  expect((await testConnection({ ...connection, auth: 'token' })).kind).toBe('refused')
  expect(requests).toEqual([])
})
