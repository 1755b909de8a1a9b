/** Who is signed in, in one page or in many: nobody keeps seeing what is no longer theirs. */
import type { Page } from 'puppeteer-core'
import { keysOf, steer } from '../billing.ts'
import { answer, reset } from '../faults.ts'
import type { Call } from '../host.ts'
import { hostPage } from '../host-page.ts'
import { BUY, pressBuy } from './details.ts'
import { expect, expectBar, test } from './journey.ts'
import { AT_ONCE_MS, eventually, expectMembers, expectStreams, openWindows, pageOf, refresh } from './many-pages.ts'

test('C8 three elements, the stream and a top-up are refused at once: one fresh token', async ({
  host,
  open,
  instance,
}) => {
  const account = `low@${instance}`
  const server = await host({ '/': pageOf(account, { count: 3, configuration: '{ getToken: nextToken }' }) })
  // A tab for the checkout would hide the page, and its stream would end.
  const tokens = `open = () => null; globalThis.asked = 0; globalThis.nextToken = async () => (asked++ === 0 ? 'demo' : 'demo-amara')`
  const page = await open(server.url, { script: tokens })
  await expectBar(page, '86')
  await expectStreams(server, 1)
  await page.locator(BUY).wait()
  // Nobody is refused before all of them have asked.
  const refused: Call[] = []
  server.faults['*'] = (call) => {
    if (call.request.headers.authorization !== 'Bearer demo') return call.pass()
    refused.push(call)
    if (refused.length === 3) for (const each of refused) answer(401)(each)
  }
  await steer(server, account, { do: 'drop-streams' })
  await page.evaluate(() => {
    const elements = [...document.querySelectorAll('credit-balance')]
    elements[0]?.shadowRoot?.querySelector<HTMLElement>('[part~=buy]:not([hidden])')?.click()
    for (const element of elements) void element.refresh()
  })
  await eventually(() => refused.length).toBe(3)
  const calls = refused.map(({ request }) => `${request.method} ${request.url?.split('/v1').at(-1)}`)
  expect(calls.toSorted()).toEqual(['GET /account', 'GET /events', 'POST /top-ups'])
  await expectStreams(server, 1)
  await eventually(async () => (await steer(server, account)).topUps.length).toBe(1)
  expect(await page.evaluate('asked')).toBe(2)
  expect(new Set(keysOf(server)).size).toBe(1)
  await expectBar(page, '86')
  expect(refused).toHaveLength(3)
})

test.for([
  { what: 'of a named account', parts: {} },
  { what: 'that do not name theirs', parts: { account: null } },
])('C11 signing out in one of three pages $what empties all at once', async ({ parts }, { host, open, instance }) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account, parts), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 3)
  await expectMembers(first, 3)
  await Promise.all(pages.map((page) => expectBar(page, '368')))
  server.faults['*'] = answer(401)
  await refresh(pages[0] ?? first)
  await Promise.all(pages.map((page) => expectBar(page, /^—.*Signed out/, { timeout: AT_ONCE_MS })))
  expect(await first.evaluate(() => JSON.stringify(localStorage))).not.toContain('368')
})

test.for([
  { what: 'of a named account', parts: {} },
  { what: 'that do not name theirs', parts: { account: null } },
])(
  'C11 another viewer in one page $what: the others look who is signed in',
  async ({ parts }, { host, open, instance }) => {
    const server = await host({ '/': hostPage({ instance: `healthy@${instance}`, ...parts }), '/empty': 'nothing' })
    const first = await open(`${server.url}/empty`)
    const pages = await openWindows(open, first, server.url, 3)
    await expectMembers(first, 3)
    await Promise.all(pages.map((page) => expectBar(page, '368')))
    // The session of the first viewer has ended.
    server.faults['*'] = (call) => {
      if (call.request.headers.authorization === 'Bearer demo') answer(401)(call)
      else call.pass()
    }
    const [changed = first, ...others] = pages
    await changed.evaluate(`document.querySelector('credit-balance').getToken = () => 'demo-tomas'`)
    await refresh(changed)
    await Promise.all(others.map((page) => expectBar(page, /^—.*Signed out/, { timeout: AT_ONCE_MS })))
    await expectBar(changed, '368')
  },
)

test('C11 another account in one page: the others, signed in by the same cookie, show it at once', async ({
  host,
  open,
  instance,
}) => {
  const server = await host({ '/': pageOf(`healthy@${instance}`, { account: null }), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 3)
  await expectMembers(first, 3)
  await Promise.all(pages.map((page) => expectBar(page, '368')))
  await steer(server, `healthy@${instance}`, { do: 'set', account: { id: 'acc-other', balance: { available: 5 } } })
  await Promise.all(pages.map((page) => expectBar(page, '5', { timeout: AT_ONCE_MS })))
})

test('C11 an answer for another account than the named one empties all pages at once', async ({
  host,
  open,
  instance,
  expectedConsole,
}) => {
  expectedConsole.push(/another account/)
  const server = await host({ '/': pageOf(`healthy@${instance}`), '/empty': 'nothing' })
  const first = await open(`${server.url}/empty`)
  const pages = await openWindows(open, first, server.url, 3)
  await expectMembers(first, 3)
  await Promise.all(pages.map((page) => expectBar(page, '368')))
  await steer(server, `healthy@${instance}`, { do: 'set', account: { id: 'acc-other' } })
  await Promise.all(pages.map((page) => expectBar(page, /^—.*account/, { timeout: AT_ONCE_MS })))
})

/** Good in every scenario, and found nowhere by chance. */
const TOKEN = 'demo-canary-58e2d4'

/** All that a page can keep: storages, cookies, caches and databases. */
const readStorages = (page: Page) =>
  page.evaluate(async () => {
    const kept = [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : []
    const databases = await indexedDB.databases()
    return JSON.stringify([kept, caches, databases.map(({ name }) => name)])
  })

test('S8 no token is in the storage of a page, whatever it does', async ({ host, open, instance }) => {
  const account = `low@${instance}`
  const server = await host({ '/': pageOf(account, { configuration: `{ getToken: () => '${TOKEN}' }` }) })
  const page = await open(server.url)
  await expectBar(page, '86')
  await expectStreams(server, 1)
  await steer(server, account, { do: 'debit', credits: 6 })
  await expectBar(page, '80')
  server.faults['POST /top-ups'] = reset
  await pressBuy(page)
  await eventually(() => server.requests.filter((line) => line.endsWith('/top-ups')).length).toBeGreaterThan(0)
  const kept = await readStorages(page)
  expect(kept).toContain('credit-gauge')
  expect(kept).not.toContain(TOKEN)
  server.faults['*'] = answer(401)
  await refresh(page)
  await expectBar(page, /^—.*Signed out/)
  expect(await readStorages(page)).not.toContain(TOKEN)
})
