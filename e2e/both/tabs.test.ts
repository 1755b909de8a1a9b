/** Many pages of one host share one request and one stream, whatever becomes of any of them. */
import type { Page } from 'puppeteer-core'
import { describe } from 'vitest'
import { fastClock } from '../fast-clock.ts'
import { account as accountFault } from '../faults.ts'
import type { Host } from '../host.ts'
import { ACCOUNT, hostPage } from '../host-page.ts'
import { NOTE_BALANCES } from '../note-balances.ts'
import { gapsBetween, readsOf, steer, witness, witnessed } from '../billing.ts'
import { barText, browserName, expect, expectBar, test } from './journey.ts'
import {
  AT_ONCE_MS,
  balancesOf,
  eventually,
  expectMembers,
  expectStreams,
  HIDEABLE,
  leaderOf,
  openWindows,
  pageOf,
  refresh,
  setVisibility,
  streamCount,
  streamRequests,
} from './many-pages.ts'

const WITHOUT_LOCKS = 'delete Navigator.prototype.locks'

const readTimes = (host: Host) => host.seen.filter(({ line }) => line.endsWith('/account')).map(({ at }) => at)
const fetchEmpty = (page: Page) => page.evaluate(`fetch('/empty').then((answer) => answer.text())`)

async function setLifecycle(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const session = await page.createCDPSession()
  await session.send('Page.setWebLifecycleState', { state })
  await session.detach()
}

test('C1 six pages of a named account that open at once make one request until one is needed', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account, { count: 3 }), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 6)
  await expectStreams(server, 1)
  await Promise.all(pages.map((page) => expectBar(page, '368')))
  await expectMembers(first, 6)
  const opened = server.seen.filter(({ line }) => line === `GET /mock/${account}/v1/account`)
  // A change between the answer and the stream would be in neither: another answer, when the first is no longer young.
  expect(opened.filter(({ at }) => at < (opened[0]?.at ?? 0) + 4500)).toHaveLength(1)
  const before = readsOf(server, account)
  await steer(server, account, { do: 'debit', credits: 8 })
  await Promise.all(pages.map((page) => expectBar(page, '360')))
  expect(readsOf(server, account) - before).toBeLessThanOrEqual(2)
})

test.for([
  { name: 'of a named account', parts: {}, script: '', streams: 1 },
  { name: 'that do not name theirs', parts: { account: null }, script: '', streams: 1 },
  { name: 'without locks', parts: {}, script: WITHOUT_LOCKS, streams: 0 },
  { name: 'without locks or a name', parts: { account: null }, script: WITHOUT_LOCKS, streams: 0 },
])('N22 seven pages $name all load over HTTP/1.1, with $streams streams', async (variant, { host, open, instance }) => {
  const account = `healthy@${instance}`
  const server = await host(
    { '/': pageOf(account, variant.parts), '/empty': 'nothing' },
    { faults: { 'GET /account': accountFault({ pollSeconds: 5 }) } },
  )
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 7, `${fastClock(5, Date.now())};${variant.script}`)
  await Promise.all(pages.map((page) => expectBar(page, '368')))
  // All of them have asked again by themselves, or one for all: whoever wanted to stream has begun.
  const before = readsOf(server, account)
  await eventually(() => readsOf(server, account)).toBeGreaterThan(before + 4)
  for (const page of pages) expect(await fetchEmpty(page)).toBe('nothing')
  await expectStreams(server, variant.streams)
  if (variant.streams === 0) expect(streamRequests(server)).toHaveLength(0)
})

test('N22 twenty pages with three elements each keep one stream, and the origin answers others', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account, { count: 3 }), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages: Page[] = []
  for (let n = 0; n < 4; n++) pages.push(...(await openWindows(open, first, server.url, 5)))
  await expectStreams(server, 1)
  expect(await fetchEmpty(first)).toBe('nothing')
  await steer(server, account, { do: 'debit', credits: 8 })
  await Promise.all(pages.map((page) => expectBar(page, '360')))
  expect(streamCount(server)).toBe(1)
}, 120_000)

