/** The main job, over the demo ATS as `npm start` serves it. */
import { expect, test } from './fixtures.ts'
import type { Page } from '@playwright/test'

const balance = (page: Page) => page.getByRole('banner').getByRole('button', { name: /show details/ })
const buy = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Buy Credits' })
const details = (page: Page) => page.getByRole('dialog', { name: /credit/i })

test('a reference request takes 5 credits within a second, in every open tab', async ({ openDemo, context }) => {
  const page = await openDemo()
  const other = await openDemo('healthy', { page: await context.newPage() })
  await expect(balance(page)).toContainText('368')
  await expect(balance(other)).toContainText('368')
  await page.getByRole('link', { name: 'Inês Carvalho' }).click()
  await page.getByRole('button', { name: 'Request references' }).click()
  await expect(balance(page)).toContainText('363', { timeout: 1000 })
  await expect(balance(other)).toContainText('363', { timeout: 1000 })
})

test('an action elsewhere shows without reload', async ({ openDemo, page, control }) => {
  await openDemo()
  await expect(balance(page)).toContainText('368')
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  await control('healthy', { do: 'debit', credits: 8 })
  await expect(balance(page)).toContainText('360', { timeout: 1000 })
})

test('several tabs keep one live stream', async ({ openDemo, page, context, control }) => {
  await openDemo()
  await openDemo('healthy', { page: await context.newPage() })
  await openDemo('healthy', { page: await context.newPage() })
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  await expect(balance(page)).toContainText('368')
})

test('a purchase: checkout in a new tab, pay, come back to the new balance', async ({
  openDemo,
  page,
  context,
  control,
}) => {
  await openDemo('low')
  await expect(balance(page)).toContainText('86')
  const opening = context.waitForEvent('page')
  await buy(page).click()
  const checkout = await opening
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await expect(checkout.getByRole('heading', { name: 'Payment received' })).toBeVisible()
  expect(await checkout.evaluate(() => window.opener === null)).toBe(true)
  await checkout.getByRole('link', { name: /Return to/ }).click()
  await expect(balance(checkout)).toContainText('336')
  await expect(balance(page)).toContainText('336')
  expect((await control('low')).topUps).toEqual([expect.objectContaining({ status: 'credited', credits: 250 })])
})

test('C6 a double click buys once', async ({ openDemo, page, context, control }) => {
  await openDemo('low')
  await expect(balance(page)).toContainText('86')
  const tabs: Page[] = []
  context.on('page', (tab) => tabs.push(tab))
  await buy(page).dblclick()
  await expect.poll(async () => (await control('low')).topUps.length).toBe(1)
  await expect(details(page)).toContainText('Checkout is open in another tab')
  expect((await control('low')).topUps).toHaveLength(1)
  // Not even a blank one that closes again.
  expect(tabs).toHaveLength(1)
})

test('a checkout that nobody pays leaves no credits and says so', async ({ openDemo, page, context }) => {
  await openDemo('low')
  const opening = context.waitForEvent('page')
  await buy(page).click()
  const checkout = await opening
  await checkout.getByRole('button', { name: 'Cancel' }).click()
  await page.bringToFront()
  await expect(details(page)).toContainText('Checkout canceled')
  await expect(balance(page)).toContainText('86')
})

test('a payment that takes longer than usual says not to pay again, and is credited in the end', async ({
  openDemo,
  page,
  context,
  control,
}) => {
  await control('low', { do: 'set', settlement: 'hold' })
  await page.clock.install()
  await openDemo('low')
  const opening = context.waitForEvent('page')
  await buy(page).click()
  const checkout = await opening
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await page.bringToFront()
  await expect(details(page)).toContainText('Payment received')
  await page.clock.fastForward('03:00')
  await expect(details(page)).toContainText('Do not pay again')
  await control('low', { do: 'settle' })
  await expect(balance(page)).toContainText('336')
  await expect(details(page)).toContainText('250 credits added')
})

test('who may not buy can ask, with a ready message', async ({ openDemo, page, control }) => {
  await openDemo('healthy', { query: '&viewer=jonas' })
  await page.getByRole('banner').getByRole('button', { name: 'Request Credits' }).click()
  await expect(details(page).getByRole('textbox', { name: 'Message' })).not.toBeEmpty()
  await details(page).getByRole('button', { name: 'Send request' }).click()
  await expect(details(page)).toContainText('Request sent')
  expect((await control('healthy')).topUps).toEqual([expect.objectContaining({ kind: 'request', status: 'requested' })])
})
