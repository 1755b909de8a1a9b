/** Servers that refuse: what a recruiter reads, and how often they are asked again. */
import type { Page } from 'puppeteer-core'
import { fastClock } from '../fast-clock.ts'
import { account, answer, inTurn, problem } from '../faults.ts'
import { hostPage } from '../host-page.ts'
import { SOON, PATIENT, gapsBetween, readsOf, witness, witnessed } from '../billing.ts'
import { detailsText, openDetails } from './details.ts'
import { barText, expect, expectBar, test } from './journey.ts'

const REFRESH = () => void document.querySelector('credit-balance')?.refresh()

/** Keeps what the widget writes to the console in `warned`. */
const LISTEN = `globalThis.warned = []
  const warn = console.warn
  console.warn = (...words) => { warned.push(words.join(' ')); warn.apply(console, words) }`

const warned = (page: Page) =>
  page.evaluate(() => {
    const said: unknown = Reflect.get(globalThis, 'warned')
    return Array.isArray(said) ? said.map(String) : []
  })

test('N9 a storm of 20 elements after a 429: one request in each window', async ({ host, open, instance }) => {
  const name = `healthy@${instance}`
  const configuration = `{ ${PATIENT}, live: "poll", getToken: () => "demo" }`
  const page = hostPage({ instance: name, token: null, count: 20, configuration })
  const server = await host({ '/': page }, { faults: { 'GET /account': problem(429, {}, { 'retry-after': '60' }) } })
  const opened = await open(server.url, { script: fastClock(60) })
  await expectBar(opened, /^— Too many requests$/)
  const storm = async () => {
    await opened.evaluate(() => {
      for (const element of document.querySelectorAll('credit-balance')) void element.refresh()
    })
    return readsOf(server, name)
  }
  await expect.poll(storm, { timeout: 15_000 }).toBeGreaterThan(3)
  for (const gap of gapsBetween(server, '/v1/account')) expect(gap).toBeGreaterThan(900)
})

test('N10 401 and a fresh token: the host is asked once more, and the call goes out once more', async ({
  host,
  open,
  instance,
}) => {
  const configuration = '{ live: "poll", getToken: () => "demo-" + (globalThis.asked = (globalThis.asked ?? 0) + 1) }'
  const page = hostPage({ instance: `healthy@${instance}`, token: null, count: 3, configuration })
  const server = await host({ '/': page }, { faults: { 'GET /account': inTurn(answer(401), 'pass') } })
  const opened = await open(server.url)
  await expectBar(opened, '368')
  expect(await opened.evaluate<[], () => unknown>(() => Reflect.get(globalThis, 'asked'))).toBe(2)
  const tokens = server.seen.filter(({ line }) => line.endsWith('/account')).map(({ headers }) => headers.authorization)
  expect(tokens).toEqual(['Bearer demo-1', 'Bearer demo-2'])
})

test('N11 401 for ever: two requests, and the way to sign in again', async ({ host, open, instance }) => {
  const slowImage = '<img src="/mock/healthy/v1/late.png" alt="">'
  const page = hostPage({
    instance: `healthy@${instance}`,
    after: slowImage + witness(instance),
    configuration: `{ ${PATIENT} }`,
  })
  const image = Promise.withResolvers<void>()
  const server = await host(
    { '/': page },
    {
      faults: {
        [`GET healthy@${instance}/v1/account`]: answer(401),
        'GET /late.png': ({ response }) => void image.promise.then(() => response.writeHead(404).end()),
      },
    },
  )
  const opening = open(server.url, { script: fastClock(60) })
  await expect.poll(() => witnessed(server, instance), SOON).toBeGreaterThan(1)
  image.resolve()
  const opened = await opening
  await expectBar(opened, /^— Signed out$/)
  await expect.poll(() => witnessed(server, instance), SOON).toBeGreaterThan(4)
  expect(readsOf(server, `healthy@${instance}`)).toBe(2)
  await openDetails(opened)
  await expect.poll(() => detailsText(opened), SOON).toContain('Sign in again to see the balance.')
})

const ADMIN = { name: 'Amara Okafor', email: 'amara@halden.example' }

test('N12 403 from the start: who can help, and it is not asked again', async ({ host, open, instance }) => {
  const page = hostPage({ instance: `healthy@${instance}`, after: witness(instance), configuration: `{ ${PATIENT} }` })
  const missing = [{ right: 'company.edit', permission: 'Edit company' }]
  const refusal = problem(403, { code: 'permission-required', missing, contacts: [ADMIN] })
  const server = await host({ '/': page }, { faults: { [`GET healthy@${instance}/v1/account`]: refusal } })
  const opened = await open(server.url, { script: fastClock(60) })
  await expectBar(opened, /^— No access to credits$/)
  await expect.poll(() => witnessed(server, instance), SOON).toBeGreaterThan(3)
  expect(readsOf(server, `healthy@${instance}`)).toBe(1)
  await openDetails(opened)
  await expect
    .poll(() => detailsText(opened), SOON)
    .toMatch(/Ask an admin to give you access[^]*Edit company[^]*Amara Okafor/)
})

test('N12 403 after a while ends the polling', async ({ host, open, instance }) => {
  const configuration = `{ ${PATIENT}, live: "poll" }`
  const page = hostPage({ instance: `healthy@${instance}`, after: witness(instance), configuration })
  const faults = { [`GET healthy@${instance}/v1/account`]: inTurn('pass', 'pass', problem(403)) }
  const server = await host({ '/': page }, { faults })
  const opened = await open(server.url, { script: fastClock(60) })
  await expectBar(opened, /^368 credits No access to credits as of/)
  const before = witnessed(server, instance)
  await expect.poll(() => witnessed(server, instance), SOON).toBeGreaterThan(before + 2)
  expect(readsOf(server, `healthy@${instance}`)).toBe(3)
})

