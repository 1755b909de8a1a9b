/** Broken connections, as a stranger's page meets them. */
import type { Page } from 'puppeteer-core'
import { fastClock } from '../fast-clock.ts'
import { answer, cutAfter, drip, inTurn, reset, silence, timed } from '../faults.ts'
import { hostPage } from '../host-page.ts'
import { SOON, PATIENT, gapsBetween, readsOf, steer } from '../billing.ts'
import { barText, expect, expectBar, test } from './journey.ts'

/** An answer that would be good. */
const ACCOUNT = {
  id: 'acc-halden',
  asOf: '2027-03-01T12:00:00Z',
  unit: { scale: 0 },
  balance: { available: 3680 },
}

/** As near as a busy machine comes to it. */
function expectAbout(ms: number, wantedMs: number): void {
  expect(ms).toBeGreaterThan(wantedMs * 0.5)
  expect(ms).toBeLessThan(wantedMs * 1.5)
}

/** Does the link that the host wrote between the tags stand in the page? */
const hasLink = (page: Page, selector = 'credit-balance') =>
  page.evaluate((wanted) => document.querySelector(`${wanted} a`)?.checkVisibility() === true, selector)

const refresh = (page: Page) => page.evaluate(() => void document.querySelector('credit-balance')?.refresh())

/** A page that adds an element later, as applications do that draw themselves. */
const addElement = (page: Page, account: string) =>
  page.evaluate((address) => {
    const element = document.createElement('credit-balance')
    Object.assign(element, { id: 'late', getToken: () => 'demo', innerHTML: '<a href="/billing">Credits</a>' })
    element.setAttribute('api-base', address)
    document.body.append(element)
  }, `/mock/${account}/v1`)

test('N1 offline with nothing known: a dash, the reason, the link; back online the number', async ({
  host,
  open,
  instance,
}) => {
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
  const page = await open(server.url)
  await expectBar(page, '368')
  await expect.poll(() => server.openCount(/\/events$/), SOON).toBe(1)
  await page.setOfflineMode(true)
  await addElement(page, `low@${instance}`)
  await expectBar(page, /^— Offline$/, { selector: '#late' })
  expect(await hasLink(page, '#late')).toBe(true)
  await page.setOfflineMode(false)
  await expectBar(page, '86', { selector: '#late', timeout: 2000 })
})

