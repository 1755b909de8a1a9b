/** Pages whose servers forbid them most things, and frames that may hardly do anything. */
import type { Frame, Page } from 'puppeteer-core'
import { fastClock } from '../fast-clock.ts'
import { CLASSIC, MODULE, hostPage } from '../host-page.ts'
import { keysOf, steer } from '../billing.ts'
import { detailsText, openCheckout, openDetails, pressBuy } from './details.ts'
import { INTRANET, expect, expectBar, test } from './journey.ts'

/** What a page under a strict policy may run is in a file. It notes every breach. */
const APP = `
  globalThis.breaches = []
  document.addEventListener('securitypolicyviolation', (event) =>
    breaches.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
  document.querySelector('credit-balance').getToken = () => 'demo'
`

const breaches = (page: Page) => page.evaluate((): unknown => Reflect.get(globalThis, 'breaches'))

/** Firefox asks for an icon of the page, and reports by itself when it may not: hence `img-src`. */
const POLICIES = {
  'H14 a strict policy': (api: string) => `default-src 'none'; img-src 'self'; script-src 'self'; connect-src ${api}`,
  'H14 a policy that forbids every style': (api: string) =>
    `default-src 'none'; img-src 'self'; script-src 'self'; style-src 'none'; style-src-attr 'none'; connect-src ${api}; base-uri 'none'; form-action 'none'`,
  'H15 enforced Trusted Types without any policy': (api: string) =>
    `default-src 'none'; img-src 'self'; script-src 'self'; connect-src ${api}; require-trusted-types-for 'script'; trusted-types 'none'`,
}

for (const [form, script] of [
  ['module', MODULE],
  ['classic script', CLASSIC],
] as const)
  test.for(Object.entries(POLICIES))(
    `%s, ${form}: number, live updates, details and buying, and no breach`,
    async ([, policyFor], { host, open, instance }) => {
      const account = `low@${instance}`
      const api = await host({})
      const html = hostPage({
        instance: account,
        apiBase: `${api.url}/mock/${account}/v1`,
        token: null,
        scripts: `<script src="/app.js"></script>${script}`,
      })
      const headers = { 'content-security-policy': policyFor(api.url) }
      const { url } = await host({ '/': { html, headers }, '/app.js': APP }, { withApi: false })
      const page = await open(url)
      await expectBar(page, '86 credits Low')
      await expect.poll(() => api.openCount(/events$/)).toBe(1)
      await steer(api, account, { do: 'debit', credits: 6 })
      await expectBar(page, '80 credits Low')
      await openDetails(page)
      await expect.poll(() => detailsText(page)).toContain('80 credits of 500')
      expect((await openCheckout(page)).url()).toContain(api.url)
      await page.bringToFront()
      await expect.poll(() => detailsText(page)).toContain('Checkout is open')
      expect(await breaches(page)).toEqual([])
    },
  )

test('H16 an isolated page: scripts of another origin that allow it, and Buy opens', async ({
  host,
  open,
  instance,
}) => {
  const account = `low@${instance}`
  const fileHeaders = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
  const cdn = await host({}, { fileHeaders })
  const html = hostPage({
    instance: account,
    apiBase: `${cdn.url}/mock/${account}/v1`,
    scripts: `<script type="module" src="${cdn.url}/widget/credit-gauge.js"></script>`,
  })
  const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
  const { url } = await host({ '/': { html, headers } })
  const page = await open(url)
  await expectBar(page, '86 credits Low')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  expect((await openCheckout(page)).url()).toContain(cdn.url)
})

/** The page with the element, in a frame that may only run scripts. It is another frame until it has gone there. */
function openSandbox(page: Page): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().endsWith('/inner'))
}

test.for([
  ['module', MODULE],
  ['classic script', CLASSIC],
] as const)(
  'H17 in a sandbox without origin and pop-ups the number shows, and Buy gives an address to copy: %s',
  async ([, scripts], { host, open, instance, expectedConsole }) => {
    // Chromium says so by itself, whoever tries.
    expectedConsole.push(/Blocked opening 'about:blank' in a new window/)
    const account = `low@${instance}`
    const server = await host(
      {
        '/': '<!doctype html><title>Around</title><iframe src="/inner" sandbox="allow-scripts" width="900" height="500">',
        '/inner': hostPage({ instance: account, scripts }),
      },
      { fileHeaders: { 'access-control-allow-origin': '*' } },
    )
    const frame = await openSandbox(await open(server.url))
    await frame.locator('credit-balance >>> ::-p-text(86)').wait()
    expect(await frame.evaluate(() => origin)).toBe('null')
    await pressBuy(frame)
    const field = await frame.locator('credit-balance >>> input').waitHandle()
    expect(await field.evaluate((input) => (input instanceof HTMLInputElement ? input.value : ''))).toMatch(
      /\/checkout\//,
    )
    await frame.locator('credit-balance >>> ::-p-text(The checkout tab did not open)').wait()
    expect(keysOf(server)).toHaveLength(1)
    expect(await steer(server, account)).toMatchObject({ topUps: [{ credits: 250 }] })
  },
)

test('H26 a page over plain http polls and never streams', async ({ host, open, instance }) => {
  const account = `low@${instance}`
  const server = await host({ '/': hostPage({ instance: account }) })
  const page = await open(server.url.replace('127.0.0.1', INTRANET), { script: fastClock(30) })
  await expectBar(page, '86 credits Low')
  const has = await page.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'locks' in navigator])
  expect(has).toEqual([false, false, false])
  await steer(server, account, { do: 'debit', credits: 6 })
  await expectBar(page, '80 credits Low')
  expect(server.requests.filter((line) => line.endsWith('/events'))).toEqual([])
})

test('H26 a page over plain http buys, once, at a checkout that is not', async ({ host, open, instance }) => {
  const account = `low@${instance}`
  const api = await host({})
  const server = await host({ '/': hostPage({ instance: account, apiBase: `${api.url}/mock/${account}/v1` }) })
  const page = await open(server.url.replace('127.0.0.1', INTRANET))
  await expectBar(page, '86 credits Low')
  expect((await openCheckout(page)).url()).toContain(`${api.url}/mock/${account}/checkout/`)
  expect(keysOf(api)).toHaveLength(1)
})
