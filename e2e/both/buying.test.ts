/** Buying over bad networks and on awkward pages, in both browsers. */
import type { Page } from 'puppeteer-core'
import { inTurn, lostAnswer, problem } from '../faults.ts'
import { hostPage } from '../host-page.ts'
import { keysOf, SOON, steer } from '../billing.ts'
import { pressBuy } from './details.ts'
import { expect, test } from './journey.ts'

const HASTY = '{ retry: { baseMs: 20 } }'

/** Waits for words in the details of a bar. A tab that opened meanwhile is in front, and browsers draw nothing behind it. */
async function says(page: Page, text: string): Promise<void> {
  await page.bringToFront()
  const read = () =>
    page.evaluate(
      () => document.querySelector('credit-balance')?.shadowRoot?.querySelector('[part=details]')?.textContent,
    )
  await expect.poll(read, SOON).toContain(text)
}

/** Presses a button of the details by key: it may still move. */
async function press(page: Page, text: string): Promise<void> {
  const focus = () =>
    page.evaluate((wanted) => {
      const all = document.querySelector('credit-balance')?.shadowRoot?.querySelectorAll('[part=details] button') ?? []
      const button = [...all].find(({ textContent }) => textContent?.startsWith(wanted))
      if (button instanceof HTMLElement) button.focus()
      return button !== undefined
    }, text)
  await expect.poll(focus).toBe(true)
  await page.keyboard.press('Enter')
}

test('N24 an order whose answer is lost after it was carried out is found again by its key', async ({
  host,
  open,
  instance,
  browser,
}) => {
  const server = await host(
    { '/': hostPage({ instance: `low@${instance}`, configuration: HASTY }) },
    { faults: { 'POST /top-ups': inTurn(lostAnswer, lostAnswer, 'pass') } },
  )
  const page = await open(server.url)
  await pressBuy(page)
  await says(page, 'Checkout is open in another tab')
  const checkouts = () => browser.targets().filter((target) => target.url().includes('/checkout/'))
  await expect.poll(checkouts, SOON).toHaveLength(1)
  expect(keysOf(server)).toHaveLength(3)
  expect(new Set(keysOf(server)).size).toBe(1)
  expect(await steer(server, `low@${instance}`)).toMatchObject({ topUps: [{ credits: 250 }] })
})

test('N25 an order that still runs is asked for again; a key that stands for another one is told', async ({
  host,
  open,
  instance,
}) => {
  const running = problem(409, { code: 'conflict' })
  const server = await host(
    { '/': hostPage({ instance: `low@${instance}`, configuration: HASTY }) },
    { faults: { 'POST /top-ups': inTurn(running, running, problem(422, { code: 'idempotency-conflict' }), 'pass') } },
  )
  const page = await open(server.url)
  await pressBuy(page)
  await says(page, 'A different order exists')
  expect(keysOf(server)).toHaveLength(3)
  expect(new Set(keysOf(server)).size).toBe(1)
  await press(page, 'Choose again')
  await press(page, '250 credits')
  await says(page, 'Checkout is open in another tab')
  expect(new Set(keysOf(server)).size).toBe(2)
  expect(await steer(server, `low@${instance}`)).toMatchObject({ topUps: [{ credits: 250 }] })
})

test('X8 the checkout is told nothing of the page that opened it, and cannot reach back', async ({
  host,
  open,
  instance,
  browser,
}) => {
  const html = hostPage({ instance: `low@${instance}` })
  const server = await host({ '/jobs': { html, headers: { 'referrer-policy': 'unsafe-url' } } })
  const page = await open(`${server.url}/jobs?session=canary`)
  await pressBuy(page)
  const visit = () => server.seen.find(({ line }) => line.includes('/checkout/'))
  await expect.poll(visit).toBeDefined()
  expect(visit()?.headers.referer).toBeUndefined()
  const target = await browser.waitForTarget((opened) => opened.url().includes('/checkout/'))
  const checkout = await target.page()
  expect(await checkout?.evaluate(() => globalThis.opener === null)).toBe(true)
})
