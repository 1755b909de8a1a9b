/** Who may say that something was bought, and where a click on Buy Credits may lead: the server, and nowhere else. */
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { keysOf, steer } from './billing.ts'
import { balance, bar, buy, choose, details, opening, shopPage, TAKES_THE_POP_UP } from './buying.ts'
import { heldBack, rewritten } from './faults.ts'
import { expect, test } from './fixtures.ts'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** What a stranger, or a script of the page, might hope to be believed. */
const FORGERIES = `[
  { kind: 'credited' },
  { kind: 'update', topUp: { id: 'top-up-1', status: 'credited', credits: 250 } },
  { type: 'purchase-complete', credits: 250 },
  'purchase complete',
]`

/** Runs before a page: notes every text of the element's details in `said`. */
const NOTE_DETAILS = `{
  globalThis.said = []
  new MutationObserver(() => {
    const root = document.querySelector('credit-balance')?.shadowRoot
    if (!root || globalThis.isNoting) return
    globalThis.isNoting = true
    new MutationObserver(() => said.push(root.querySelector('[part=details]')?.textContent ?? ''))
      .observe(root, { subtree: true, childList: true, characterData: true })
  }).observe(document, { subtree: true, childList: true })
}`

const Kept = v.looseObject({ json: v.looseObject({ openTopUps: v.array(v.unknown()) }) })

/** By which names the pages of a host tell each other of the account, and keep it; and what is kept. */
async function findShared(page: Page) {
  const found = await page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query()
    const lock = held.find(({ name }) => name?.endsWith(':lead'))?.name ?? ''
    // What else is kept for this account has a longer name.
    const [key = ''] = Object.keys(localStorage)
      .filter((name) => name.startsWith('credit-gauge:'))
      .toSorted((a, b) => a.length - b.length)
    return { channel: lock.slice(0, -':lead'.length), key, text: localStorage.getItem(key) ?? '' }
  })
  return { channel: found.channel, key: found.key, json: v.parse(Kept, JSON.parse(found.text)).json }
}

/** As another page of the host: an answer about the account, and news of the top-up, more often than anybody reads. */
function forge({ channel: name, key, json }: { channel: string; key: string; json: object }): void {
  const channel = new BroadcastChannel(name)
  const answer = { json, fetchedAt: Date.now() }
  const hint = { kind: 'top-up.changed', id: 'top-up-1', status: 'credited' }
  // oxlint-disable unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage({ kind: 'answer', answer })
  for (let hints = 0; hints < 50; hints += 1) channel.postMessage({ kind: 'hint', hint })
  // oxlint-enable unicorn/require-post-message-target-origin
  channel.close()
  localStorage.setItem(key, JSON.stringify(answer))
}

