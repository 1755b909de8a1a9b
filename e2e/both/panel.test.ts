/** The credits tab in both browsers: under a strict policy, by keyboard, and beside a bar. */
import type { Page } from 'puppeteer-core'
import { expect, test } from './journey.ts'

const STRICT = "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'"

/** A page whose own script signs in, since a strict policy allows none in its HTML. */
const pages = (account: string, elements = '<credit-panel></credit-panel>') => ({
  '/': {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Credits</title></head><body>${elements}
      <script type="module" src="/app.js"></script></body></html>`,
    headers: { 'content-security-policy': STRICT },
  },
  '/app.js': `import { configure, define } from '/widget/index.js'
    globalThis.breaches = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => breaches.push(violatedDirective))
    configure({ apiBase: '/mock/${account}/v1', getToken: () => 'demo' })
    define()`,
})

/** What stands in the panel, as people read it. */
const read = (page: Page) =>
  page.evaluate(() => {
    const drawn = document.querySelector('credit-panel')?.shadowRoot?.querySelector<HTMLElement>('[part=panel]')
    return drawn?.innerText.replaceAll(/\s+/g, ' ') ?? ''
  })

const expectText = (page: Page, pattern: RegExp) => expect.poll(() => read(page), { timeout: 15_000 }).toMatch(pattern)

const selected = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('credit-panel')?.shadowRoot
    return root?.querySelector('[role=tab][aria-selected=true]')?.textContent
  })

test('H14 the panel and its tabs stand under a strict policy, and U7 open by keyboard', async ({
  host,
  open,
  instance,
}) => {
  const { url } = await host(pages(`rollover@${instance}`))
  const page = await open(url)
  await expectText(page, /Available Credits.*638.*of 500.*Breakdown.*Used first/)
  await expectText(page, /Lapsed unused.*50 credits/)
  await page.focus('credit-panel >>> [role=tab]')
  for (const name of ['Plan', 'Costs']) {
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => selected(page)).toBe(name)
  }
  await expectText(page, /Reference check.*5 credits per request.*Coming soon/)
  expect(await page.evaluate(() => String(Reflect.get(globalThis, 'breaches')))).toBe('')
})

test('bar and panel ask once for the same balance, and a purchase in one shows in the other', async ({
  host,
  open,
  instance,
}) => {
  const { url, requests } = await host(
    pages(`top-up-requested@${instance}`, '<credit-balance></credit-balance><credit-panel></credit-panel>'),
  )
  const page = await open(url)
  await expectText(page, /72.*of 500/)
  expect(requests.filter((line) => line.endsWith('/account'))).toHaveLength(1)
  await page.locator('credit-balance >>> ::-p-text(Request Credits)').click()
  await page.locator('credit-balance >>> ::-p-text(Send request)').click()
  await expectText(page, /Withdraw request/)
})
