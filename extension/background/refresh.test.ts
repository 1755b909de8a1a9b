import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeFetch, jsonResponse, problemResponse } from '../../shared/billing/fake-fetch.fixture.ts'
import { wireAccount } from '../../shared/billing/wire.fixture.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { refresh, refreshAll } = await import('./refresh.ts')
const { remove } = await import('./remove.ts')
const { connectionsItem, findConnection } = await import('../connection.ts')
const { creditItem, toCreditState } = await import('../credit-item.ts')
const { alertItem } = await import('../alert-item.ts')
const { DEFAULT_SETTINGS, settingsItem } = await import('../settings.ts')
const { keepSignIn, findSignIn } = await import('../vault.ts')

const A = 'https://a.example/v1'
const NOON = Date.UTC(2027, 2, 1, 12)

/** The API from now on. Answers the requests that reach it. */
function serve(answer: (request: Request) => Response | Promise<Response>) {
  const { fetch, requests } = fakeFetch(answer)
  vi.stubGlobal('fetch', fetch)
  return requests
}

function balance(available: number, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
  const plain = {
    version: null,
    unit: { scale: 0 },
    paused: null,
    allowance: 500,
    marks: [],
    lots: null,
    autoTopUp: null,
    openTopUps: [],
  }
  return jsonResponse(wireAccount({ ...plain, balance: { available, unlimited: false, floor: 0 }, ...more }), {
    headers,
  })
}

/** A connection by a pasted token, as the welcome page leaves it. */
async function connect(id = 'one', auth: 'token' | 'cookie' = 'token'): Promise<void> {
  const connection = { id, name: '', apiBase: A, auth, accountId: null, clientId: null, isManaged: false }
  if (auth === 'token') await keepSignIn(id, { kind: 'token', token: `secret-${id}` })
  await connectionsItem.update((all) => [...all, connection])
}

/** What a popup of this connection would show. */
async function shown(id = 'one') {
  const connection = (await findConnection(id)) ?? { accountId: null }
  const state = toCreditState(await creditItem(id).get(), connection, { marks: null })
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

const told = () => browser.notifications.shown.map(({ title }) => title)
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)

