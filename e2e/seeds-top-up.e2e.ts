/** Running low, running out, and the ways to more credits, with all that can stand in them. */
import type { Page } from '@playwright/test'
import { balance, gate, openCandidate, openCreditsTab, opening, openSettings, panel } from './ats.ts'
import { expect, test } from './fixtures.ts'

const available = (page: Page) => panel(page).getByRole('region', { name: 'Available Credits' })
const buy = (page: Page) => available(page).getByRole('button', { name: 'Buy Credits' })
const pack = (page: Page, credits: number) => available(page).getByRole('button', { name: new RegExp(`^${credits}`) })

test('low is told by a word and a shape on every page, before anything fails', async ({ openDemo, page, control }) => {
  await openDemo()
  await expect(balance(page)).toContainText('368')
  await expect(balance(page)).not.toContainText('Low')
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  await control('healthy', { do: 'set', balance: 125 })
  for (const place of ['#/jobs', '#/candidates/ines-carvalho', '#/settings/billing']) {
    await page.evaluate((to) => (location.hash = to), place)
    await expect(balance(page)).toHaveText(/125.*Low/)
    await expect(balance(page).locator('svg').first()).toBeVisible()
  }
  await expect(available(page)).toContainText('Low')
})

test('credits are bought in the credits tab, and the paused action runs again', async ({
  openDemo,
  page,
  context,
  control,
}) => {
  await openDemo('empty')
  await openCandidate(page, 'Inês Carvalho')
  await expect(gate(page, 'Request references')).toContainText(/Paused|out of credits/i)
  const other = await openDemo('empty', { page: await context.newPage(), query: '#/settings/billing' })
  await expect(available(other)).toContainText('Out of credits')
  await buy(other).click()
  await expect(pack(other, 250)).toContainText('$125')
  const checkout = await opening(other, () => pack(other, 250).click())
  await checkout.getByRole('button', { name: 'Pay $125.00' }).click()
  await expect(checkout.getByRole('heading', { name: 'Payment received' })).toBeVisible()
  await expect(available(other)).toContainText('250 credits added')
  await expect(balance(other)).toContainText('250')
  expect((await control('empty')).topUps).toEqual([expect.objectContaining({ status: 'credited', credits: 250 })])
  await page.bringToFront()
  await expect(gate(page, 'Request references')).toContainText('5 credits · 245 left after')
  await page.getByRole('button', { name: 'Request references' }).click()
  await expect(balance(page)).toContainText('245')
})

test('who may not buy sends a ready request to the person who decides', async ({ openDemo, page, control }) => {
  await openDemo('healthy', { query: '&viewer=jonas' })
  await control('healthy', { do: 'set', balance: 3 })
  await openCandidate(page, 'Inês Carvalho')
  await expect(gate(page, 'Request references')).toContainText('Needs 5, you have 3')
  await gate(page, 'Request references').getByRole('button', { name: 'Request Credits' }).click()
  const message = gate(page, 'Request references').getByRole('textbox', { name: 'Message' })
  await expect(message).toHaveValue(/Reference check/)
  await message.fill('Inês waits for her references. Please add credits today.')
  await gate(page, 'Request references').getByRole('button', { name: 'Send request' }).click()
  await expect(gate(page, 'Request references')).toContainText('Request sent')
  expect((await control('healthy')).topUps).toEqual([expect.objectContaining({ kind: 'request', status: 'requested' })])
})

test('a request says how it stands, until it is credited', async ({ openDemo, page, control }) => {
  await openDemo('top-up-requested')
  await openCreditsTab(page)
  await expect(available(page)).toContainText(/250 credits/)
  await expect(available(page)).toContainText(/[Rr]equest/)
  await expect(available(page)).toContainText('Amara Okafor')
  await expect.poll(async () => (await control('top-up-requested')).streams).toBe(1)
  await control('top-up-requested', { do: 'settle' })
  await expect(balance(page)).toContainText('322')
})

test('a blocked pop-up leaves a link to the checkout', async ({ openDemo, page, control }) => {
  await openDemo('low', { query: '#/settings/billing' })
  await expect(buy(page)).toBeVisible()
  // One click may open one tab: the page itself takes it.
  await page.evaluate(() => addEventListener('click', () => open('about:blank', 'own'), { capture: true, once: true }))
  await buy(page).click()
  const link = panel(page).getByRole('link', { name: /checkout/i })
  await expect(link).toBeVisible()
  await page.bringToFront()
  const checkout = await opening(page, () => link.click())
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await page.bringToFront()
  await expect(balance(page)).toContainText('336')
  expect((await control('low')).topUps).toHaveLength(1)
})

test('missing billing details are named, with the way to complete them', async ({ openDemo, page }) => {
  await openDemo('billing-details-missing')
  await openCreditsTab(page)
  await buy(page).click()
  await expect(available(page)).toContainText('Billing details are missing')
  const link = panel(page).getByRole('link', { name: /billing details/i })
  const portal = await opening(page, () => link.click())
  await portal.getByRole('button', { name: 'Save billing details' }).click()
  await expect(portal.getByRole('button', { name: /^Buy 250/ })).toBeVisible()
  await page.bringToFront()
  await expect(pack(page, 250)).toBeVisible()
})

test('temporary options are told when credits are out', async ({ openDemo, page }) => {
  await openDemo('empty')
  await openCreditsTab(page)
  await expect(available(page)).toContainText('Emergency 20')
  await expect(available(page)).toContainText('taken off the next renewal')
})

test('a right to buy that an admin grants makes Request into Buy, without reload', async ({
  openDemo,
  page,
  context,
  control,
}) => {
  await openDemo('healthy', { query: '&viewer=jonas#/settings/billing' })
  await expect(panel(page).getByRole('button', { name: 'Request Credits' })).toBeVisible()
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  const admin = await openDemo('healthy', { page: await context.newPage() })
  await openSettings(admin, 'User Roles')
  const jonas = admin.getByRole('group', { name: 'Permissions of Jonas Lindqvist' })
  await jonas.getByRole('checkbox', { name: 'Billing: manage' }).check()
  await page.bringToFront()
  await expect(buy(page)).toBeVisible()
})
