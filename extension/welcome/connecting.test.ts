import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeFetch, jsonResponse, problemResponse } from '../../shared/billing/fake-fetch.fixture.ts'
import { wireAccount } from '../../shared/billing/wire.fixture.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'
import type { Connection } from '../connection.ts'
import type { WelcomeState } from './welcome-state.ts'

/** How the person answers the browser's question; a function, to hear that it was asked. */
const asking = vi.hoisted(() => ({ answer: (_origins: string[]): Promise<boolean> => Promise.resolve(true) }))

vi.mock('../browser.ts', async () => {
  const { browser: base } = await import('../browser.fixture.ts')
  const permissions = { ...base.permissions, request: ({ origins }: { origins: string[] }) => asking.answer(origins) }
  return { browser: { ...base, permissions } }
})
const { Connecting } = await import('./connecting.ts')
const { connectionsItem, shownItem } = await import('../connection.ts')
const { findSignIn, keepSignIn } = await import('../vault.ts')

const API = 'https://billing.example/v1'
const known: Connection = {
  id: 'known',
  name: 'Mine',
  apiBase: API,
  auth: 'token',
  accountId: 'acc-1',
  clientId: null,
  isManaged: false,
}

/** An API without an authorization server, that takes one token. */
function serve(accountId = 'acc-1', token = 'good') {
  const { fetch, requests } = fakeFetch((request) => {
    if (!request.url.endsWith('/account')) return problemResponse(404)
    const isGood = request.headers.get('Authorization') === `Bearer ${token}`
    return isGood ? jsonResponse(wireAccount({ id: accountId, name: 'Halden' })) : problemResponse(401)
  })
  vi.stubGlobal('fetch', fetch)
  return requests
}

function open() {
  let state: WelcomeState = { step: 'where', typed: '', isFound: false, problem: null }
  const connecting = new Connecting(
    () => state,
    (next) => (state = next),
  )
  return { connecting, state: () => state }
}

/** As far as the last step. */
async function openAtSignIn() {
  const page = open()
  await page.connecting.submitAddress(API)
  return page
}

beforeEach(() => {
  resetBrowser()
  asking.answer = () => Promise.resolve(true)
  serve()
})
afterEach(() => void vi.unstubAllGlobals())

test('from an address to a connection: permission, sign-in, test, and it is the one that is shown', async () => {
  browser.permissions.refused.add('https://billing.example/*')
  const asked = vi.fn<(origins: string[]) => Promise<boolean>>(async () => true)
  asking.answer = asked
  const { connecting, state } = open()
  await connecting.submitAddress(` ${API}/ `)
  expect(state()).toMatchObject({ step: 'allow', target: { connection: { apiBase: API } } })
  browser.permissions.refused.clear()
  await connecting.allow()
  expect(asked.mock.calls).toEqual([[['https://billing.example/*']]])
  expect(state()).toMatchObject({ step: 'sign-in', offer: 'none' })
  await connecting.useToken(' Bearer good ')
  expect(state()).toMatchObject({ step: 'done', account: { name: 'Halden' } })
  const [made] = await connectionsItem.get()
  expect(made).toMatchObject({ name: 'Halden', apiBase: API, auth: 'token', accountId: 'acc-1', isManaged: false })
  expect(await findSignIn(made?.id ?? '')).toEqual({ kind: 'token', token: 'good' })
  expect(await shownItem.get()).toBe(made?.id)
})

test('U12 who says no learns why it is needed, and can be asked again', async () => {
  browser.permissions.refused.add('https://billing.example/*')
  asking.answer = () => Promise.resolve(false)
  const { connecting, state } = open()
  await connecting.submitAddress(API)
  await connecting.allow()
  expect(state()).toMatchObject({ step: 'allow', problem: 'refused' })
  asking.answer = () => Promise.resolve(true)
  await connecting.allow()
  expect(state()).toMatchObject({ step: 'sign-in' })
})

test('a browser that does not even ask is told of', async () => {
  browser.permissions.refused.add('https://billing.example/*')
  asking.answer = () => Promise.reject(new Error('not in the manifest'))
  const { connecting, state } = open()
  await connecting.submitAddress(API)
  await connecting.allow()
  expect(state()).toMatchObject({ step: 'allow', problem: 'unavailable' })
})

