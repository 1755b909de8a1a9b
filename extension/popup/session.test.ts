import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { account, NOON } from '../../shared/credits/account.fixture.ts'
import { NOTHING_TOLD } from '../../shared/credits/alert.ts'
import type { PurchaseState } from '../../shared/credits/purchase.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'
import { deliver, resetBrowser, browser as fake } from '../browser.fixture.ts'
import type { Known } from './known.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const listen = vi.fn<(connection: unknown, signal: AbortSignal, ears: Ears) => Promise<void>>()
vi.mock('./listen.ts', () => ({ listen }))
const { Session } = await import('./session.ts')

interface Ears {
  onNews: () => void
  onEntries: () => void
  onStatus: (isLive: boolean) => void
}

const features = { entries: true, usage: true, events: true, alerts: 'none', exports: false } as const
const QUIET = account({ features: { ...features, events: false }, pollSeconds: 60 })
const STREAMING = account({ features, pollSeconds: 60 })
const ASKING: PurchaseState = {
  kind: 'asking',
  intent: {
    key: 'a-key-of-one-intent',
    kind: 'checkout',
    accountId: 'acct-1',
    packId: null,
    credits: QUIET.balance.floor,
    scale: 0,
    expectedPrice: null,
    message: null,
    returnUrl: null,
  },
}

function known(state: CreditState, purchase: PurchaseState = { kind: 'idle' }, id = 'one'): Known {
  const apiBase = 'https://a.example/v1'
  const connection = {
    id,
    name: '',
    apiBase,
    auth: 'token',
    accountId: null,
    clientId: null,
    isManaged: false,
  } as const
  const alerts = { memory: NOTHING_TOLD, records: [], snoozedUntil: null }
  return { settings: DEFAULT_SETTINGS, credits: [], shown: { connection, state, alerts, purchase } }
}
const ready = (facts = QUIET): CreditState => ({ kind: 'ready', account: facts, fetchedAt: NOON })

/** Commands that reached the background. */
let heard: unknown[] = []
const names = () => heard.map((message) => JSON.stringify(message).match(/"(refresh|look)"/)?.[1])
const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

function open() {
  const screen = {
    onRefreshing: vi.fn<(isRefreshing: boolean) => void>(),
    onReplaced: vi.fn<() => void>(),
    onEntries: vi.fn<() => void>(),
  }
  return { session: new Session(screen), screen }
}

beforeEach(() => {
  resetBrowser()
  vi.useFakeTimers({ now: NOON })
  heard = []
  listen.mockReset().mockImplementation(() => new Promise(() => {}))
  fake.runtime.onMessage.addListener((message) => {
    heard.push(message)
    return Promise.resolve()
  })
})
afterEach(() => {
  fake.runtime.id = 'own'
  fake.runtime.sendMessage = (message) => deliver(message, { id: 'own', url: 'chrome-extension://own/popup.html' })
  vi.useRealTimers()
})

test('L4 a popup that opens asks at once, and then as often as the server wants', async () => {
  const { session, screen } = open()
  session.follow(known(ready()))
  await wait()
  expect(heard).toEqual([{ command: 'refresh', id: 'one', maxAgeMs: 2000 }])
  expect(screen.onRefreshing.mock.calls).toEqual([[true], [false]])
  await wait(59_000)
  expect(heard).toHaveLength(1)
  await wait(1000)
  expect(heard).toHaveLength(2)
  session.stop()
  await wait(600_000)
  expect(heard).toHaveLength(2)
})

test('while a purchase is under way it is looked after all the time', async () => {
  const { session } = open()
  session.follow(known(ready(), ASKING))
  await wait()
  expect(names()).toEqual(['look', 'refresh'])
  await wait(5000)
  expect(names()).toEqual(['look', 'refresh', 'look', 'refresh'])
})

test('after a failure that only a person can mend nobody is asked again', async () => {
  const { session } = open()
  session.follow(known({ kind: 'failed', failure: { kind: 'not-permitted' } }))
  await wait(600_000)
  expect(heard).toHaveLength(1)
})

test('another account is asked for at once', async () => {
  const { session } = open()
  session.follow(known(ready()))
  await wait()
  session.follow(known(ready(), { kind: 'idle' }, 'two'))
  await wait()
  expect(heard.at(-1)).toMatchObject({ command: 'refresh', id: 'two' })
})

describe('a live stream', () => {
  test('is opened once, tells of news, and makes asking by the clock needless', async () => {
    const { session, screen } = open()
    session.follow(known(ready(STREAMING)))
    await wait()
    session.follow(known(ready(STREAMING)))
    await wait()
    expect(listen).toHaveBeenCalledOnce()
    const ears = listen.mock.calls[0]?.[2]
    ears?.onStatus(true)
    await wait(600_000)
    expect(heard).toHaveLength(1)
    ears?.onNews()
    ears?.onEntries()
    await wait()
    expect(heard).toHaveLength(2)
    expect(screen.onEntries).toHaveBeenCalledOnce()
    ears?.onStatus(false)
    await wait(60_000)
    expect(heard).toHaveLength(3)
  })

  test('however many hints come while one is answered, one more question serves them all', async () => {
    const { session } = open()
    session.follow(known(ready(STREAMING)))
    await wait()
    const ears = listen.mock.calls[0]?.[2]
    for (let hint = 0; hint < 10; hint += 1) ears?.onNews()
    await wait()
    expect(heard).toHaveLength(3)
  })

  test('ends with the popup, and when another account is shown', async () => {
    const { session } = open()
    session.follow(known(ready(STREAMING)))
    await wait()
    session.follow(known(ready(), { kind: 'idle' }, 'two'))
    expect(listen.mock.calls[0]?.[1].aborted).toBe(true)
  })
})

test('L3 a background that is stopped midway leaves nothing turning, and the popup goes on', async () => {
  const { session, screen } = open()
  fake.runtime.sendMessage = () => Promise.reject(new Error('The message port closed before a response was received.'))
  session.follow(known(ready()))
  await wait()
  expect(screen.onRefreshing).toHaveBeenLastCalledWith(false)
  expect(screen.onReplaced).not.toHaveBeenCalled()
  fake.runtime.sendMessage = (message) => deliver(message, { id: 'own', url: 'chrome-extension://own/popup.html' })
  await wait(60_000)
  expect(heard).toHaveLength(1)
})

test('L9 a replaced extension is noticed once, and nothing is asked any more', async () => {
  const { session, screen } = open()
  screen.onReplaced.mockImplementation(() => session.stop())
  Object.assign(fake.runtime, { id: undefined })
  fake.runtime.sendMessage = () => Promise.reject(new Error('Extension context invalidated.'))
  session.follow(known(ready(), ASKING))
  await wait(600_000)
  expect(screen.onReplaced).toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})