test('C1 three elements of one account in three pages: one stream and one poll', async ({ host, open, instance }) => {
  const account = `healthy@${instance}`
  const server = await host(
    { '/': pageOf(account, { count: 3 }), '/empty': 'nothing' },
    { faults: { 'GET /account': accountFault({ pollSeconds: 5 }) } },
  )
  const first = await open(`${server.url}/empty`)
  await openWindows(open, first, server.url, 3, fastClock(5, Date.now()))
  await expectStreams(server, 1)
  await expectMembers(first, 3)
  // At first each page asks for itself, to see that the answer is for its viewer too. Then one asks for all.
  await eventually(() => readsOf(server, account)).toBeGreaterThan(7)
  const before = readsOf(server, account)
  await eventually(() => readsOf(server, account)).toBeGreaterThan(before + 3)
  // Fifteen seconds lie between four polls, and the clock goes five times as fast. Of three pages that ask: five.
  const [from = 0, to = 0] = [before, before + 3].map((nth) => readTimes(server)[nth])
  expect(to - from).toBeGreaterThan(2500)
  await expectStreams(server, 1)
})

test('C2 two accounts in two pages do not mix', async ({ host, open, instance }) => {
  const pages = {
    '/': pageOf(`healthy@${instance}`),
    '/low': pageOf(`low@${instance}`),
  }
  const server = await host(pages)
  const one = await open(server.url, { script: NOTE_BALANCES })
  await expectBar(one, '368')
  const other = await open(`${server.url}/low`, { beside: one, inWindow: true, script: NOTE_BALANCES })
  await expectBar(other, '86')
  await expectStreams(server, 2)
  await steer(server, `low@${instance}`, { do: 'debit', credits: 8 })
  await expectBar(other, '78')
  await steer(server, `healthy@${instance}`, { do: 'debit', credits: 8 })
  await expectBar(one, '360')
  await eventually(() => balancesOf(one)).toEqual([368, 360])
  expect(await balancesOf(other)).toEqual([86, 78])
})

/** Runs before a page: notes which of its elements tells of which balance, in order. */
const NOTE_TELLERS = `{
  globalThis.balances = []
  document.addEventListener('credit-change', ({ target, detail }) => balances.push(target.id + ' ' + detail.available))
}`

test('C2 two elements of one page, signed in to two accounts of one API, do not mix', async ({
  host,
  open,
  instance,
}) => {
  const api = `/mock/healthy@${instance}`
  const element = (
    id: string,
    account: string,
  ) => `<credit-balance id="${id}" api-base="${api}/v1" account="${account}">
    </credit-balance><script>document.querySelector('#${id}').getToken = () => 'demo-${id}'</script>`
  const after = element('amara', ACCOUNT) + element('jonas', 'acc-other')
  const server = await host({ '/': hostPage({ instance, count: 0, token: null, after }) })
  // One address, and behind it two accounts: the token says which of them a request is about.
  server.faults['*'] = ({ request, pass }) => {
    const isOther = request.headers.authorization === 'Bearer demo-jonas'
    if (isOther) request.url = request.url?.replace(api, `/mock/low@${instance}`)
    pass()
  }
  await steer(server, `low@${instance}`, { do: 'set', account: { id: 'acc-other' } })
  const page = await open(server.url, { script: NOTE_TELLERS })
  await expectBar(page, '368', { selector: '#amara' })
  await expectBar(page, '86', { selector: '#jonas' })
  await expectStreams(server, 2)
  await eventually(async () => new Set(await balancesOf(page))).toEqual(new Set(['amara 368', 'jonas 86']))
  await steer(server, `low@${instance}`, { do: 'debit', credits: 8 })
  await expectBar(page, '78', { selector: '#jonas' })
  await steer(server, `healthy@${instance}`, { do: 'debit', credits: 8 })
  await expectBar(page, '360', { selector: '#amara' })
  expect(await barText(page, '#jonas')).toMatch(/^78 credits/)
  await eventually(async () => (await balancesOf(page)).slice(2)).toEqual(['jonas 78', 'amara 360'])
})

test('C3 the leading page closes: another one streams at once, where the first one stood', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 3, NOTE_BALANCES)
  await expectStreams(server, 1)
  const leader = leaderOf(server, pages)
  await expectMembers(first, 3)
  await steer(server, account, { do: 'debit', credits: 8 })
  await expectBar(leader, '360')
  const closedAt = performance.now()
  await leader.close()
  await steer(server, account, { do: 'debit', credits: 8 })
  const others = pages.filter((page) => page !== leader)
  await eventually(() => streamRequests(server).length).toBe(2)
  const taken = streamRequests(server)[1]
  expect(taken?.headers['last-event-id']).toBeDefined()
  expect((taken?.at ?? Infinity) - closedAt).toBeLessThan(AT_ONCE_MS)
  for (const page of others) await eventually(() => balancesOf(page)).toEqual([368, 360, 352])
})

