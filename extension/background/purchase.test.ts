import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeFetch, jsonResponse, problemResponse } from '../../shared/billing/fake-fetch.fixture.ts'
import { wireAccount, wireTopUp } from '../../shared/billing/wire.fixture.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { buy, continuePurchase, followPurchase } = await import('./purchase.ts')
const { isBuying } = await import('./purchase-record.ts')
const { refresh } = await import('./refresh.ts')
const { remove } = await import('./remove.ts')
const { connectionsItem } = await import('../connection.ts')
const { purchaseItem } = await import('../purchase-item.ts')
const { keepSignIn } = await import('../vault.ts')

const API = 'https://a.example/v1'
const NOON = Date.UTC(2027, 2, 1, 12)
const DAY_MS = 86_400_000
const CHOICE = {
  kind: 'checkout',
  packId: 'pack-100',
  credits: 100,
  price: { amount: '49.00', currency: 'EUR' },
  message: null,
} as const
const OTHER_CHOICE = { ...CHOICE, packId: 'pack-500', credits: 500 }

type Json = Record<string, unknown>

/** What the server does; tests change it. `orders` are those that reached it, whether their answer arrives or not. */
interface Server {
  viewer: string
  topUp: Json
  order: () => Response | Promise<Response>
  cancel: () => Response
  orders: { key: string | null; body: unknown }[]
  accountReads: number
}

const server: Server = {
  viewer: 'viewer-1',
  topUp: {},
  order: () => jsonResponse(wireTopUp(server.topUp), { status: 201 }),
  cancel: () => jsonResponse(wireTopUp(server.topUp)),
  orders: [],
  accountReads: 0,
}
const PRISTINE = { ...server }

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname.endsWith('/account')) {
    server.accountReads += 1
    return jsonResponse(
      wireAccount({
        viewer: { id: server.viewer, name: null },
        version: null,
        unit: { scale: 0 },
        marks: [],
        openTopUps: [],
      }),
    )
  }
  if (pathname.endsWith('/cancel')) return server.cancel()
  if (request.method === 'GET') return jsonResponse(wireTopUp(server.topUp))
  server.orders.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() })
  return server.order()
}

type Use = (lock: object | null) => Promise<unknown>

/** Locks as one life of the background holds them: when it is stopped, they are gone. */
class Locks {
  readonly #held = new Map<string, Promise<unknown>>()

