/** What happens reaches every page, once and in order, whatever the network and the pages do to it. */
import type { ServerResponse } from 'node:http'
import { fastClock } from '../fast-clock.ts'
import { account as accountFault, answer, heldBack, inTurn, problem, stream } from '../faults.ts'
import type { Fault } from '../host.ts'
import { ACCOUNT } from '../host-page.ts'
import { NOTE_BALANCES } from '../note-balances.ts'
import { gapsBetween, PATIENT, readsOf, steer } from '../billing.ts'
import { expect, expectBar, test } from './journey.ts'
import {
  AT_ONCE_MS,
  balancesOf,
  eventually,
  expectMembers,
  expectStreams,
  leaderOf,
  openWindows,
  pageOf,
  refresh,
  streamRequests,
} from './many-pages.ts'

/** As in a sandboxed frame. */
const LOCKS_REFUSED = `navigator.locks.request = () => Promise.reject(new DOMException('not here', 'SecurityError'))`

test('C5 a slow answer that comes after newer news takes nothing back, in any page', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account, { account: null }), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 2, NOTE_BALANCES)
  await expectStreams(server, 1)
  await expectMembers(first, 2)
  const leader = leaderOf(server, pages)
  const slow = pages.find((page) => page !== leader) ?? leader
  await eventually(() => balancesOf(slow)).toEqual([368])
  const { promise, resolve: release } = Promise.withResolvers<void>()
  server.faults['GET /account'] = inTurn(heldBack(promise), 'pass')
  const before = readsOf(server, account)
  const answered = refresh(slow)
  await eventually(() => readsOf(server, account)).toBe(before + 1)
  await steer(server, account, { do: 'debit', credits: 8 })
  await eventually(() => balancesOf(leader)).toEqual([368, 360])
  await eventually(() => balancesOf(slow)).toEqual([368, 360])
  release()
  await answered
  await refresh(slow)
  expect(await balancesOf(slow)).toEqual([368, 360])
  expect(await balancesOf(leader)).toEqual([368, 360])
})

/** A stream that says what the test tells it to, and stays open. */
function toldStream() {
  const open: ServerResponse[] = []
  const fault: Fault = (call) => {
    open.push(call.response)
    stream()(call)
  }
  const tell = (...numbers: number[]) => {
    for (const n of numbers) for (const response of open) response.write(`event: account.changed\ndata: {"n":${n}}\n\n`)
  }
  return { fault, tell, open }
}

/** The answer of a server where `n` things have happened. */
const counted = (n: number, available: number): Fault =>
  answer(200, {
    id: ACCOUNT,
    asOf: new Date(0).toISOString(),
    version: { epoch: 'one', n },
    unit: { scale: 0 },
    balance: { available },
    features: { events: true },
  })

test('C4 events that come shuffled and doubled, and answers that fall behind, take nothing back', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const { fault, tell } = toldStream()
  const { promise, resolve: release } = Promise.withResolvers<void>()
  const first: Fault = (call) => void promise.then(() => counted(5, 336)(call))
  const answers = inTurn(counted(1, 368), first, counted(3, 352), counted(2, 360))
  const html = pageOf(account, { configuration: `{ ${PATIENT}, getToken: () => "demo" }` })
  const server = await host({ '/': html }, { faults: { 'GET /account': answers, 'GET /events': fault } })
  const page = await open(server.url, { script: NOTE_BALANCES + fastClock(10) })
  await eventually(() => balancesOf(page)).toEqual([368])
  await expectStreams(server, 1)
  tell(1, 4)
  await eventually(() => readsOf(server, account)).toBe(2)
  tell(2, 5, 5, 3, 2, 5, 4)
  release()
  await eventually(() => balancesOf(page)).toEqual([368, 336])
  await refresh(page)
  // For the first of them, and for all that came meanwhile; the one just now is the test's own.
  const before = readsOf(server, account)
  expect(before).toBeLessThanOrEqual(5)
  // What is known already is not asked for: all of these are the test's own.
  for (let rounds = 0; rounds < 4; rounds++) {
    // Requests keep a distance: one for these two would else be the same as the test's own.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))))
    tell(5, 5)
    await refresh(page)
  }
  expect(readsOf(server, account)).toBe(before + 4)
  expect(await balancesOf(page)).toEqual([368, 336])
  server.faults['GET /account'] = counted(6, 328)
  tell(6, 6, 5)
  await eventually(() => balancesOf(page)).toEqual([368, 336, 328])
})

test('C4 what a stream leaves out is found out by the next poll', async ({ host, open, instance }) => {
  const account = `healthy@${instance}`
  const { fault, tell, open: streams } = toldStream()
  const server = await host({ '/': pageOf(account) }, { faults: { 'GET /events': fault } })
  const page = await open(server.url, { script: NOTE_BALANCES + fastClock(30) })
  await eventually(() => balancesOf(page)).toEqual([368])
  await expectStreams(server, 1)
  tell(1)
  const heartbeat = setInterval(() => streams.forEach((response) => response.write(':\n\n')), 200)
  await steer(server, account, { do: 'debit', credits: 8 })
  await eventually(() => balancesOf(page)).toEqual([368, 360])
  clearInterval(heartbeat)
  expect(streamRequests(server)).toHaveLength(1)
})

