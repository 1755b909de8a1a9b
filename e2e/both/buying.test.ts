/** Buying over bad networks and on awkward pages, in both browsers. */
import type { Frame, Page } from 'puppeteer-core'
import { inTurn, lostAnswer, problem } from '../faults.ts'
import type { Host } from '../host.ts'
import { hostPage } from '../host-page.ts'
import { steer } from './billing.ts'
import { expect, test } from './journey.ts'

const HASTY = '{ retry: { baseMs: 20 } }'

/** Waits for words in the details of a bar. A tab that opened meanwhile is in front, and browsers draw nothing behind it. */
async function says(page: Page | Frame, text: string): Promise<void> {
  if ('bringToFront' in page) await page.bringToFront()
  const read = () =>
    page.evaluate(
      () => document.querySelector('credit-balance')?.shadowRoot?.querySelector('[part=details]')?.textContent,
    )
  await expect.poll(read, { timeout: 10_000 }).toContain(text)
}

/** Presses Buy Credits once it stands there. */
async function buy(page: Page | Frame): Promise<void> {
  const button = await page.waitForSelector('credit-balance >>> [part=buy]:not(.cg-reserved, [hidden])')
  await button?.click()
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

const keysOf = ({ seen }: Host) =>
  seen
    .filter(({ line }) => line.startsWith('POST') && line.endsWith('/top-ups'))
    .map(({ headers }) => headers['idempotency-key'])

test('N24 an order whose answer is lost after it was carried out is found again by its key', async ({
  host,
  open,
  instance,
}) => {
  const server = await host(
    { '/': hostPage({ instance: `low@${instance}`, configuration: HASTY }) },
    { faults: { 'POST /top-ups': inTurn(lostAnswer, lostAnswer, 'pass') } },
  )
  const page = await open(server.url)
  await buy(page)
  await says(page, 'Checkout is open in another tab')
  expect(new Set(keysOf(server)).size).toBe(1)
  expect(await steer(server, `low@${instance}`, { do: 'set' })).toMatchObject({ topUps: [{ credits: 250 }] })
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
  await buy(page)
  await says(page, 'A different order exists')
  expect(keysOf(server)).toHaveLength(3)
  expect(new Set(keysOf(server)).size).toBe(1)
  await press(page, 'Choose again')
  await press(page, '250 credits')
  await says(page, 'Checkout is open in another tab')
  expect(new Set(keysOf(server)).size).toBe(2)
  expect(await steer(server, `low@${instance}`, { do: 'set' })).toMatchObject({ topUps: [{ credits: 250 }] })
})

test('H17 in a sandbox without storage and pop-ups Buy leaves a link and its address to copy', async ({
  host,
  open,
  instance,
  expectedConsole,
}) => {
  expectedConsole.push(/sandbox|permissions policy|Clipboard/i)
  const server = await host(
    {
      '/': '<!doctype html><iframe sandbox="allow-scripts allow-forms" src="/inside" width="600" height="500"></iframe>',
      '/inside': hostPage({ instance: `low@${instance}` }),
    },
    { fileHeaders: { 'access-control-allow-origin': '*' } },
  )
  const page = await open(server.url)
  const frame = await page.waitForFrame((one) => one.parentFrame() !== null)
  await buy(frame)
  await says(frame, 'The checkout tab did not open')
  const address = await frame.waitForSelector('credit-balance >>> input[readonly]')
  expect(await address?.evaluate((field) => field instanceof HTMLInputElement && field.value)).toMatch(
    /\/checkout\/top-up-1$/,
  )
  expect(await steer(server, `low@${instance}`, { do: 'set' })).toMatchObject({ topUps: [{ credits: 250 }] })
})

test('H20 where the host stops every click, Buy still leads to the standing page: it is a real link', async ({
  host,
  open,
  instance,
}) => {
  const before = `<script>addEventListener('click', (event) => event.stopImmediatePropagation(), true)</script>`
  const server = await host({ '/': hostPage({ instance: `overdrawn@${instance}`, before }) })
  const page = await open(server.url)
  await buy(page)
  await expect.poll(() => server.requests).toContain(`GET /mock/overdrawn@${instance}/portal`)
})

test('X8 the checkout is told nothing of the page that opened it', async ({ host, open, instance }) => {
  const html = hostPage({ instance: `low@${instance}` })
  const server = await host({ '/jobs': { html, headers: { 'referrer-policy': 'unsafe-url' } } })
  const page = await open(`${server.url}/jobs?session=canary`)
  await buy(page)
  const visit = () => server.seen.find(({ line }) => line.includes('/checkout/'))
  await expect.poll(visit).toBeDefined()
  expect(visit()?.headers.referer).toBeUndefined()
})