  async request(name: string, options: Use | { ifAvailable: boolean }, use?: Use): Promise<unknown> {
    const run = typeof options === 'function' ? options : use
    const isImpatient = typeof options === 'object' && options.ifAvailable
    if (isImpatient && this.#held.has(name)) return use?.(null)
    const turn = (this.#held.get(name) ?? Promise.resolve()).then(() => run?.({}))
    const end = turn.catch(() => {})
    this.#held.set(name, end)
    await end
    if (this.#held.get(name) === end) this.#held.delete(name)
    return turn
  }
}

/** The browser stops the background: what it waits for never comes, and what it held is free. */
function stopBackground(): void {
  vi.stubGlobal('navigator', { onLine: true, locks: new Locks() })
}

const never = () => new Promise<Response>(() => {})
const wait = (ms = 50) => vi.advanceTimersByTimeAsync(ms)
const state = async () => (await purchaseItem('one').get())?.state
const keys = () => new Set(server.orders.map(({ key }) => key))

beforeEach(async () => {
  resetBrowser()
  vi.useFakeTimers({ now: NOON })
  vi.spyOn(Math, 'random').mockReturnValue(0.1)
  Object.assign(server, PRISTINE, {
    topUp: { status: 'action-required', updatedAt: at(0) },
    orders: [],
    accountReads: 0,
  })
  vi.stubGlobal('fetch', fakeFetch(answer).fetch)
  stopBackground()
  await keepSignIn('one', { kind: 'token', token: 'secret' })
  const connection = { id: 'one', name: '', apiBase: API, auth: 'token', accountId: null, clientId: null } as const
  await connectionsItem.set([{ ...connection, isManaged: false }])
  await refresh('one', 0)
  server.accountReads = 0
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** So many seconds after noon, on the wire. */
function at(seconds: number): string {
  return new Date(NOON + seconds * 1000).toISOString()
}

describe('ordering', () => {
  test('opens the checkout in a tab, and reads the account again', async () => {
    await buy('one', CHOICE)
    expect(await state()).toMatchObject({ kind: 'opened', topUp: { id: 'topup-1' } })
    expect(browser.tabs.opened).toEqual(['https://pay.example/c/1'])
    const { packId, price: expectedPrice } = CHOICE
    expect(server.orders.map(({ body }) => body)).toEqual([{ kind: 'checkout', packId, scale: 0, expectedPrice }])
    expect(server.accountReads).toBe(1)
    expect(await isBuying('one')).toBe(true)
  })

  test('a request goes with its message, and opens nothing', async () => {
    server.topUp = { ...server.topUp, kind: 'request', status: 'requested', checkoutUrl: null }
    await buy('one', { ...CHOICE, kind: 'request', packId: null, price: null, message: 'For the fair' })
    expect(await state()).toMatchObject({ kind: 'requested' })
    expect(server.orders[0]?.body).toEqual({ kind: 'request', credits: 100, scale: 0, message: 'For the fair' })
    expect(browser.tabs.opened).toEqual([])
  })

  test('C6 a double click, or two popups at once, make one order', async () => {
    await Promise.all([buy('one', CHOICE), buy('one', CHOICE), buy('one', OTHER_CHOICE)])
    expect(server.orders).toHaveLength(1)
    expect(browser.tabs.opened).toHaveLength(1)
    await buy('one', OTHER_CHOICE)
    expect(server.orders).toHaveLength(1)
  })

  test('X2 a checkout at an address that is not safe is never opened', async () => {
    server.topUp = { ...server.topUp, checkoutUrl: 'http://pay.example/c/1' }
    await buy('one', CHOICE)
    expect(browser.tabs.opened).toEqual([])
    expect(await state()).not.toMatchObject({ kind: 'opened' })
  })

  test('U11 a tab that does not open leaves the address', async () => {
    vi.spyOn(browser.tabs, 'create').mockRejectedValue(new Error('no window'))
    await buy('one', CHOICE)
    expect(await state()).toMatchObject({ kind: 'blocked', topUp: { checkoutUrl: 'https://pay.example/c/1' } })
    await continuePurchase('one', 'opened')
    expect(await state()).toMatchObject({ kind: 'opened' })
  })
})

describe('money moves once', () => {
  test('N24 N25 an order whose answer was lost is sent again with the same key, then the person decides', async () => {
    server.order = () => problemResponse(503)
    const ordered = buy('one', CHOICE)
    await wait(30_000)
    await ordered
    expect(server.orders).toHaveLength(4)
    expect(await state()).toMatchObject({ kind: 'failed', failure: { kind: 'unavailable' } })
    server.order = PRISTINE.order
    await continuePurchase('one', 'retry')
    expect(await state()).toMatchObject({ kind: 'opened' })
    expect(keys().size).toBe(1)
  })

  test('L1 stopped between order and answer, it goes on with the same key; out of the blue no tab opens', async () => {
    server.order = never
    void buy('one', CHOICE)
    await wait()
    stopBackground()
    server.order = PRISTINE.order
    await followPurchase('one')
    expect(await state()).toMatchObject({ kind: 'blocked' })
    expect(browser.tabs.opened).toEqual([])
    expect(server.orders).toHaveLength(2)
    expect(keys().size).toBe(1)
  })

  test('L3 while somebody looks, the checkout still opens after the background was stopped', async () => {
    server.order = never
    void buy('one', CHOICE)
    await wait()
    stopBackground()
    server.order = PRISTINE.order
    await continuePurchase('one', 'look')
    expect(await state()).toMatchObject({ kind: 'opened' })
    expect(browser.tabs.opened).toHaveLength(1)
    expect(keys().size).toBe(1)
  })

  test('stopped again and again, it gives up after four orders', async () => {
    server.order = never
    void buy('one', CHOICE)
    await wait()
    for (let life = 0; life < 5; life += 1) {
      stopBackground()
      void followPurchase('one')
      await wait()
    }
    expect(server.orders).toHaveLength(4)
    expect(keys().size).toBe(1)
    expect(await state()).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' } })
  })

  test('an order that is under way is not sent a second time by an alarm', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    server.order = () => promise
    const ordered = buy('one', CHOICE)
    await wait()
    await followPurchase('one')
    expect(server.orders).toHaveLength(1)
    resolve(PRISTINE.order())
    await ordered
    expect(await state()).toMatchObject({ kind: 'opened' })
  })

  test('after a day the server has forgotten the key: nothing is sent any more', async () => {
    server.order = never
    void buy('one', CHOICE)
    await wait()
    stopBackground()
    vi.setSystemTime(NOON + DAY_MS + 1000)
    await followPurchase('one')
    // Or the popup, which shows what is stored, would wait for it for ever.
    expect(await purchaseItem('one').get()).toBeNull()
    await continuePurchase('one', 'retry')
    expect(server.orders).toHaveLength(1)
    expect(await isBuying('one')).toBe(false)
  })

  test('a price that moved ends it: the offer is read anew, and the next order has a key of its own', async () => {
    server.order = () => problemResponse(409, { type: 'about:blank', title: '', status: 409, code: 'price-changed' })
    await buy('one', CHOICE)
    expect(await state()).toMatchObject({ kind: 'failed', failure: { kind: 'price-changed' } })
    expect(server.accountReads).toBe(1)
    await continuePurchase('one', 'retry')
    expect(server.orders).toHaveLength(1)
    server.order = PRISTINE.order
    await buy('one', { ...CHOICE, price: { amount: '59.00', currency: 'EUR' } })
    expect(keys().size).toBe(2)
  })

  test('another viewer finds nothing of it', async () => {
    server.order = never
    void buy('one', CHOICE)
    await wait()
    stopBackground()
    server.viewer = 'viewer-2'
    await refresh('one', 0)
    await followPurchase('one')
    expect(server.orders).toHaveLength(1)
    expect(await state()).toBeUndefined()
  })

  test('a connection that is removed meanwhile leaves nothing behind', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    server.order = () => promise
    const ordered = buy('one', CHOICE)
    await wait()
    await remove('one')
    resolve(PRISTINE.order())
    await ordered
    expect([...browser.storage.local.items.keys()].filter((name) => name.includes('one'))).toEqual([])
  })
})

describe('afterwards', () => {
  beforeEach(() => buy('one', CHOICE))

  test('it is followed until the credits are there', async () => {
    server.topUp = { ...server.topUp, status: 'pending', updatedAt: at(10) }
    await followPurchase('one')
    expect(await state()).toMatchObject({ kind: 'pending' })
    vi.setSystemTime(NOON + 400_000)
    await followPurchase('one')
    expect(await state()).toMatchObject({ kind: 'slow' })
    server.accountReads = 0
    server.topUp = { ...server.topUp, status: 'credited', updatedAt: at(410) }
    await followPurchase('one')
    expect(await state()).toMatchObject({ kind: 'credited' })
    expect(server.accountReads).toBe(1)
    expect(await isBuying('one')).toBe(false)
    await continuePurchase('one', 'dismiss')
    expect(await state()).toBeUndefined()
  })

  test('called off, it is over', async () => {
    server.topUp = { ...server.topUp, status: 'canceled', updatedAt: at(10) }
    await continuePurchase('one', 'cancel')
    expect(await state()).toMatchObject({ kind: 'ended', topUp: { status: 'canceled' } })
  })

  test('paid meanwhile, it cannot be called off, and goes on', async () => {
    server.cancel = () => problemResponse(409, { type: 'about:blank', title: '', status: 409, code: 'conflict' })
    server.topUp = { ...server.topUp, status: 'pending', updatedAt: at(10) }
    await continuePurchase('one', 'cancel')
    expect(await state()).toMatchObject({ kind: 'pending' })
  })
})
