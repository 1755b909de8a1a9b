import { afterEach, expect, test, vi } from 'vitest'
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
