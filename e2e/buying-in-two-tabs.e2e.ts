/** Two tabs of one buyer: what is bought in one is known in the other. */
import { keysOf, steer } from './billing.ts'
import { balance, bar, buy, choose, details, opening, shopPage } from './buying.ts'
import { expect, test } from './fixtures.ts'

for (const [what, configuration] of [
  ['over the stream', '{}'],
  ['without any stream', "{ live: 'poll' }"],
] as const)
  test(`C10 credits that arrive are shown in both tabs within 2 seconds, ${what}`, async ({ page, host, instance }) => {
    const { url } = await host({ '/': shopPage({ instance: `low@${instance}`, configuration }) })
    await steer({ url }, `low@${instance}`, { do: 'set', settlement: 'hold' })
    await page.goto(url)
    const other = await page.context().newPage()
    await other.goto(url)
    await expect(balance(other)).toContainText('86')
    const checkout = await opening(page, () => buy(page).click())
    await checkout.getByRole('button', { name: /^Pay/ }).click()
    await expect(details(page)).toContainText('Payment received')
    await steer({ url }, `low@${instance}`, { do: 'settle' })
    await Promise.all([page, other].map((tab) => expect(balance(tab)).toContainText('336', { timeout: 2000 })))
  })

test('the second tab sees what the first is buying, and Buy asks there before it orders another', async ({
  page,
  host,
  instance,
}) => {
  const { url, seen } = await host({ '/': shopPage({ instance: `low@${instance}` }) })
  await page.goto(url)
  const other = await page.context().newPage()
  await other.goto(url)
  await expect(buy(other)).toBeVisible()
  await opening(page, () => buy(page).click())
  await other.bringToFront()
  await balance(other).click()
  await expect(details(other)).toContainText('Waiting for payment')
  await buy(other).click()
  await expect(details(other)).toContainText('Choose how many')
  expect(keysOf({ seen })).toHaveLength(1)
  await opening(other, () => choose(other, /^250 credits/))
  await expect(details(other)).toContainText('Checkout is open in another tab')
  expect(new Set(keysOf({ seen })).size).toBe(2)
  expect((await steer({ url }, `low@${instance}`)).topUps).toHaveLength(2)
})

test('purchases in two tabs end each in its own', async ({ page, host, instance }) => {
  const { url } = await host({ '/': shopPage({ instance: `low@${instance}` }) })
  const other = await page.context().newPage()
  await Promise.all([page.goto(url), other.goto(url)])
  await expect(buy(page)).toBeVisible()
  await expect(buy(other)).toBeVisible()
  const first = await opening(page, () => buy(page).click())
  await expect(details(page)).toContainText('Checkout is open in another tab')
  await other.bringToFront()
  await buy(other).click()
  const second = await opening(other, () => choose(other, /^250 credits/))
  await expect(details(other)).toContainText('Checkout is open in another tab')
  await first.getByRole('button', { name: /^Pay/ }).click()
  await second.getByRole('button', { name: 'Cancel' }).click()
  await expect(details(page)).toContainText('250 credits added')
  await expect(details(other)).toContainText('Checkout canceled')
  await expect(bar(other)).toContainText('336')
})
