/** What a recruiter sees when the network, the server or the session fails under the demo, and after it. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const bar = (page: Page) => page.getByRole('banner').locator('credit-balance')
const value = (page: Page) => bar(page).getByRole('button').first()

test.use({ expectedConsole: [/Failed to load resource/] })

test('N2 offline keeps the number and says how old it is; back online it is fresh within 2 seconds', async ({
  openDemo,
  page,
  context,
  control,
}) => {
  await openDemo()
  await expect(value(page)).toContainText('368')
  await expect(bar(page).getByRole('button', { name: 'Buy Credits' })).toBeVisible()
  await context.setOffline(true)
  await page.evaluate(() => document.querySelector('credit-balance')?.refresh())
  await expect(value(page)).toHaveText(/368.*Offline.*as of \d/)
  await control('healthy', { do: 'debit', credits: 8 })
  await context.setOffline(false)
  await expect(value(page)).toContainText('360', { timeout: 2000 })
  await expect(value(page)).not.toContainText('as of')
})

test('N7 after the server was down for a while, live updates come back by themselves', async ({
  openDemo,
  page,
  control,
}) => {
  await openDemo()
  await expect(value(page)).toContainText('368')
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  await control('healthy', { do: 'set', fault: 'server-error' })
  const refused = page.waitForResponse((response) => response.url().endsWith('/events') && response.status() === 500)
  await control('healthy', { do: 'drop-streams' })
  await refused
  await control('healthy', { do: 'set', fault: null })
  await expect.poll(async () => (await control('healthy')).streams, { timeout: 20_000 }).toBe(1)
  await control('healthy', { do: 'debit', credits: 8 })
  await expect(value(page)).toContainText('360', { timeout: 1000 })
})

test('a session that ended is taken up again with the next token, live updates too', async ({
  openDemo,
  page,
  control,
}) => {
  await openDemo()
  await expect(value(page)).toContainText('368')
  await control('healthy', { do: 'set', fault: 'signed-out' })
  await page.evaluate(() => document.querySelector('credit-balance')?.refresh())
  await expect(value(page)).toHaveText(/^—.*Signed out/)
  await control('healthy', { do: 'set', fault: null })
  await page.evaluate(() => Object.assign(document.querySelector('credit-balance') ?? {}, { getToken: () => 'demo' }))
  await expect(value(page)).toContainText('368')
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  await control('healthy', { do: 'debit', credits: 8 })
  await expect(value(page)).toContainText('360', { timeout: 1000 })
})

test('N3 with the API out of reach from the start there is a dash, the reason, and the page goes on', async ({
  openDemo,
  page,
}) => {
  await openDemo('offline')
  await expect(value(page)).toHaveText(/^—.*No connection/)
  await value(page).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Try again' })).toBeVisible()
})
