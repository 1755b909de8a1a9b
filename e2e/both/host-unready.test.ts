/** Pages that are not set up, or where the network fails just when something is to be loaded. */
import type { HTTPRequest, Page } from 'puppeteer-core'
import { SOON } from '../billing.ts'
import { fastClock } from '../fast-clock.ts'
import { MODULE, hostPage } from '../host-page.ts'
import { BUY, openDetails } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

const hintText = (page: Page) =>
  page.evaluate(
    () => document.querySelector('credit-balance')?.shadowRoot?.querySelector<HTMLElement>('.cg-hint')?.innerText,
  )

test('details that cannot be loaded say so, and open with the next click', async ({
  host,
  open,
  instance,
  expectedConsole,
}) => {
  expectedConsole.push(/details could not be loaded/)
  const { url } = await host({ '/': hostPage({ instance: `low@${instance}` }) })
  const page = await open(url)
  await expectBar(page, '86 credits Low')
  await page.locator(BUY).wait()
  await page.setRequestInterception(true)
  page.on('request', (request) => void (/details/.test(request.url()) && isDown ? request.abort() : request.continue()))
  let isDown = true
  await page.locator('credit-balance >>> [part=value]').click()
  await expect.poll(() => hintText(page)).toBe('This could not be loaded. Check your connection, then click again.')
  isDown = false
  await openDetails(page)
  expect(await hintText(page)).toBeUndefined()
})

test('scripts that are missing for ever are not asked for in a circle, and the number stands without them', async ({
  host,
  open,
  instance,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource|Loading failed/)
  const server = await host({ '/': hostPage({ instance: `low@${instance}` }) })
  const page = await open('about:blank')
  let refused = 0
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const isMissing = /afterwards|upkeep/.test(request.url())
    if (isMissing) refused += 1
    void (isMissing ? request.abort() : request.continue())
  })
  await page.goto(server.url)
  await expectBar(page, '86')
  await expect.poll(() => refused, SOON).toBeGreaterThan(1)
  await page.evaluate(async () => {
    await document.querySelector<HTMLElement & { refresh(): Promise<void> }>('credit-balance')?.refresh()
    for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => requestIdleCallback(resolve))
  })
  // Each of the two may be asked for once more with the new answer.
  expect(refused).toBeLessThan(6)
})

test('N1 back online just while a script fails to load: the number comes', async ({ host, open, instance }) => {
  const server = await host({ '/': hostPage({ instance: `low@${instance}` }) })
  const page = await open('about:blank')
  await page.evaluateOnNewDocument(() => {
    let isOnline = false
    const { fetch } = globalThis
    Object.defineProperty(navigator, 'onLine', { get: () => isOnline })
    globalThis.fetch = (...ask) => (isOnline ? fetch(...ask) : Promise.reject(new TypeError('Failed to fetch')))
    document.addEventListener('come-online', () => {
      isOnline = true
      dispatchEvent(new Event('online'))
    })
  })
  const held: HTTPRequest[] = []
  let isDown = true
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (isDown && request.url().includes('upkeep')) held.push(request)
    else void request.continue()
  })
  await page.goto(server.url)
  await expectBar(page, '— Offline')
  await expect.poll(() => held.length, SOON).toBe(1)
  await page.evaluate(() => document.dispatchEvent(new Event('come-online')))
  isDown = false
  await held[0]?.abort()
  await expectBar(page, '86')
})

const WHERE_TO_ASK = /does not know where to ask/

test('an element that nobody told where to ask keeps its content, and the developer is told once', async ({
  host,
  open,
  console: { expected },
  expectedConsole,
}) => {
  expectedConsole.push(WHERE_TO_ASK)
  const element = '<credit-balance><a href="/billing">Credits</a></credit-balance>'
  const { url } = await host({ '/': `<!doctype html><title>Host</title>${element}${element}${MODULE}` })
  const page = await open(url, { script: fastClock(30) })
  await expect.poll(() => expected.filter((text) => WHERE_TO_ASK.test(text)).length).toBe(1)
  const link = await page.locator('credit-balance > a').waitHandle()
  expect(await link.evaluate((shown) => shown.checkVisibility())).toBe(true)
})

test('an element that is told later where to ask shows its number, and nobody is warned', async ({
  host,
  open,
  instance,
}) => {
  const late = `<script>setTimeout(() => Object.assign(document.querySelector('credit-balance'), { getToken: () => 'demo' })
    .setAttribute('api-base', '/mock/low@${instance}/v1'), 3000)
    setTimeout(() => (globalThis.isLater = true), 20_000)</script>`
  const element = '<credit-balance><a href="/billing">Credits</a></credit-balance>'
  const { url } = await host({ '/': `<!doctype html><title>Host</title>${element}${late}${MODULE}` })
  const page = await open(url, { script: fastClock(10) })
  await expectBar(page, '86 credits Low')
  await page.waitForFunction((): unknown => Reflect.get(globalThis, 'isLater'))
})
