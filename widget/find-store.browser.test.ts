import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findStore, replaceGetToken } from './find-store.ts'
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
      return Promise.resolve(Response.json(accountJson({ id: 'acct-1', available: 1, allowance: null, version: 1 })))
    })
    asked.length = 0
    return () => vi.useRealTimers()
  })
  const asked: (string | null)[] = []
  /** An account of its own for each test: stores outlive them. */
  let accounts = 0
  const nextAccount = () => `rendered-${(accounts += 1)}`

  test('H9 a function made anew takes the place of the one that has just left', async () => {
    const account = nextAccount()
    const before = use(account, 'before')
    await vi.waitFor(() => expect(asked).toEqual(['Bearer before']))
    before.leave()
    const after = use(account, 'after')
    expect(after.store).toBe(before.store)
    await vi.advanceTimersByTimeAsync(6000)
    await vi.waitFor(() => expect(asked).toEqual(['Bearer before', 'Bearer after']))
    after.leave()
  })

  test('C2 two functions at the same time stand for two viewers', () => {
    const account = nextAccount()
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
    const account = nextAccount()
    const store = findStore(target(ada, account))
    store?.retain()
    store?.release()
    const after = use(account, 'after')
    expect(after.store).not.toBe(store)
    after.leave()
    elsewhere?.release()
  })

  test('who comes long after the others have left begins anew', async () => {
    const account = nextAccount()
    const before = use(account, 'before')
    before.leave()
    await vi.advanceTimersByTimeAsync(6000)
    const after = use(account, 'after')
    expect(after.store).not.toBe(before.store)
    after.leave()
  })
})
