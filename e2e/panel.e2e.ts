/** The credits tab on a host's page: topping up from it, in every tab; rights that come; what breaks. */
import type { Page } from '@playwright/test'
import { TAKES_THE_POP_UP, opening } from './buying.ts'
import { problem } from './faults.ts'
import { expect, test } from './fixtures.ts'

interface Parts {
  /** The simulated account: `<scenario>@<instance>`. */
  account: string
  viewer?: string
  /** Stands beside the panel. */
  html?: string
}

/** A host's page with the panel, signed in. */
function panelPage({ account, viewer = 'amara', html = '' }: Parts): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Credits</title></head><body>${html}
    <credit-panel api-base="/mock/${account}/v1" account="acc-halden"></credit-panel>
    <script>document.querySelector('credit-panel').getToken = () => 'demo-${viewer}'</script>
    <script type="module" src="/widget/credit-gauge.js"></script></body></html>`
}

const panel = (page: Page) => page.locator('credit-panel')
const available = (page: Page) => panel(page).getByRole('region', { name: 'Available Credits' })
const breakdown = (page: Page) => panel(page).getByRole('region', { name: 'Breakdown' })
const buy = (page: Page) => available(page).getByRole('button', { name: 'Buy Credits' })

test('credits are bought in the panel, and every tab sees them come', async ({ page, context, host, instance }) => {
  const { url } = await host({ '/': panelPage({ account: `low@${instance}` }) })
  const other = await context.newPage()
  await other.goto(url)
  await page.goto(url)
  await expect(available(page)).toContainText('86')
  // One pack: Buy goes straight to its checkout.
  const checkout = await opening(page, () => buy(page).click())
  await expect(available(page)).toContainText('Checkout is open in another tab')
  await expect(available(other)).toContainText('Waiting for payment')
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await expect(available(page)).toContainText('250 credits added')
  for (const tab of [page, other]) await expect(available(tab)).toContainText('336')
  await expect(available(other)).not.toContainText('Waiting for payment')
  await expect(breakdown(page)).toContainText('250 of 250')
})

test('U11 where the pop-up is blocked the link stands in the panel, with the focus', async ({
  page,
  host,
  instance,
}) => {
  const { url } = await host({ '/': panelPage({ account: `low@${instance}`, html: TAKES_THE_POP_UP }) })
  await page.goto(url)
  await buy(page).click()
  const link = available(page).getByRole('link', { name: 'Open checkout' })
  await expect(link).toBeFocused()
  const checkout = await opening(page, () => link.click())
  await expect(checkout.getByRole('button', { name: /^Pay/ })).toBeVisible()
})

test('who may buy may ask somebody else instead, in words of their own', async ({ page, host, instance }) => {
  const { url } = await host({ '/': panelPage({ account: `healthy@${instance}` }) })
  await page.goto(url)
  await buy(page).click()
  await available(page).getByText('Ask somebody else to buy').click()
  await available(page).getByRole('radio', { name: '250' }).check()
  await available(page).getByRole('textbox', { name: 'Message' }).fill('For the nurses in spring.')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/top-ups'))
  await available(page).getByRole('button', { name: 'Send request' }).click()
  expect((await sent).postDataJSON()).toMatchObject({
    kind: 'request',
    packId: 'pack-250',
    message: 'For the nurses in spring.',
  })
  await expect(available(page).getByRole('button', { name: 'Withdraw request' })).toBeVisible()
})

test('the free amount says its price and the balance after it, before it is ordered', async ({
  page,
  host,
  instance,
}) => {
  const { url } = await host({ '/': panelPage({ account: `healthy@${instance}` }) })
  await page.goto(url)
  await buy(page).click()
  await available(page)
    .getByRole('spinbutton', { name: /Another amount/ })
    .fill('30')
  await expect(available(page)).toContainText('30 credits for $18 · 398 credits after')
  await available(page)
    .getByRole('spinbutton', { name: /Another amount/ })
    .fill('35')
  await available(page).getByRole('button', { name: 'Continue' }).click()
  await expect(available(page)).toContainText('Enter 20 to 2,000, in steps of 10.')
})

test.describe('a refusal', () => {
  test.use({ expectedConsole: [/Failed to load resource/] })

  test('of an order is told in the panel, and its amount can be chosen again', async ({ page, host, instance }) => {
    const refused = problem(409, { code: 'price-changed' })
    const { url } = await host(
      { '/': panelPage({ account: `healthy@${instance}` }) },
      { faults: { 'POST /top-ups': refused } },
    )
    await page.goto(url)
    await buy(page).click()
    await available(page)
      .getByRole('button', { name: /^250 credits/ })
      .click()
    await expect(available(page)).toContainText('The price has changed')
    await available(page).getByRole('button', { name: 'Choose again' }).click()
    await expect(available(page).getByRole('button', { name: /^250 credits/ })).toBeVisible()
  })
})

test('a permission that is granted meanwhile opens the history, without a reload', async ({ page, host, instance }) => {
  const account = `healthy@${instance}`
  const { url } = await host({ '/': panelPage({ account, viewer: 'mei' }) })
  const grant = (isGranted: boolean) =>
    page.request.post(`${url}/mock/${account}/ats/roles`, {
      data: { by: 'amara', person: 'mei', permission: 'Company: edit', isGranted },
    })
  await grant(false)
  await page.goto(url)
  const history = panel(page).getByRole('tabpanel', { name: 'History' })
  await expect(history).toContainText('You need the right “Company: edit”, granted under Settings → User Roles.')
  await expect(history).toContainText('Amara Okafor')
  await grant(true)
  await expect(history.getByRole('searchbox', { name: 'Search the history' })).toBeVisible()
})

test('U9 at 320 px nothing is cut off, in any tab', async ({ page, host, instance }) => {
  const { url } = await host({ '/': panelPage({ account: `expiring-soon@${instance}` }) })
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto(url)
  for (const name of ['History', 'Plan', 'Costs']) {
    await panel(page).getByRole('tab', { name }).click()
    await expect(panel(page).getByRole('tabpanel', { name })).not.toBeEmpty()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  }
})