test('X7 a forged "purchase complete" is not believed: at most the server is asked again', async ({
  page,
  host,
  instance,
}) => {
  const stranger = await host(
    { '/': `<script>for (const forged of ${FORGERIES}) parent.postMessage(forged, '*')</script>` },
    { withApi: false },
  )
  const server = await host(
    { '/': shopPage({ instance: `low@${instance}` }), '/forger': '<title>Another page of the host</title>' },
    // Long enough for all that is forged in one go to come while the server is being asked.
    { faults: { 'GET /top-ups/top-up-1': (call) => heldBack(pause(400))(call) } },
  )
  await page.addInitScript(NOTE_DETAILS)
  await page.goto(server.url)
  await opening(page, () => buy(page).click())
  await expect(details(page)).toContainText('Checkout is open in another tab')
  const looks = () => server.requests.filter((line) => line.endsWith('/top-ups/top-up-1')).length
  const forger = await page.context().newPage()
  await forger.goto(`${server.url}/forger`)
  await page.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src })
    document.body.append(frame)
    return new Promise((resolve) => frame.addEventListener('load', resolve))
  }, stranger.url)
  await page.evaluate(`for (const forged of ${FORGERIES}) dispatchEvent(new MessageEvent('message', { data: forged }))`)
  const { json, ...shared } = await findShared(forger)
  const order = { id: 'top-up-1', kind: 'checkout', credits: 250, mine: true, status: 'credited' }
  const times = { createdAt: '2099-01-01T00:00:00Z', updatedAt: '2099-01-01T00:00:00Z' }
  expect(json.openTopUps).toMatchObject([{ id: order.id }])
  for (const [name, openTopUps] of [
    ['Forged to be gone', []],
    ['Forged to be credited', [{ ...order, ...times }]],
  ] as const) {
    const [before, began] = [looks(), performance.now()]
    await forger.evaluate(forge, { ...shared, json: { ...json, name, openTopUps } })
    // The forgery has arrived, and whatever was going to be believed has been by the second look after it.
    await expect(details(page)).toContainText(name)
    await expect.poll(looks).toBeGreaterThan(before + 1)
    await expect(details(page)).toContainText('Checkout is open in another tab')
    // One look at a time, and one more for all that came meanwhile; every two seconds there is one in any case.
    expect(looks() - before).toBeLessThanOrEqual(3 + (performance.now() - began) / 2000)
  }
  await expect(balance(page)).toContainText('86')
  const said = () => page.evaluate<string[]>('said')
  expect((await said()).join()).not.toContain('added')
  await steer(server, `low@${instance}`, { do: 'settle' })
  await expect(details(page)).toContainText('250 credits added')
  expect((await said()).join()).toContain('250 credits added')
  expect(keysOf(server)).toHaveLength(1)
})

for (const [what, before] of [
  ['in the tab of the click', ''],
  ['by the link', TAKES_THE_POP_UP],
] as const)
  test(`X8 the checkout cannot reach back, nor learn which page it was: ${what}`, async ({ page, host, instance }) => {
    const html = shopPage({ instance: `low@${instance}`, before })
    const { url, seen } = await host({ '/jobs/17': { html, headers: { 'referrer-policy': 'unsafe-url' } } })
    await page.goto(`${url}/jobs/17?session=canary`)
    if (before) await buy(page).click()
    const wanted = before ? details(page).getByRole('link', { name: 'Open checkout' }) : buy(page)
    const checkout = await opening(page, () => wanted.click())
    await checkout.waitForURL(/checkout/)
    expect(await checkout.evaluate(() => window.opener === null)).toBe(true)
    expect(await checkout.evaluate(() => document.referrer)).toBe('')
    const visit = seen.find(({ line }) => line.includes('/checkout/'))
    expect(visit?.headers.referer).toBeUndefined()
  })

test('X10 the way back from a checkout leads to the page of the click, whatever that page says its base is', async ({
  page,
  host,
  instance,
}) => {
  const { url } = await host({ '/jobs': shopPage({ instance: `low@${instance}` }) })
  await page.goto(`${url}/jobs?tab=2#access_token=canary`)
  await expect(buy(page)).toBeVisible()
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' }))
  })
  const sending = page.waitForRequest((request) => request.method() === 'POST')
  await opening(page, () => buy(page).click())
  expect((await sending).postDataJSON()).toMatchObject({ returnUrl: `${url}/jobs?tab=2` })
})