test.for([404, 410])(
  'N13 %i: says that the page is set up wrong, and is not asked again',
  async (status, { host, open, instance }) => {
    const page = hostPage({
      instance: `healthy@${instance}`,
      after: witness(instance),
      configuration: `{ ${PATIENT} }`,
    })
    const server = await host({ '/': page }, { faults: { [`GET healthy@${instance}/v1/account`]: answer(status) } })
    const opened = await open(server.url, { script: fastClock(60) })
    await expectBar(opened, /^— Account not found$/)
    await expect.poll(() => witnessed(server, instance), SOON).toBeGreaterThan(3)
    expect(readsOf(server, `healthy@${instance}`)).toBe(1)
    await openDetails(opened)
    await expect.poll(() => detailsText(opened), SOON).toContain('check which credit account this page uses')
  },
)

test('N14 304 with nothing kept: once more without a condition', async ({ host, open, instance }) => {
  const page = hostPage({ instance: `healthy@${instance}`, configuration: '{ live: "off" }' })
  const server = await host({ '/': page }, { faults: { 'GET /account': inTurn(answer(304), 'pass') } })
  await expectBar(await open(server.url), '368')
  const conditions = server.seen
    .filter(({ line }) => line.endsWith('/account'))
    .map(({ headers }) => headers['if-none-match'])
  expect(conditions).toEqual([undefined, undefined])
})

test('N15 a page to sign in where JSON was due is signed out, and no redirect is followed', async ({
  host,
  open,
  instance,
}) => {
  const signIn = { '/login': '<form>Sign in</form>' }
  for (const fault of [
    answer(302, '', { location: '/login' }),
    answer(200, '<!doctype html><form>', { 'content-type': 'text/html; charset=utf-8' }),
    answer(200, '<!doctype html><form>', { 'content-type': 'Text/HTML' }),
  ]) {
    const page = hostPage({ instance: `healthy@${instance}` })
    const server = await host({ '/': page, ...signIn }, { faults: { 'GET /account': fault } })
    await expectBar(await open(server.url), /^— Signed out$/)
    expect(server.requests).not.toContain('GET /login')
    expect(readsOf(server, `healthy@${instance}`)).toBe(1)
  }
})

test.for(['the preflight', 'the answer'])(
  'N16 %s is refused to pages of another origin: one line says what to do',
  async (what, { host, open, instance, expectedConsole }) => {
    expectedConsole.push(/CORS|Cross-Origin/)
    const faults = { 'GET /account': answer(200, { id: 'acc-halden' }) }
    const api = await host({}, { withApi: what === 'the answer', faults })
    const parts = { instance, apiBase: `${api.url}/mock/healthy@${instance}/v1`, count: 3 }
    const { url } = await host({ '/': hostPage({ ...parts, configuration: '{ retry: { baseMs: 20 } }' }) })
    const page = await open(url, { script: LISTEN })
    await expectBar(page, /^— No connection$/)
    await expect.poll(() => api.requests.length, SOON).toBeGreaterThan(8)
    const lines = await warned(page)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`no answer from ${api.url}.`)
    expect(lines[0]).toContain('CORS')
  },
)

test('X20 a redirect takes the token nowhere, whatever its kind', async ({ host, open, instance }) => {
  const elsewhere = await host({ '/v1/account': '{}' })
  const location = `${elsewhere.url}/v1/account`
  for (const status of [301, 302, 303, 307, 308]) {
    const faults = { 'GET /account': answer(status, '', { location }) }
    const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, { faults })
    await expectBar(await open(server.url), /^— Signed out$/)
  }
  expect(elsewhere.requests).toEqual([])
})

test('X20 plain http beyond this machine is refused before anything is sent', async ({ host, open, instance }) => {
  const apiBase = 'http://billing.example/v1'
  const { url } = await host({ '/': hostPage({ instance, apiBase }), '/empty': '' })
  const page = await open(`${url}/empty`)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(url)
  await expectBar(page, /^— Not set up$/)
  expect(asked.filter((address) => address.includes('billing.example'))).toEqual([])
})

test('X18 a token of another account: the server’s word counts, and the number is gone', async ({
  host,
  open,
  instance,
  expectedConsole,
}) => {
  expectedConsole.push(/another account/)
  const others = account({ id: 'acc-other', balance: { available: 999 } })
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
  server.faults['GET /account'] = (call) =>
    call.request.headers.authorization === 'Bearer demo-other' ? others(call) : call.pass()
  const page = await open(server.url)
  await expectBar(page, '368')
  await page.evaluate(() => {
    const element = document.querySelector('credit-balance')
    if (element) Object.assign(element, { getToken: () => 'demo-other' })
  })
  await page.evaluate(REFRESH)
  await expectBar(page, /^— Another account$/)
  expect(await barText(page)).not.toContain('999')
})

test('D23 the answer for another account is dropped, and the console hears of it once', async ({
  host,
  open,
  instance,
  expectedConsole,
}) => {
  expectedConsole.push(/another account/)
  const faults = { 'GET /account': account({ id: 'acc-other', balance: { available: 999 } }) }
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}`, count: 3 }) }, { faults })
  const page = await open(server.url, { script: LISTEN })
  await expectBar(page, /^— Another account$/)
  const before = readsOf(server, `healthy@${instance}`)
  await page.evaluate(REFRESH)
  await expect.poll(() => readsOf(server, `healthy@${instance}`), SOON).toBeGreaterThan(before)
  await expectBar(page, /^— Another account$/)
  expect(await warned(page)).toEqual([expect.stringContaining('another account than account="acc-halden"')])
})
