/** Buying in the popup: money moves once, whatever the network and the browser do, and the credits are told of once. */
import type { Page } from '@playwright/test'
import { keysOf } from './billing.ts'
import { brokenAnswer, inTurn, problem, rewritten } from './faults.ts'
import { expect, test, type Extension } from './extension-fixtures.ts'
import { ANSWER_NOISE, notified, number, opening, press } from './extension/pages.ts'

const PACK = /^100 credits/

async function openOffer(extension: Extension): Promise<Page> {
  const popup = await extension.open('popup')
  await press(popup, 'Buy Credits')
  return popup
}

test('choose, pay, credited: in the popup, on the button, told once, and one order in the books', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const popup = await openOffer(extension)
  const checkout = await opening(extension, () => press(popup, PACK))
  await expect(popup.getByText('Checkout is open in another tab')).toBeVisible()
  expect(await checkout.evaluate(() => globalThis.opener === null)).toBe(true)
  await press(checkout, /^Pay/)
  await popup.bringToFront()
  await expect(popup.getByText('100 credits added')).toBeVisible({ timeout: 15_000 })
  await expect(number(popup, '468')).toBeVisible()
  await expect.poll(async () => (await extension.badge()).text).toBe('468')
  await expect.poll(() => notified(extension)).toEqual(['top-up'])
  await press(popup, 'Done')
  await expect(popup.getByText('100 credits added')).toBeHidden()
  expect((await billing.steer()).topUps).toMatchObject([{ status: 'credited', credits: 100, viewerId: 'amara' }])
  await expect.poll(() => notified(extension)).toEqual(['top-up'])
})

test('who closes the popup after paying is told by the background', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  const popup = await openOffer(extension)
  const checkout = await opening(extension, () => press(popup, PACK))
  await expect(popup.getByText('Checkout is open in another tab')).toBeVisible()
  await popup.close()
  await press(checkout, /^Pay/)
  await billing.steer({ do: 'skip', ms: 5000 })
  await extension.stopWorker()
  await extension.ring(id)
  await expect.poll(async () => (await extension.badge()).text).toBe('468')
  await expect.poll(() => notified(extension)).toEqual(['top-up'])
})

test('C6 two clicks are one order', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const popup = await openOffer(extension)
  await opening(extension, () => popup.getByRole('button', { name: PACK }).dblclick())
  await expect(popup.getByText('Checkout is open in another tab')).toBeVisible()
  expect(new Set(keysOf(billing.host)).size).toBe(1)
  expect((await billing.steer()).topUps).toHaveLength(1)
})

test('N24 the answer is lost after the server took the order: the same key finds it, and it exists once', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  billing.host.faults['POST /top-ups'] = inTurn(brokenAnswer, brokenAnswer, 'pass')
  const popup = await openOffer(extension)
  const checkout = await opening(extension, () => press(popup, PACK))
  await expect(checkout.getByRole('button', { name: /^Pay/ })).toBeVisible()
  expect(keysOf(billing.host)).toHaveLength(3)
  expect(new Set(keysOf(billing.host)).size).toBe(1)
  expect((await billing.steer()).topUps).toHaveLength(1)
})

test('L1 N24 the worker is stopped while it orders: the order goes on with the same key, and exists once', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  let isTaken = false
  // The server takes the order and its answer never comes.
  billing.host.faults['POST /top-ups'] = inTurn((call) => {
    isTaken = true
    rewritten(() => '')({ ...call, response: Object.assign(call.response, { end: () => call.response }) })
  }, 'pass')
  const popup = await openOffer(extension)
  await press(popup, PACK)
  await expect(popup.getByText('Preparing the checkout')).toBeVisible()
  await expect.poll(() => isTaken).toBe(true)
  await extension.stopWorker()
  const checkout = await extension.context().waitForEvent('page')
  await expect(checkout.getByRole('button', { name: /^Pay/ })).toBeVisible()
  expect(new Set(keysOf(billing.host)).size).toBe(1)
  expect((await billing.steer()).topUps).toHaveLength(1)
})

test('a price that changed orders nothing, and the choice begins anew', async ({
  extension,
  billing,
  expectedConsole,
}) => {
  expectedConsole.push(ANSWER_NOISE)
  await extension.connect(billing.apiBase)
  billing.host.faults['POST /top-ups'] = inTurn(problem(409, { code: 'price-changed' }), 'pass')
  const popup = await openOffer(extension)
  await press(popup, PACK)
  await expect(popup.getByText('The price has changed')).toBeVisible()
  expect((await billing.steer()).topUps).toEqual([])
  await press(popup, 'Choose again')
  await opening(extension, () => press(popup, PACK))
  expect(new Set(keysOf(billing.host)).size).toBe(2)
  expect((await billing.steer()).topUps).toHaveLength(1)
})