test('C4 a server that starts anew counts from the beginning, and its smaller numbers are news', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const { fault, tell } = toldStream()
  const server = await host({ '/': pageOf(account) }, { faults: { 'GET /events': fault } })
  const page = await open(server.url, { script: NOTE_BALANCES })
  await expectStreams(server, 1)
  for (let debits = 0; debits < 2; debits++) await steer(server, account, { do: 'debit', credits: 8 })
  await eventually(() => balancesOf(page)).toEqual([368])
  tell(3)
  await eventually(() => balancesOf(page)).toEqual([368, 352])
  await steer(server, account, { do: 'reset' })
  tell(1)
  await expect.poll(() => balancesOf(page), { timeout: AT_ONCE_MS }).toEqual([368, 352, 368])
})

test('N9 a storm of 429: twenty elements in three pages ask at most once in each window', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host(
    { '/': pageOf(account, { count: 20 }), '/empty': 'nothing' },
    { faults: { 'GET /account': problem(429, { code: 'rate-limited' }, { 'Retry-After': '2' }) } },
  )
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 3)
  await Promise.all(pages.map((page) => expectBar(page, /^— Too many requests/)))
  await Promise.all(pages.map((page) => refresh(page)))
  await eventually(() => readsOf(server, account)).toBeGreaterThanOrEqual(3)
  for (const gap of gapsBetween(server, '/account')) expect(gap).toBeGreaterThan(1950)
  server.faults['GET /account'] = ({ pass }) => pass()
  await Promise.all(pages.map((page) => expectBar(page, '368')))
})

test.for([
  {
    what: 'throws',
    script: `Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
  },
  {
    what: 'is full',
    script: `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
  },
  { what: 'is absent', script: `Object.defineProperty(globalThis, 'localStorage', { value: undefined })` },
])(
  'S5 the storage of the page $what: what it knows stays in memory, and is shared by word of mouth',
  async ({ script }, { host, open, instance }) => {
    const account = `healthy@${instance}`
    const server = await host({ '/': pageOf(account), '/empty': 'nothing' })
    const first = await open(`${server.url}/empty`)
    const pages = await openWindows(open, first, server.url, 2, script)
    await expectStreams(server, 1)
    await expectMembers(first, 2)
    await steer(server, account, { do: 'debit', credits: 8 })
    await Promise.all(pages.map((page) => expectBar(page, '360')))
    expect(await first.evaluate(() => localStorage.length)).toBe(0)
  },
)

test('another version, or anybody, says what this one does not understand: nothing happens', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account), '/empty': 'nothing' })
  const stranger = await open(`${server.url}/empty`)
  const page = await open(server.url, { beside: stranger, inWindow: true, script: NOTE_BALANCES })
  await expectStreams(server, 1)
  await expectMembers(stranger, 1)
  await eventually(() => balancesOf(page)).toEqual([368])
  await stranger.evaluate(async () => {
    const { held = [] } = await navigator.locks.query()
    const name = held.find((lock) => lock.name?.endsWith(':lead'))?.name?.slice(0, -':lead'.length) ?? ''
    const channel = new BroadcastChannel(name)
    const forged = { id: 'acc-halden', balance: { available: '1e9' }, version: { epoch: 'x', n: 1e9 } }
    for (const message of [
      null,
      'refresh',
      [1, 2],
      { kind: 'answer' },
      { kind: 'answer', answer: { json: forged, fetchedAt: Date.now() } },
      { kind: 'answer', answer: { json: null, fetchedAt: NaN } },
      { kind: 'hint', hint: { kind: 'account.moved', n: 5 } },
      { kind: 'hint', hint: { kind: 'account.changed', n: { toString: null } } },
      { kind: 'event-id', id: 7 },
      { kind: 'hello', fetchedAt: 'yesterday' },
      { kind: 'lock-stolen', at: new Map([[1, new Date(0)]]) },
    ])
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target, it is one origin
      channel.postMessage(message)
    localStorage.setItem(name.replace(/,[^,]*$/, ''), '{"json":{"id":7},"fetchedAt":1}')
    channel.close()
  })
  await steer(server, account, { do: 'debit', credits: 8 })
  await eventually(() => balancesOf(page)).toEqual([368, 360])
})

test('a page whose locks are refused, as in a sandbox, polls by itself and never streams', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host(
    { '/': pageOf(account, { account: null }) },
    { faults: { 'GET /account': accountFault({ pollSeconds: 5 }) } },
  )
  const page = await open(server.url, { script: `${fastClock(5)};${LOCKS_REFUSED}` })
  await expectBar(page, '368')
  await eventually(() => readsOf(server, account)).toBe(6)
  // Whoever waits for another page asks half as often again.
  for (const gap of gapsBetween(server, '/account').slice(1)) expect(gap).toBeLessThan(1400)
  expect(streamRequests(server)).toHaveLength(0)
})

test('frames of two sites are partitioned: each site has its own stream, and neither hears the other', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account) })
  const embedding = await host({ '/': `<iframe src="${server.url}"></iframe>` }, { withApi: false })
  const own = await open(server.url)
  const foreign = await open(embedding.url.replace('127.0.0.1', 'localhost'), { beside: own, inWindow: true })
  await expectStreams(server, 2)
  await steer(server, account, { do: 'debit', credits: 8 })
  await expectBar(own, '360')
  await expect
    .poll(() =>
      foreign.frames()[1]?.evaluate(() => document.querySelector('credit-balance')?.shadowRoot?.textContent ?? ''),
    )
    .toContain('360')
})
