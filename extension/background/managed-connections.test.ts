import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browser, resetBrowser } from '../browser.fixture.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { applyPolicy } = await import('./managed-connections.ts')
const { connectionsItem } = await import('../connection.ts')
const { findSignIn, keepSignIn } = await import('../vault.ts')

const halden = { name: 'Halden', apiBase: 'https://billing.example/v1' }
const other = { name: 'Other', apiBase: 'https://other.example/v1', auth: 'cookie' }
const own = {
  id: 'own',
  name: 'Mine',
  apiBase: 'https://mine.example',
  auth: 'token' as const,
  accountId: 'acc-1',
  clientId: null,
  isManaged: false,
}

const MANAGED_ID: unknown = expect.stringMatching(/^managed-/)

const setPolicy = (...connections: object[]) => browser.storage.managed.set({ connections })
const names = async () => (await connectionsItem.get()).map(({ name }) => name)

beforeEach(resetBrowser)
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('what the policy names is there, before what the person connected', async () => {
  await connectionsItem.set([own])
  await setPolicy(halden, other)
  await applyPolicy()
  expect(await connectionsItem.get()).toEqual([
    {
      ...halden,
      id: MANAGED_ID,
      auth: 'oauth',
      accountId: null,
      clientId: null,
      isManaged: true,
    },
    { ...other, id: MANAGED_ID, accountId: null, clientId: null, isManaged: true },
    own,
  ])
})

test('the same policy again changes nothing: account, order and sign-in stay', async () => {
  await setPolicy(halden, other)
  await applyPolicy()
  await connectionsItem.update((all) => all.toReversed().map((one) => ({ ...one, accountId: 'acc-7' })))
  const before = await connectionsItem.get()
  const written = vi.fn<(value: unknown) => void>()
  connectionsItem.watch(written)
  await applyPolicy()
  expect(await connectionsItem.get()).toEqual(before)
  expect(written).not.toHaveBeenCalled()
})

test('S11 a policy that changes is applied: corrected, added, and what it no longer names is gone with its sign-in', async () => {
  await connectionsItem.set([own])
  await setPolicy(halden)
  await applyPolicy()
  const [first] = await connectionsItem.get()
  await keepSignIn(first?.id ?? '', { kind: 'token', token: 'secret' })
  await setPolicy({ ...halden, name: 'Renamed' }, other)
  await applyPolicy()
  expect(await names()).toEqual(['Other', 'Renamed', 'Mine'])
  expect((await connectionsItem.get())[1]?.id).toBe(first?.id)
  await setPolicy(other)
  await applyPolicy()
  expect(await names()).toEqual(['Other', 'Mine'])
  expect(await findSignIn(first?.id ?? '')).toBeUndefined()
})

test('an address that stands twice is one connection', async () => {
  await setPolicy(halden, { ...halden, apiBase: `${halden.apiBase}/` })
  await applyPolicy()
  expect(await names()).toEqual(['Halden'])
})

test('where the policy does not say how, the way that the person signed in stays; else it is the policy’s', async () => {
  await setPolicy(halden)
  await applyPolicy()
  await connectionsItem.update((all) => all.map((one) => ({ ...one, auth: 'cookie' })))
  await setPolicy({ ...halden, name: 'Renamed' })
  await applyPolicy()
  expect(await connectionsItem.get()).toMatchObject([{ name: 'Renamed', auth: 'cookie' }])
  await setPolicy({ ...halden, auth: 'oauth' })
  await applyPolicy()
  expect(await connectionsItem.get()).toMatchObject([{ name: 'Halden', auth: 'oauth' }])
})

test('a browser that keeps its answer back holds nothing up and takes nothing away; when it comes it is applied', async () => {
  await setPolicy(halden)
  await applyPolicy()
  vi.useFakeTimers()
  const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>()
  vi.spyOn(browser.storage.managed, 'get').mockReturnValue(promise)
  const applied = applyPolicy()
  await vi.advanceTimersByTimeAsync(2000)
  await applied
  expect(await names()).toEqual(['Halden'])
  vi.useRealTimers()
  resolve({ connections: [other] })
  await vi.waitFor(async () => expect(await names()).toEqual(['Other']))
})