test('a service that is down: the order is given up in words, and trying again stays one order', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  billing.host.faults['POST /top-ups'] = problem(503, {}, { 'retry-after': '120' })
  const popup = await openOffer(extension)
  await press(popup, PACK)
  await expect(popup.getByText('Service unavailable')).toBeVisible()
  await expect(popup.getByText('Trying again is safe: it stays one order.')).toBeVisible()
  delete billing.host.faults['POST /top-ups']
  await opening(extension, () => press(popup, 'Try again'))
  expect(new Set(keysOf(billing.host)).size).toBe(1)
  expect((await billing.steer()).topUps).toHaveLength(1)
})

for (const address of ['javascript:alert(1)', 'data:text/html,x', 'http://checkout.example/pay'])
  test(`D17 a checkout at ${address.split(':')[0]}: is not opened`, async ({ extension, billing }) => {
    await extension.connect(billing.apiBase)
    const elsewhere = rewritten((text) => text.replaceAll(/"checkoutUrl":"[^"]*"/g, `"checkoutUrl":"${address}"`))
    // Whoever asks how it stands, and it is soon asked for, hears the same.
    for (const call of ['POST /top-ups', 'GET /top-up-1', 'GET /account']) billing.host.faults[call] = elsewhere
    const popup = await openOffer(extension)
    const before = extension.context().pages().length
    await press(popup, PACK)
    await expect(popup.getByText('The checkout is not opened')).toBeVisible()
    expect(extension.context().pages()).toHaveLength(before)
    await expect(popup.locator(`a[href^="${address}"]`)).toHaveCount(0)
  })

test.describe('a request', () => {
  test.use({ scenario: 'top-up-declined' })

  test('goes out with a message, is declined with a reason, and raises an alert', async ({ extension, billing }) => {
    const id = await extension.connect(billing.apiBase)
    const popup = await extension.open('popup')
    await press(popup, 'Request Credits')
    await popup.getByRole('textbox', { name: 'Message' }).fill('For the spring campaign')
    await press(popup, 'Send request')
    await expect(popup.getByText('Request sent')).toBeVisible()
    await billing.steer({ do: 'skip', ms: 5000 })
    await extension.ring(id)
    await expect(popup.getByText('Request declined')).toBeVisible({ timeout: 15_000 })
    await expect.poll(async () => (await notified(extension)).filter((kind) => kind === 'top-up')).toHaveLength(1)
    expect((await billing.steer()).topUps).toMatchObject([{ kind: 'request', status: 'declined' }])
  })
})

test.describe('a payment that fails', () => {
  test.use({ scenario: 'checkout-failed' })

  test('is told of in the popup and by one alert, and no credits come', async ({ extension, billing }) => {
    await extension.connect(billing.apiBase)
    const popup = await openOffer(extension)
    const checkout = await opening(extension, () => press(popup, PACK))
    await press(checkout, /^Pay/)
    await popup.bringToFront()
    await expect(popup.getByText('Payment failed')).toBeVisible({ timeout: 15_000 })
    await expect.poll(async () => (await notified(extension)).filter((kind) => kind === 'top-up')).toHaveLength(1)
  })
})

test.describe('billing details that are missing', () => {
  test.use({ scenario: 'billing-details-missing' })

  test('lead to where they are completed, and then one can buy', async ({ extension, billing }) => {
    await extension.connect(billing.apiBase)
    const popup = await openOffer(extension)
    await expect(popup.getByText('Billing details are missing')).toBeVisible()
    const portal = await opening(extension, () => popup.getByRole('link', { name: 'Complete billing details' }).click())
    await press(portal, 'Save billing details')
    await popup.bringToFront()
    await expect(popup.getByRole('button', { name: PACK })).toBeVisible()
  })
})

test.describe('who may not buy', () => {
  test.use({ scenario: 'no-buy-permission' })

  test('is told which right is missing, and who can help', async ({ extension, billing }) => {
    await extension.connect(billing.apiBase)
    const popup = await openOffer(extension)
    await expect(popup.getByText('You cannot buy credits')).toBeVisible()
    await expect(popup.getByText(/^You need the right “Billing: manage”/)).toBeVisible()
    await expect(popup.getByText('Who can help')).toBeVisible()
  })
})

test.describe('a standing page', () => {
  test.use({ scenario: 'overdrawn' })

  test('is where Buy leads', async ({ extension, billing }) => {
    await extension.connect(billing.apiBase)
    const popup = await extension.open('popup')
    const portal = await opening(extension, () => popup.getByRole('link', { name: 'Buy Credits' }).click())
    await expect(portal).toHaveURL(/\/portal$/)
    await expect(number(popup, '−12')).toBeVisible()
  })
})