test('N1 offline before the rest of the script is there: the link stays, and the number comes', async ({
  host,
  open,
  instance,
}) => {
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}`, count: 0 }) })
  const page = await open(server.url)
  await page.evaluate(() => customElements.whenDefined('credit-balance').then(() => null))
  await page.setOfflineMode(true)
  await addElement(page, `low@${instance}`)
  await expectBar(page, '—', { selector: '#late' })
  await expect.poll(() => hasLink(page, '#late'), SOON).toBe(true)
  await page.setOfflineMode(false)
  await expectBar(page, '86', { selector: '#late', timeout: 2000 })
})

test('N2 offline keeps the number and says how old it is; back online it is fresh', async ({
  host,
  open,
  instance,
}) => {
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
  const page = await open(server.url)
  await expectBar(page, '368')
  await expect.poll(() => server.openCount(/\/events$/), SOON).toBe(1)
  await page.setOfflineMode(true)
  await refresh(page)
  await expectBar(page, /^368 credits Offline as of \d/)
  await steer(server, `healthy@${instance}`, { do: 'debit', credits: 8 })
  await page.setOfflineMode(false)
  await expectBar(page, /^360 credits$/, { timeout: 2000 })
})

test('N3 nobody listens: a dash, the reason, the link, and it asks again', async ({ host, open, instance }) => {
  const parts = { instance: `healthy@${instance}`, configuration: '{ retry: { baseMs: 50 } }' }
  const server = await host({ '/': hostPage(parts) }, { faults: { 'GET /account': reset } })
  const page = await open(server.url)
  await expectBar(page, /^— No connection$/)
  expect(await hasLink(page)).toBe(true)
  await expect.poll(() => readsOf(server, `healthy@${instance}`), SOON).toBeGreaterThan(2)
  server.faults['GET /account'] = ({ pass }) => pass()
  await expectBar(page, '368')
})

test('N4 a connection that is reset within the number shows no number', async ({ host, open, instance }) => {
  const page = hostPage({ instance: `healthy@${instance}` })
  const { url } = await host({ '/': page }, { faults: { 'GET /account': cutAfter('{"balance":{"available":36') } })
  await expectBar(await open(url), /^—.*No connection/)
})

test('N5 a server that never answers: given up after 10 seconds, and one chain of attempts', async ({
  host,
  open,
  instance,
}) => {
  const parts = { instance: `healthy@${instance}`, count: 3, token: null, configuration: '{ getToken: () => "demo" }' }
  const stood: number[] = []
  const server = await host({ '/': hostPage(parts) }, { faults: { 'GET /account': timed(silence, stood) } })
  const page = await open(server.url, { script: fastClock(10) })
  await expect.poll(() => readsOf(server, `healthy@${instance}`), SOON).toBe(1)
  expect(await barText(page)).not.toContain('No answer')
  await expectBar(page, /^— No answer in time$/)
  await expect.poll(() => readsOf(server, `healthy@${instance}`), SOON).toBe(4)
  for (const gap of gapsBetween(server, '/v1/account')) expect(gap).toBeGreaterThan(900)
  expect(server.openCount(/\/account$/)).toBe(1)
  expect(stood).toHaveLength(3)
  for (const ms of stood) expectAbout(ms * 10, 10_000)
})

test('N6 one byte after the other: the deadline is for the whole answer', async ({ host, open, instance }) => {
  const stood: number[] = []
  const faults = { 'GET /account': timed(drip(JSON.stringify(ACCOUNT), 100), stood) }
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, { faults })
  await expectBar(await open(url, { script: fastClock(10) }), /^— No answer in time$/)
  await expect.poll(() => stood.length, SOON).toBeGreaterThan(0)
  expectAbout((stood[0] ?? 0) * 10, 10_000)
})

test('N6 the deadline is an option', async ({ host, open, instance }) => {
  const stood: number[] = []
  const faults = { 'GET /account': timed(drip(JSON.stringify(ACCOUNT), 100), stood) }
  const page = hostPage({ instance: `healthy@${instance}`, configuration: '{ deadlineMs: 1000 }' })
  const { url } = await host({ '/': page }, { faults })
  await expectBar(await open(url), /^— No answer in time$/)
  await expect.poll(() => stood.length, SOON).toBeGreaterThan(0)
  expectAbout(stood[0] ?? 0, 1000)
})

test('N7 a broken server is asked ever less, up to the cap; the number stays with its age, and comes back', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const page = hostPage({ instance: account, configuration: `{ ${PATIENT}, live: "poll", retry: { capMs: 4000 } }` })
  const server = await host({ '/': page })
  // The longest wait that chance allows, every time.
  const opened = await open(server.url, { script: `${fastClock(20)}; Math.random = () => 0.999` })
  await expectBar(opened, '368')
  server.faults['GET /account'] = inTurn(answer(500), answer(502), answer(503))
  await refresh(opened)
  await expectBar(opened, /^368 credits Service unavailable as of \d/)
  await expect.poll(() => readsOf(server, account), { timeout: 15_000 }).toBeGreaterThan(9)
  const waits = gapsBetween(server, '/v1/account')
    .slice(1, 9)
    .map((gap) => gap * 20)
  for (const wait of waits.slice(2)) expect(wait).toBeGreaterThan(3000)
  expect(Math.min(...waits.slice(4))).toBeLessThan(8000)
  await steer(server, account, { do: 'debit', credits: 8 })
  delete server.faults['GET /account']
  await expectBar(opened, /^360 credits$/)
})

test('N26 a blocked script leaves the link that the host wrote', async ({ host, open, instance }) => {
  const scripts = '<script type="module" src="http://127.0.0.1:1/credit-gauge.js"></script>'
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}`, scripts }) })
  expect(await hasLink(await open(url))).toBe(true)
})

test('N26 a blocked API leaves the link beside the dash', async ({ host, open, instance }) => {
  const { url } = await host({
    '/': '<!doctype html><title>Before</title>',
    '/app': hostPage({ instance: `healthy@${instance}` }),
  })
  const page = await open(url)
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (request.url().endsWith('/account')) void request.abort('blockedbyclient')
    else void request.continue()
  })
  await page.goto(`${url}/app`)
  await expectBar(page, /^— No connection$/)
  expect(await hasLink(page)).toBe(true)
})
