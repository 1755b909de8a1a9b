/** What servers, and people through them, write: it is shown as text, keeps to its place, and never leads astray. */
import type { Page } from 'puppeteer-core'
import blns from 'big-list-of-naughty-strings' with { type: 'json' }
import { account, answer, problem } from '../faults.ts'
import { hostPage } from '../host-page.ts'
import { SOON, steer } from '../billing.ts'
import { detailsText, openDetails, pressBuy } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</bdi></p><iframe srcdoc="<script>parent.alert(1)</script>">',
  '<svg onload=alert(1)>',
  '"><a href="javascript:alert(1)">x',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202Egnp.exe\u2066\u202D',
  '👩‍👩‍👧‍👦'.repeat(200),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
]

/** Everything that is drawn, by the names of its elements and attributes. */
const readDrawn = (page: Page) =>
  page.evaluate(() => {
    const elements = [...(document.querySelector('credit-balance')?.shadowRoot?.querySelectorAll('*') ?? [])]
    return {
      names: [...new Set(elements.map(({ localName }) => localName))],
      handlers: elements.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
      links: elements.flatMap((element) =>
        element instanceof HTMLAnchorElement && element.hasAttribute('href') ? element.protocol : [],
      ),
    }
  })

async function expectHarmless(page: Page): Promise<void> {
  const { names, handlers, links } = await readDrawn(page)
  expect(names).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(script|img|iframe|object|embed|style|form)$/)]),
  )
  expect(handlers).toEqual([])
  expect(links.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol))).toEqual([])
  expect(await page.evaluate<[], () => unknown>(() => Reflect.get(globalThis, 'ran') ?? null)).toBeNull()
}

const ALARM = 'globalThis.alert = () => { globalThis.ran = true }'

/** Does every text lie within the popover, and in an element of its own direction? */
const findStrays = (page: Page, texts: string[]) =>
  page.evaluate((wanted) => {
    const details = document.querySelector('credit-balance')?.shadowRoot?.querySelector('[part~=details]')
    if (!details) return wanted
    const isolated = [...details.querySelectorAll('bdi')].map(({ textContent }) => textContent)
    return wanted.filter((text) => !isolated.some((one) => one.includes(text)))
  }, texts)

test('D16 naughty strings in every name are text, isolated and cut', async ({ host, open, instance }) => {
  const strings = [...MARKUP, ...blns].filter((text) => text.trim() !== '')
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
  const page = await open(server.url, { script: ALARM })
  await expectBar(page, '368')
  await openDetails(page)
  const size = 60
  for (let from = 0; from < strings.length; from += size) {
    const texts = strings.slice(from, from + size)
    server.faults['GET /account'] = account({
      name: texts[0],
      paused: { reason: texts[1], since: null },
      sharedWith: texts.map((name, index) => ({ id: `acc-${index}`, name })),
    })
    await steer(server, `healthy@${instance}`)
    await page.evaluate(() => document.querySelector('credit-balance')?.refresh())
    await expect.poll(() => findStrays(page, texts), SOON).toEqual([])
    await expectHarmless(page)
  }
})

test('D16 a megabyte is cut to its lines', async ({ host, open, instance }) => {
  const long = 'W'.repeat(500_000)
  const fields = { name: long, paused: { reason: `${long}‮ ${'👩‍👩‍👧‍👦'.repeat(2000)}`, since: null } }
  const { url } = await host(
    { '/': hostPage({ instance: `healthy@${instance}` }) },
    { faults: { 'GET /account': account(fields) } },
  )
  const page = await open(url)
  await expectBar(page, '368')
  await openDetails(page)
  await expect.poll(() => detailsText(page), SOON).toContain('WWW')
  const box = await page.evaluate(() => {
    const details = document.querySelector('credit-balance')?.shadowRoot?.querySelector('[part~=details]')
    return { width: details?.clientWidth ?? 0, scrolls: details?.scrollWidth ?? 0, height: details?.scrollHeight ?? 0 }
  })
  expect(box.scrolls).toBe(box.width)
  expect(box.height).toBeLessThan(600)
})

test('D18 HTML in a refusal is text', async ({ host, open, instance }) => {
  const [html = '', script = '', frame = ''] = MARKUP
  const refusal = problem(403, {
    title: html,
    detail: script,
    code: 'permission-required',
    missing: [{ right: 'x', permission: html, where: script, url: 'javascript:alert(1)' }],
    contacts: [
      { name: frame, email: '"><script>alert(1)</script>@x', url: null },
      { name: 'Amara', url: 'data:text/html,<script>alert(1)</script>' },
    ],
  })
  const { url } = await host(
    { '/': hostPage({ instance: `healthy@${instance}` }) },
    { faults: { 'GET /account': refusal } },
  )
  const page = await open(url, { script: ALARM })
  await expectBar(page, /^— No access to credits$/)
  await openDetails(page)
  await expect.poll(() => findStrays(page, [html, script, frame, 'Amara']), SOON).toEqual([])
  await expectHarmless(page)
})

/** Everything on the page that could be followed or copied. */
const readAddresses = (page: Page) =>
  page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
    const found = roots.flatMap((root) => [...root.querySelectorAll('a, area, input')])
    return found.flatMap((one) => (one instanceof HTMLInputElement ? one.value : (one.getAttribute('href') ?? [])))
  })

const UNTRUSTED = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://pay.example/x',
  'https://user:secret@pay.example/x',
  'https://elsewhere.example/x',
  '//elsewhere.example/x',
]

/** The page of a host that trusts one seller, who leads to this address. */
const shop = (instance: string, checkoutUrl: string) => {
  const order = {
    id: 'topup-1',
    kind: 'checkout',
    status: 'action-required',
    credits: 250,
    mine: true,
    checkoutUrl,
    createdAt: '2027-03-01T12:00:00Z',
    updatedAt: '2027-03-01T12:00:00Z',
  }
  const configuration = '{ checkoutOrigins: ["https://pay.example"] }'
  return [
    { '/': hostPage({ instance: `low@${instance}`, configuration }) },
    { faults: { 'POST /top-ups': answer(201, order) } },
  ] as const
}

/** What the details say of a checkout that leads astray. */
const NOT_OPENED = /The checkout is not opened|Unreadable answer/

test.for(UNTRUSTED)('D17 a checkout at %s is not opened', async (address, { host, open, instance, browser }) => {
  const page = await open((await host(...shop(instance, address))).url, { script: ALARM })
  const before = browser.targets().length
  await pressBuy(page)
  await expect.poll(() => detailsText(page), SOON).toMatch(NOT_OPENED)
  await expect.poll(() => browser.targets().length, SOON).toBe(before)
  expect(browser.targets().filter((target) => /elsewhere|pay\./.test(target.url()))).toEqual([])
  await expectHarmless(page)
})

test('D17 where the browser opens no tab, only a trusted checkout becomes a link', async ({ host, open, instance }) => {
  const trusted = 'https://pay.example/x'
  for (const address of [trusted, ...UNTRUSTED]) {
    const page = await open((await host(...shop(instance, address))).url, { script: `${ALARM}; open = () => null` })
    await pressBuy(page)
    const isTrusted = address === trusted
    await expect.poll(() => detailsText(page), SOON).toMatch(isTrusted ? /did not open/ : NOT_OPENED)
    const astray = (await readAddresses(page)).filter((found) => /pay\.|elsewhere|^(javascript|data):/i.test(found))
    expect(new Set(astray)).toEqual(new Set(isTrusted ? [trusted] : []))
    await expectHarmless(page)
    await page.close()
  }
})