beforeEach(() => {
  resetBrowser()
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('asking', () => {
  test('an answer is stored for its connection, and names it', async () => {
    const requests = serve(() => balance(400))
    await connect()
    await refresh('one', 0)
    expect(await shown()).toEqual({ available: 400, failure: null })
    expect(await findConnection('one')).toMatchObject({ accountId: 'acct-1', name: 'Northbeam' })
    expect(requests.map(({ url, headers }) => [url, headers.get('Authorization')])).toEqual([
      [`${A}/account`, 'Bearer secret-one'],
    ])
  })

  test('each connection is asked with its own token', async () => {
    const requests = serve(() => balance(400))
    await connect('one')
    await connect('two')
    await refreshAll(0)
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual([
      'Bearer secret-one',
      'Bearer secret-two',
    ])
  })

  test('with a cookie the session of the site signs in', async () => {
    const requests = serve(() => balance(400))
    await connect('one', 'cookie')
    await refresh('one', 0)
    expect(requests[0]?.headers.has('Authorization')).toBe(false)
    expect(requests[0]?.credentials).toBe('include')
  })

  test('C9 alarm, message and start-up together make one request', async () => {
    const requests = serve(() => balance(400))
    await connect()
    await Promise.all([refresh('one', 5000), refreshAll(5000), refresh('one', 5000)])
    expect(requests).toHaveLength(1)
  })

  test('whoever asks for news gets some, however young the last answer is', async () => {
    const requests = serve(() => balance(400))
    await connect()
    await refresh('one', 0)
    await refresh('one', 0)
    expect(requests).toHaveLength(2)
  })

  test('W1 the server is asked to confirm what is known', async () => {
    let isKnown = false
    const requests = serve(() => (isKnown ? new Response(null, { status: 304 }) : balance(400, {}, { ETag: 'W/"7"' })))
    await connect()
    await refresh('one', 0)
    isKnown = true
    later(60_000)
    await refresh('one', 0)
    expect(requests[1]?.headers.get('If-None-Match')).toBe('W/"7"')
    expect(await shown()).toEqual({ available: 400, failure: null })
    expect((await creditItem('one').get())?.answer?.fetchedAt).toBe(NOON + 60_000)
  })

  test('L15 without the permission nobody is asked, nor later by itself', async () => {
    const requests = serve(() => balance(400))
    await connect()
    await refresh('one', 0)
    browser.permissions.refused.add('https://a.example/*')
    await refresh('one', 0)
    expect(requests).toHaveLength(1)
    expect(await shown()).toEqual({ available: 400, failure: 'not-permitted' })
    expect(browser.alarms.set.size).toBe(0)
  })

  test('a pause that the server asks for is kept, whoever asks', async () => {
    const requests = serve(() => problemResponse(429, { code: 'rate-limited' }, { 'Retry-After': '60' }))
    await connect()
    await refresh('one', 0)
    await refresh('one', 0)
    expect(requests).toHaveLength(1)
    later(61_000)
    await refresh('one', 0)
    expect(requests).toHaveLength(2)
  })
})

describe('what is stored', () => {
  test('a failure keeps the last number; a sign-out does not', async () => {
    serve(() => balance(400))
    await connect()
    await refresh('one', 0)
    serve(() => problemResponse(503))
    await refresh('one', 0)
    expect(await shown()).toEqual({ available: 400, failure: 'unavailable' })
    serve(() => problemResponse(401))
    await refresh('one', 0)
    expect(await shown()).toEqual({ available: null, failure: 'signed-out' })
  })

  test('D23 an answer for another account is dropped', async () => {
    serve(() => balance(400))
    await connect()
    await refresh('one', 0)
    serve(() => balance(7, { id: 'acct-2' }))
    await refresh('one', 0)
    expect(await shown()).toEqual({ available: null, failure: 'wrong-account' })
  })

  test('C5 an older version never replaces a newer one', async () => {
    serve(() => balance(400, { version: { epoch: 'first', n: 9 } }))
    await connect()
    await refresh('one', 0)
    serve(() => balance(420, { version: { epoch: 'first', n: 8 } }))
    await refresh('one', 0)
    expect((await shown()).available).toBe(400)
  })

  test('an answer that comes after its connection was removed is forgotten', async () => {
    const { isAsked, answer } = hold()
    await connect()
    const asking = refresh('one', 0)
    await isAsked()
    await remove('one')
    answer(balance(400))
    await asking
    expect(await creditItem('one').get()).toBeNull()
    expect(browser.alarms.set.size).toBe(0)
  })

  test('removing forgets token, answer and alerts', async () => {
    serve(() => balance(0))
    await connect()
    await refresh('one', 0)
    await remove('one')
    expect(await findSignIn('one')).toBeUndefined()
    expect([...browser.storage.local.items.keys()].filter((key) => key.includes('one'))).toEqual([])
    expect([...browser.storage.session.items.keys()].filter((key) => key.includes('one'))).toEqual([])
  })
})

describe('alarms', () => {
  test('the next one comes when the server wants it', async () => {
    serve(() => balance(400, { pollSeconds: 600 }))
    await connect()
    await refresh('one', 0)
    expect(browser.alarms.set.get('refresh:one')).toEqual({ when: NOON + 600_000, periodInMinutes: 10 })
  })
})

describe('alerts', () => {
  test('a mark is told once per crossing, over any number of polls', async () => {
    serve(() => balance(120))
    await connect()
    for (let poll = 0; poll < 3; poll += 1) await refresh('one', 0)
    expect(told()).toEqual(['Credits are low'])
    serve(() => balance(300))
    await refresh('one', 0)
    serve(() => balance(120))
    await refresh('one', 0)
    expect(told()).toEqual(['Credits are low', 'Credits are no longer low', 'Credits are low'])
  })

  test('L2 stopped between writing down and telling, it tells once too few rather than twice', async () => {
    serve(() => balance(120))
    await connect('stopped')
    const stopped = vi.spyOn(browser.notifications, 'create').mockImplementationOnce(() => new Promise(() => {}))
    void refresh('stopped', 0)
    await vi.waitFor(() => expect(stopped).toHaveBeenCalledOnce())
    expect((await alertItem('stopped').get()).records).toMatchObject([{ alert: { kind: 'low' }, isSettled: true }])
    stopped.mockRestore()
    // The next life of the background knows nothing of the lock that this one held.
    const { notifyOf } = await import('./notify.ts')
    const connection = await findConnection('stopped')
    if (connection) await notifyOf(connection)
    expect(told()).toEqual([])
  })

  test('L2 an alert that counts as told is told before the browser is asked for anything, which may take for ever', async () => {
    serve(() => balance(120))
    await connect()
    const whenAsked: { counted: number; told: number }[] = []
    vi.spyOn(browser.storage.managed, 'get').mockImplementation(async () => {
      const { records } = await alertItem('one').get()
      whenAsked.push({ counted: records.filter(({ isSettled }) => isSettled).length, told: told().length })
      return {}
    })
    await refresh('one', 0)
    expect(whenAsked.at(-1)).toEqual({ counted: 1, told: 1 })
    expect(whenAsked.filter(({ counted, told: shownThen }) => counted !== shownThen)).toEqual([])
  })

  test('a sign-out is told once', async () => {
    serve(() => balance(400))
    await connect()
    await refresh('one', 0)
    serve(() => problemResponse(401))
    await refresh('one', 0)
    await refresh('one', 0)
    expect(told()).toEqual(['Signed out'])
  })

  test('who was never signed in is not told of a sign-out', async () => {
    serve(() => problemResponse(401))
    await connect()
    await refresh('one', 0)
    expect((await alertItem('one').get()).records).toEqual([])
  })

  test('a sign-out in quiet hours is told when they end, although the server is asked no more', async () => {
    const from = new Date().getHours() * 60
    await settingsItem.set({ ...DEFAULT_SETTINGS, quiet: { from, to: (from + 120) % 1440 } })
    serve(() => balance(400))
    await connect()
    await refresh('one', 0)
    serve(() => problemResponse(401))
    await refresh('one', 0)
    expect(told()).toEqual([])
    expect(browser.alarms.set.get('refresh:one')?.when).toBe(NOON + 120 * 60_000)
    later(120 * 60_000)
    await refresh('one', 0)
    expect(told()).toEqual(['Signed out'])
    expect(browser.alarms.set.size).toBe(0)
  })

  test('a server in trouble is nobody’s alarm', async () => {
    serve(() => problemResponse(503))
    await connect()
    await refresh('one', 0)
    expect(told()).toEqual([])
    expect((await alertItem('one').get()).records).toEqual([])
  })

  test('the viewer’s own top-up is told of when it is no longer under way', async () => {
    const topUp = {
      id: 'topup-1',
      kind: 'checkout',
      status: 'pending',
      credits: 250,
      mine: true,
      createdAt: '2027-03-01T11:00:00Z',
      updatedAt: '2027-03-01T11:00:00Z',
    }
    serve(() => balance(400, { openTopUps: [topUp] }))
    await connect()
    await refresh('one', 0)
    serve(({ url }) =>
      url.endsWith('/topup-1')
        ? jsonResponse({ ...topUp, accountId: 'acct-1', scale: 0, status: 'credited' })
        : balance(650),
    )
    await refresh('one', 0)
    await refresh('one', 0)
    expect(told()).toEqual(['250 credits added'])
  })

  test('a top-up that the server does not know is asked for once, not at every poll', async () => {
    const log = await alertItem('one').get()
    await alertItem('one').set({ ...log, memory: { ...log.memory, topUps: ['gone'] } })
    const requests = serve(({ url }) => (url.endsWith('/gone') ? problemResponse(404) : balance(400)))
    await connect()
    await refresh('one', 0)
    await refresh('one', 0)
    expect(requests.filter(({ url }) => url.endsWith('/gone'))).toHaveLength(1)
  })

  test('a connection that is removed while a top-up is looked after leaves nothing, and tells nothing', async () => {
    const log = await alertItem('one').get()
    await alertItem('one').set({ ...log, memory: { ...log.memory, topUps: ['slow'] } })
    const { promise, resolve } = Promise.withResolvers<Response>()
    const requests = serve(({ url }) => (url.endsWith('/slow') ? promise : balance(100)))
    await connect()
    const asking = refresh('one', 0)
    await vi.waitFor(() => expect(requests).toHaveLength(2))
    await remove('one')
    resolve(problemResponse(503))
    await asking
    expect(told()).toEqual([])
    expect([...browser.storage.local.items.keys()].filter((key) => key.includes('one'))).toEqual([])
    expect(browser.alarms.set.size).toBe(0)
  })

  test('X19 no text of the server is in a notification of a single account', async () => {
    serve(() => balance(120, { name: 'You won a prize', unit: { scale: 0, label: { other: 'visit evil.example' } } }))
    await connect()
    await refresh('one', 0)
    expect(JSON.stringify(browser.notifications.shown)).not.toMatch(/prize|evil/)
  })
})