test('U1 an address that is not safe goes no further', async () => {
  const { connecting, state } = open()
  await connecting.submitAddress('http://billing.example')
  expect(state()).toEqual({ step: 'where', typed: 'http://billing.example', isFound: false, problem: 'unsafe' })
})

test('a sign-in that is refused leaves nothing behind', async () => {
  const { connecting, state } = await openAtSignIn()
  await connecting.useToken('bad')
  expect(state()).toMatchObject({ work: 'idle', trouble: { kind: 'test', result: { kind: 'refused' }, auth: 'token' } })
  expect(await connectionsItem.get()).toEqual([])
  expect(JSON.stringify([...browser.storage.session.items])).not.toContain('bad')
})

test.each(['', ' Bearer ', 'to\nken', '🔑'])('U2 %o is no token, and nothing is sent', async (pasted) => {
  const { connecting, state } = await openAtSignIn()
  const requests = serve()
  await connecting.useToken(pasted)
  expect(state()).toMatchObject({ trouble: { kind: 'token' } })
  expect(requests).toEqual([])
})

test('the same account at the same address is one connection, with the newer sign-in', async () => {
  await connectionsItem.set([known])
  await keepSignIn('known', { kind: 'token', token: 'old' })
  const { connecting } = await openAtSignIn()
  await connecting.useToken('good')
  expect(await connectionsItem.get()).toEqual([known])
  expect(await findSignIn('known')).toEqual({ kind: 'token', token: 'good' })
})

test('another account at the same address is another connection', async () => {
  await connectionsItem.set([known])
  serve('acc-2')
  const { connecting } = await openAtSignIn()
  await connecting.useToken('good')
  expect((await connectionsItem.get()).map(({ accountId }) => accountId)).toEqual(['acc-1', 'acc-2'])
})

test('signing in again begins at the sign-in, and renews it', async () => {
  await connectionsItem.set([known])
  const { connecting, state } = open()
  await connecting.begin({ kind: 'sign-in', connectionId: 'known' })
  expect(state()).toMatchObject({ step: 'sign-in', target: { isKnown: true } })
  await connecting.useToken('good')
  expect(await connectionsItem.get()).toEqual([known])
})

test('D23 signing in again to another account is refused, and the former sign-in stays', async () => {
  await connectionsItem.set([known])
  await keepSignIn('known', { kind: 'token', token: 'former' })
  serve('acc-2')
  const { connecting, state } = open()
  await connecting.begin({ kind: 'sign-in', connectionId: 'known' })
  await connecting.useToken('good')
  expect(state()).toMatchObject({ trouble: { result: { kind: 'wrong-account' } } })
  expect(await findSignIn('known')).toEqual({ kind: 'token', token: 'former' })
  expect(await connectionsItem.get()).toEqual([known])
})

test('a storage that is full does not leave the page waiting for ever', async () => {
  const { connecting, state } = await openAtSignIn()
  vi.spyOn(browser.storage.session, 'set').mockRejectedValueOnce(new Error('quota'))
  await connecting.useToken('good')
  expect(state()).toMatchObject({ work: 'idle', trouble: { kind: 'sign-in', problem: 'exchange-failed' } })
})

test('a double click signs in once', async () => {
  const { connecting } = await openAtSignIn()
  const requests = serve()
  await Promise.all([connecting.useToken('good'), connecting.useToken('good')])
  expect(requests).toHaveLength(1)
  expect(await connectionsItem.get()).toHaveLength(1)
})

test('what was found on the page is filled in', async () => {
  const { connecting, state } = open()
  await connecting.begin({ kind: 'address', apiBase: API })
  expect(state()).toEqual({ step: 'where', typed: API, isFound: true, problem: null })
})

test('an address at which nobody knows of credits leads back to the address, with words', async () => {
  vi.stubGlobal('fetch', fakeFetch(() => problemResponse(404)).fetch)
  const { connecting, state } = open()
  await connecting.submitAddress(API)
  expect(state()).toEqual({ step: 'where', typed: API, isFound: false, problem: 'not-billing' })
})