test('C3 the leading page is hidden: another one streams at once, and the hidden one hears it', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 3, HIDEABLE + NOTE_BALANCES)
  await expectStreams(server, 1)
  const leader = leaderOf(server, pages)
  await expectMembers(first, 3)
  await steer(server, account, { do: 'debit', credits: 8 })
  await expectBar(leader, '360')
  await setVisibility(leader, 'hidden')
  await expect.poll(() => streamRequests(server).length, { timeout: AT_ONCE_MS }).toBe(2)
  expect(leaderOf(server, pages)).not.toBe(leader)
  expect(streamRequests(server)[1]?.headers['last-event-id']).toBeDefined()
  await steer(server, account, { do: 'debit', credits: 8 })
  await eventually(() => balancesOf(leader)).toEqual([368, 360, 352])
  expect(streamCount(server)).toBe(1)
})

// Firefox freezes no tabs.
describe.skipIf(browserName === 'firefox')('a tab that the browser freezes', () => {
  test('C3 L13 hands the stream over at once; thawed, it is up to date', async ({ host, open, instance }) => {
    const account = `healthy@${instance}`
    const server = await host({ '/': pageOf(account), '/empty': 'nothing' })
    // Only tabs in the background can be frozen. This one does not know that it is there, so it leads.
    const leader = await open(server.url, { script: HIDEABLE + NOTE_BALANCES })
    await expectStreams(server, 1)
    const other = await open(`${server.url}/?other`, { beside: leader, script: NOTE_BALANCES })
    await expectMembers(other, 2)
    await steer(server, account, { do: 'debit', credits: 8 })
    await expectBar(other, '360')
    const frozenAt = performance.now()
    await setLifecycle(leader, 'frozen')
    await expect.poll(() => streamRequests(server).length, { timeout: AT_ONCE_MS }).toBe(2)
    expect(streamRequests(server)[1]?.headers['last-event-id']).toBeDefined()
    expect((streamRequests(server)[1]?.at ?? Infinity) - frozenAt).toBeLessThan(AT_ONCE_MS)
    await steer(server, account, { do: 'debit', credits: 8 })
    await expectBar(other, '352')
    await setLifecycle(leader, 'active')
    await leader.bringToFront()
    await expectBar(leader, '352', { timeout: AT_ONCE_MS })
    await expectStreams(server, 1)
  })

  test('L13 alone streams again when it is seen, and is up to date', async ({ host, open, instance }) => {
    const account = `healthy@${instance}`
    const server = await host({ '/': pageOf(account), '/empty': 'nothing' })
    const page = await open(server.url)
    await expectStreams(server, 1)
    await open(`${server.url}/empty`, { beside: page })
    await expectStreams(server, 0)
    await setLifecycle(page, 'frozen')
    await steer(server, account, { do: 'debit', credits: 8 })
    await setLifecycle(page, 'active')
    await page.bringToFront()
    await expectBar(page, '360', { timeout: AT_ONCE_MS })
    await expectStreams(server, 1)
  })
})

test('L14 hidden for five minutes it asks nothing, and once when it is seen again', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({
    '/': pageOf(account),
    '/witness': hostPage({ instance: account, account: null, count: 0, after: witness(instance) }),
  })
  const page = await open(server.url, { script: fastClock(60) + HIDEABLE })
  await expectStreams(server, 1)
  // Where the stream has told of something, it goes on from there, and nothing is left to ask for.
  await steer(server, account, { do: 'debit', credits: 8 })
  await expectBar(page, '360')
  await setVisibility(page, 'hidden')
  await expectStreams(server, 0)
  await refresh(page)
  const before = readsOf(server, account)
  const other = await open(`${server.url}/witness`, { inWindow: true, script: fastClock(60) })
  await eventually(() => witnessed(server, instance)).toBeGreaterThan(5)
  await other.close()
  expect(readsOf(server, account)).toBe(before)
  await setVisibility(page, 'visible')
  await expectStreams(server, 1)
  expect(streamRequests(server)[1]?.headers['last-event-id']).toBeDefined()
  await eventually(() => readsOf(server, account)).toBe(before + 2)
  // The second one is the poll of the next minute.
  expect((gapsBetween(server, `${account}/v1/account`).at(-1) ?? 0) * 60).toBeGreaterThan(40_000)
})
