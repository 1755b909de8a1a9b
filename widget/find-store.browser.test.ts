import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findStore, replaceGetToken } from './find-store.ts'
import { intent } from '../shared/ui/samples.fixture.tsx'
import { inherit } from './inherit.ts'
import { findPage } from './page.ts'
// Loaded here, so that no test waits for it.
import './upkeep.ts'
import { accountJson } from './source.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

/** A function of its own at every call. */
const tokenOf = (token: string) => () => token

const target = (getToken: () => string, account: string | null = null) => ({
  apiBase: '/v1',
  account,
  getToken,
  source: null,
})

test('elements with the same function share a store, others have their own', () => {
  const ada = tokenOf('ada')
  const bo = tokenOf('bo')
  expect(findStore(target(ada))).toBe(findStore(target(ada)))
  expect(findStore(target(ada))).not.toBe(findStore(target(bo)))
  expect(findStore(target(ada))).not.toBe(findStore(target(ada, 'acct-1')))
})

test('a function made anew in the place of another keeps the store, and is the one that is asked', async () => {
  const tokens: (string | null)[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    tokens.push(request.headers.get('Authorization'))
    return Promise.resolve(Response.json(accountJson({ id: 'acct-1', available: 1, allowance: null, version: 1 })))
  })
  const first = tokenOf('first')
  const second = tokenOf('second')
  const store = findStore(target(first))
  await store?.options.source.account()
  replaceGetToken(first, second)
  expect(findStore(target(second))).toBe(store)
  await store?.options.source.account()
  expect(tokens).toEqual(['Bearer first', 'Bearer second'])
})

test('C2 a function that stands for another viewer keeps standing for them', () => {
  const ada = tokenOf('ada')
  const bo = tokenOf('bo')
  const storeOfAda = findStore(target(ada))
  const storeOfBo = findStore(target(bo))
  replaceGetToken(bo, ada)
  expect(findStore(target(ada))).toBe(storeOfAda)
  expect(findStore(target(bo))).toBe(storeOfBo)
})

test('a store that closes takes no function from another one of the same viewer', async () => {
  vi.useFakeTimers()
  const tokens: (string | null)[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    tokens.push(request.headers.get('Authorization'))
    return Promise.resolve(Response.json(accountJson({ id: 'acct-2', available: 1, allowance: null, version: 1 })))
  })
  const first = tokenOf('first')
  const second = tokenOf('second')
  const leaving = findStore(target(first, 'acct-1'))
  const staying = findStore(target(first, 'acct-2'))
  leaving?.retain()
  replaceGetToken(first, second)
  leaving?.release()
  await vi.advanceTimersByTimeAsync(10_000)
  await staying?.options.source.account()
  expect(tokens.at(-1)).toBe('Bearer second')
  vi.useRealTimers()
})

/** An element that uses a store, until it is told to leave. */
function use(account: string, token: string) {
  const store = findStore(target(tokenOf(token), account))
  store?.retain()
  return { store, leave: () => store?.release() }
}

describe('a page that renders anew', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', (request: Request) => {
      asked.push(request.headers.get('Authorization'))
      return Promise.resolve(Response.json(accountJson({ id: account, available: 1, allowance: null, version: 1 })))
    })
    asked.length = 0
    findPage().inherit = inherit
    return () => vi.useRealTimers()
  })
  const asked: (string | null)[] = []
  /** An account of its own for each test: stores outlive them. */
  let account = ''
  let accounts = 0
  const nextAccount = () => (account = `rendered-${(accounts += 1)}`)

  test('H9 a function made anew takes the place of the one that has just left', async () => {
    nextAccount()
    const before = use(account, 'before')
    await vi.waitFor(() => expect(asked).toEqual(['Bearer before']))
    // It leads the pages of this browser: from then on it knows when to ask again.
    await vi.waitFor(async () => {
      const { held = [] } = await navigator.locks.query()
      expect(held.map(({ name }) => name)).toContainEqual(expect.stringMatching(/:lead$/))
    })
    before.leave()
    const after = use(account, 'after')
    expect(after.store).toBe(before.store)
    await vi.advanceTimersByTimeAsync(6000)
    await vi.waitFor(() => expect(asked).toEqual(['Bearer before', 'Bearer after']))
    after.leave()
  })

  test('H9 without a named account nobody takes a place, and who stays for a moment only asks for nothing', async () => {
    const [before, passing, staying] = ['before', 'passing', 'staying'].map(tokenOf)
    if (!before || !passing || !staying) throw new Error('three of them')
    const first = findStore(target(before))
    first?.retain()
    await vi.waitFor(() => expect(asked).toEqual(['Bearer before']))
    first?.release()
    for (const getToken of [passing, staying]) {
      const store = findStore(target(getToken))
      expect(store).not.toBe(first)
      store?.retain()
      await vi.advanceTimersByTimeAsync(100)
      if (getToken === passing) store?.release()
    }
    await vi.advanceTimersByTimeAsync(1000)
    await vi.waitFor(() => expect(asked).toEqual(['Bearer before', 'Bearer staying']))
    findStore(target(staying))?.release()
    await vi.advanceTimersByTimeAsync(6000)
  })

  test('H9 a page that renders while the API refuses asks no more than one that does not', async () => {
    vi.stubGlobal('fetch', (request: Request) => {
      asked.push(request.headers.get('Authorization'))
      return Promise.resolve(Response.json({ status: 403, code: 'permission-required' }, { status: 403 }))
    })
    nextAccount()
    for (let round = 0; round < 120; round += 1) {
      const rendered = use(account, 'same')
      await vi.advanceTimersByTimeAsync(100)
      rendered.leave()
    }
    expect(asked).toHaveLength(1)
  })

  test('a purchase under way is left to nobody', async () => {
    nextAccount()
    const before = use(account, 'before')
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    if (before.store) before.store.purchase.value = { kind: 'asking', intent }
    before.leave()
    const after = use(account, 'after')
    expect(after.store).not.toBe(before.store)
    after.leave()
  })

  test('C2 two functions at the same time stand for two viewers', () => {
    nextAccount()
    const [ada, bo] = [use(account, 'ada'), use(account, 'bo')]
    expect(ada.store).not.toBe(bo.store)
    ada.leave()
    bo.leave()
    // Whose place would it be?
    const after = use(account, 'after')
    expect([ada.store, bo.store]).not.toContain(after.store)
    after.leave()
  })

  test('C2 a viewer who is still shown elsewhere keeps their function', () => {
    const ada = tokenOf('ada')
    const elsewhere = findStore(target(ada, nextAccount()))
    elsewhere?.retain()
    nextAccount()
    const store = findStore(target(ada, account))
    store?.retain()
    store?.release()
    const after = use(account, 'after')
    expect(after.store).not.toBe(store)
    after.leave()
    elsewhere?.release()
  })

  test('who comes long after the others have left begins anew', async () => {
    nextAccount()
    const before = use(account, 'before')
    before.leave()
    await vi.advanceTimersByTimeAsync(6000)
    const after = use(account, 'after')
    expect(after.store).not.toBe(before.store)
    after.leave()
  })
})
