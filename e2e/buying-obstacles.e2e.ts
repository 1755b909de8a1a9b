/** What stands between a click on Buy Credits and the credits: each obstacle says what it is, and there is a way on. */
import { keysOf, steer } from './billing.ts'
import { balance, bar, buy, choose, details, opening, shopPage, TAKES_THE_POP_UP } from './buying.ts'
import { inTurn, problem } from './faults.ts'
import { expect, test } from './fixtures.ts'

test.use({ expectedConsole: [/Failed to load resource|Clipboard API has been blocked/] })

test.describe('U11 a blocked checkout tab', () => {
  test('leaves a link with the focus on it, and the purchase goes on from there', async ({ page, host, instance }) => {
    const { url } = await host({ '/': shopPage({ instance: `low@${instance}`, before: TAKES_THE_POP_UP }) })
    await page.goto(url)
    await buy(page).click()
    await expect(details(page)).toContainText('The checkout tab did not open')
    const link = details(page).getByRole('link', { name: 'Open checkout' })
    await expect(link).toBeFocused()
    const checkout = await opening(page, () => page.keyboard.press('Enter'))
    await checkout.getByRole('button', { name: /^Pay/ }).click()
    await expect(balance(page)).toContainText('336')
    expect((await steer({ url }, `low@${instance}`)).topUps).toHaveLength(1)
  })

  test('has its address to copy', async ({ page, host, context, instance }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { url } = await host({ '/': shopPage({ instance: `low@${instance}`, before: TAKES_THE_POP_UP }) })
    await page.goto(url)
    await buy(page).click()
    await choose(page, 'Copy')
    await expect(details(page).getByRole('button', { name: 'Copied' })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(`${url}/mock/low@${instance}/checkout/top-up-1`)
  })

  test('has it selected where the page may not copy', async ({ page, host, instance }) => {
    const html = shopPage({ instance: `low@${instance}`, before: TAKES_THE_POP_UP })
    const { url } = await host({ '/': { html, headers: { 'permissions-policy': 'clipboard-write=()' } } })
    await page.goto(url)
    await buy(page).click()
    await choose(page, 'Copy')
    await expect(details(page).getByRole('textbox', { name: 'Checkout address' })).toBeFocused()
    const selected = await bar(page).evaluate((element) => {
      const field = element.shadowRoot?.activeElement
      return field instanceof HTMLInputElement && field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
    })
    expect(selected).toBe(`${url}/mock/low@${instance}/checkout/top-up-1`)
  })
})

test('billing details are missing: the link leads to them, and once they are there Buy buys', async ({
  page,
  host,
  instance,
}) => {
  const { url } = await host({ '/': shopPage({ instance: `billing-details-missing@${instance}` }) })
  await page.goto(url)
  await buy(page).click()
  await expect(details(page)).toContainText('Nobody can buy credits here until they are complete')
  const portal = await opening(page, () =>
    details(page).getByRole('link', { name: 'Complete billing details' }).click(),
  )
  await portal.getByRole('button', { name: 'Save billing details' }).click()
  await page.bringToFront()
  const checkout = await opening(page, () => choose(page, /^250 credits/))
  await expect(checkout.getByRole('button', { name: /^Pay/ })).toBeVisible()
})

test('billing details went missing meanwhile: the refusal leads to them, and the next order has a key of its own', async ({
  page,
  host,
  instance,
}) => {
  const refused = problem(409, { code: 'billing-details-missing', fixUrl: 'https://vendor.example/details' })
  const { url, seen } = await host(
    { '/': shopPage({ instance: `low@${instance}` }) },
    { faults: { 'POST /top-ups': inTurn(refused, 'pass') } },
  )
  await page.goto(url)
  await buy(page).click()
  await expect(details(page)).toContainText('Nothing was ordered. Complete the billing details')
  await expect(details(page).getByRole('link', { name: 'Complete billing details' })).toHaveAttribute(
    'href',
    'https://vendor.example/details',
  )
  await choose(page, 'Choose again')
  await opening(page, () => choose(page, /^250 credits/))
  await expect(details(page)).toContainText('Checkout is open in another tab')
  expect(new Set(keysOf({ seen })).size).toBe(2)
})

test('who may neither buy nor ask reads which right is missing, where it is granted and who can help', async ({
  page,
  host,
  instance,
}) => {
  const { url, requests } = await host({ '/': shopPage({ instance: `no-buy-permission@${instance}` }) })
  await page.goto(url)
  await buy(page).click()
  await expect(details(page)).toContainText('You cannot buy credits')
  await expect(details(page)).toContainText(
    'You need the right “Billing: manage”, granted under Settings → User Roles.',
  )
  await expect(details(page).getByRole('link', { name: 'Amara Okafor' })).toHaveAttribute('href', /^mailto:amara/)
  expect(requests.filter((line) => line.startsWith('POST'))).toEqual([])
})

test('a right that was taken away meanwhile is named too', async ({ page, host, instance }) => {
  const missing = [{ right: 'buy', permission: 'Billing: manage', where: 'Settings → User Roles', url: null }]
  const contacts = [{ name: 'Amara Okafor', email: 'amara.okafor@halden.example', url: null }]
  const refused = problem(403, { code: 'permission-required', missing, contacts })
  const { url } = await host(
    { '/': shopPage({ instance: `low@${instance}` }) },
    { faults: { 'POST /top-ups': refused } },
  )
  await page.goto(url)
  await buy(page).click()
  await expect(details(page)).toContainText(
    'You need the right “Billing: manage”, granted under Settings → User Roles.',
  )
  await expect(details(page)).toContainText('Who can help: Amara Okafor')
})

test('a request carries the message as it was edited; declined, it says why, and another one can be sent', async ({
  page,
  host,
  instance,
}) => {
  const { url } = await host({ '/': shopPage({ instance: `top-up-declined@${instance}` }) })
  await page.goto(url)
  await bar(page).getByRole('button', { name: 'Request Credits' }).click()
  const message = details(page).getByRole('textbox', { name: 'Message' })
  await expect(message).toHaveValue(/^We have 60 credits left/)
  await message.fill('For the spring hires')
  const sending = page.waitForRequest((request) => request.method() === 'POST')
  await choose(page, 'Send request')
  expect((await sending).postDataJSON()).toMatchObject({ kind: 'request', message: 'For the spring hires' })
  await expect(details(page)).toContainText('Request declined')
  await expect(details(page)).toContainText('The budget for this quarter is spent. Ask again in January.')
  await choose(page, 'Choose again')
  await choose(page, 'Send request')
  await expect(details(page)).toContainText('Request sent')
  expect((await steer({ url }, `top-up-declined@${instance}`)).topUps).toHaveLength(2)
})

test('a request can be withdrawn', async ({ page, host, instance }) => {
  const { url } = await host({ '/': shopPage({ instance: `top-up-declined@${instance}` }) })
  await steer({ url }, `top-up-declined@${instance}`, { do: 'set', settlement: 'hold' })
  await page.goto(url)
  await bar(page).getByRole('button', { name: 'Request Credits' }).click()
  await choose(page, 'Send request')
  await choose(page, 'Withdraw request')
  await expect(details(page)).toContainText('Request withdrawn')
  expect((await steer({ url }, `top-up-declined@${instance}`)).topUps).toMatchObject([{ status: 'canceled' }])
})

test('a payment that fails says so, names support, and the next try is a new order', async ({
  page,
  host,
  instance,
}) => {
  const { url, seen } = await host({ '/': shopPage({ instance: `low@${instance}` }) })
  await steer({ url }, `low@${instance}`, { do: 'set', settlement: 'fail' })
  await page.goto(url)
  const checkout = await opening(page, () => buy(page).click())
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await expect(details(page)).toContainText('Payment failed')
  await expect(details(page)).toContainText('The card was declined. Nothing was charged.')
  await expect(details(page)).toContainText('Who can help: Larkfield support')
  await steer({ url }, `low@${instance}`, { do: 'set', settlement: 'credit' })
  await choose(page, 'Choose again')
  const second = await opening(page, () => choose(page, /^250 credits/))
  await second.getByRole('button', { name: /^Pay/ }).click()
  await expect(balance(page)).toContainText('336')
  expect(new Set(keysOf({ seen })).size).toBe(2)
})

test('a price that moved is shown before anything is ordered, and agreed to under a new key', async ({
  page,
  host,
  instance,
}) => {
  const { url, seen } = await host({
    '/': shopPage({ instance: `low@${instance}`, configuration: "{ live: 'off' }" }),
  })
  const packs = [{ id: 'pack-250', credits: 250, price: { amount: '99.00', currency: 'USD' } }]
  await steer({ url }, `low@${instance}`, { do: 'set', account: { topUp: { kinds: ['checkout'], packs } } })
  await page.goto(url)
  await expect(buy(page)).toBeVisible()
  await steer({ url }, `low@${instance}`, { do: 'set', account: {} })
  await buy(page).click()
  await expect(details(page)).toContainText('The price has changed')
  expect((await steer({ url }, `low@${instance}`)).topUps).toEqual([])
  await choose(page, 'Choose again')
  await expect(details(page).getByRole('button', { name: /^250 credits/ })).toContainText('$125')
  const checkout = await opening(page, () => choose(page, /^250 credits/))
  await expect(checkout.getByRole('button', { name: 'Pay $125.00' })).toBeVisible()
  expect(new Set(keysOf({ seen })).size).toBe(2)
})

test('a checkout that is called off here is closed there, and nothing was paid', async ({ page, host, instance }) => {
  const { url } = await host({ '/': shopPage({ instance: `low@${instance}` }) })
  await page.goto(url)
  const checkout = await opening(page, () => buy(page).click())
  await expect(checkout.getByRole('button', { name: /^Pay/ })).toBeVisible()
  await page.bringToFront()
  const closed = checkout.waitForEvent('close')
  await choose(page, 'Cancel checkout')
  await expect(details(page)).toContainText('Checkout canceled')
  await closed
  expect((await steer({ url }, `low@${instance}`)).topUps).toMatchObject([{ status: 'canceled' }])
  await expect(balance(page)).toContainText('86')
})