test('X12 a click that was lured to Buy pays nothing: that takes a second page', async ({ page, host, instance }) => {
  const after = `<style>credit-balance { position: absolute; top: 0; left: 0; opacity: 0.01 }</style>
    <button id="lure" style="position: absolute; top: 60px; left: 0">Win a prize</button>`
  const { url } = await host({ '/': shopPage({ instance: `low@${instance}`, after }) })
  await page.goto(url)
  const box = await buy(page).boundingBox()
  const checkout = await opening(page, () => page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5))
  await expect(checkout.getByRole('button', { name: /^Pay/ })).toBeVisible()
  await page.mouse.dblclick((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
  expect(await steer({ url }, `low@${instance}`)).toMatchObject({
    available: 86,
    topUps: [{ status: 'action-required' }],
  })
})

test.describe('D17 a checkout at an address that is not to be trusted', () => {
  const CASES = [
    { address: 'javascript:document.title="owned"//', origins: undefined },
    { address: 'data:text/html,<script>document.title="owned"</script>', origins: undefined },
    { address: 'http://pay.example/c/1', origins: undefined },
    { address: 'https://user:secret@pay.example/c/1', origins: undefined },
    { address: 'https://evil.example/c/1', origins: ['https://pay.example'] },
  ]
  for (const { address, origins } of CASES)
    test(`is not opened, and says so: ${address}`, async ({ page, host, instance }) => {
      const configuration = JSON.stringify({ checkoutOrigins: origins })
      const forged = rewritten((text) => text.replaceAll(/"checkoutUrl":"[^"]*"/g, () => toMember(address)))
      const { url } = await host(
        { '/': shopPage({ instance: `low@${instance}`, configuration }) },
        { faults: { 'POST /top-ups': forged, 'GET /account': forged, 'GET /top-ups/top-up-1': forged } },
      )
      const visited: string[] = []
      page.context().on('request', (request) => visited.push(request.url()))
      await page.goto(url)
      const tab = await opening(page, () => buy(page).click())
      if (!tab.isClosed()) await tab.waitForEvent('close')
      await expect(details(page)).toContainText('The checkout is not opened')
      await expect(details(page)).toContainText('Nothing was paid. Tell support.')
      await expect(details(page)).toContainText('Who can help: Larkfield support')
      expect(await addresses(page)).not.toContain(address)
      await choose(page, 'Cancel checkout')
      await expect(details(page)).toContainText('Checkout canceled')
      expect((await steer({ url }, `low@${instance}`)).topUps).toMatchObject([{ status: 'canceled' }])
      expect(visited.filter((visit) => !visit.startsWith(url))).toEqual([])
      await expect(page).toHaveTitle('Host')
    })
})

test('U7 a purchase by keys alone: choose, call it off, close, and the focus is back', async ({
  page,
  host,
  instance,
}) => {
  const { url } = await host({ '/': shopPage({ instance: `healthy@${instance}` }) })
  await page.goto(url)
  await expect(buy(page)).toBeVisible()
  await tabTo(page, 'Buy Credits')
  expect(await focusRing(page)).toBe('solid 2px')
  await page.keyboard.press('Enter')
  await expect(details(page)).toContainText('Choose how many')
  await tabTo(page, /^250 credits/)
  await opening(page, () => page.keyboard.press('Enter'))
  await page.bringToFront()
  await expect(details(page)).toContainText('Checkout is open in another tab')
  await expect.poll(() => isFocusInDetails(page)).toBe(true)
  await tabTo(page, 'Cancel checkout')
  expect(await focusRing(page)).toBe('solid 2px')
  await page.keyboard.press('Enter')
  await expect(details(page)).toContainText('Checkout canceled')
  expect(await isFocusInDetails(page)).toBe(true)
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
  await expect(balance(page)).toBeFocused()
  expect((await steer({ url }, `healthy@${instance}`)).topUps).toMatchObject([{ status: 'canceled' }])
})

function toMember(address: string): string {
  return `"checkoutUrl":${JSON.stringify(address)}`
}

/** Everything on screen that could be followed or copied. */
function addresses(page: Page): Promise<string[]> {
  return bar(page).evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll('a, input') ?? [])].map(
      (one) => one.getAttribute('href') ?? (one instanceof HTMLInputElement ? one.value : ''),
    ),
  )
}

function isFocusInDetails(page: Page): Promise<boolean> {
  return bar(page).evaluate((element) => element.shadowRoot?.activeElement?.closest('[part=details]') !== null)
}

/** What marks the element that has the focus. */
function focusRing(page: Page): Promise<string> {
  return bar(page).evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element.shadowRoot?.activeElement ?? element)
    return `${outlineStyle} ${outlineWidth}`
  })
}

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = bar(page).getByRole('button', { name })
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((button) => button.getRootNode() instanceof ShadowRoot && button.matches(':focus')))
      return
  }
  throw new Error(`The keyboard does not reach ${name}.`)
}
