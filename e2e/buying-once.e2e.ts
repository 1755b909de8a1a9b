/** Money moves once: whatever is lost, clicked twice or reloaded. */
import { keysOf, steer } from './billing.ts'
import { balance, buy, choose, details, opening, shopPage } from './buying.ts'
import { heldBack, inTurn, lostAnswer, problem, reset } from './faults.ts'
import { expect, test } from './fixtures.ts'

/** Waits between two tries are short; everything else is as it is. */
const HASTY = '{ retry: { baseMs: 20 } }'
const FAILED = /Failed to load resource/

test.describe('an order that is not answered', () => {
  test.use({ expectedConsole: [FAILED] })

  test('N24 but carried out is found again by its key: one order, one tab, credited once', async ({
    page,
    host,
    instance,
  }) => {
    const { url, seen } = await host(
      { '/': shopPage({ instance: `low@${instance}`, configuration: HASTY }) },
      { faults: { 'POST /top-ups': inTurn(lostAnswer, lostAnswer, 'pass') } },
    )
    await page.goto(url)
    const checkout = await opening(page, () => buy(page).click())
    await checkout.getByRole('button', { name: /^Pay/ }).click()
    await expect(balance(page)).toContainText('336')
    expect(keysOf({ seen }).length).toBeGreaterThanOrEqual(3)
    expect(new Set(keysOf({ seen })).size).toBe(1)
    expect((await steer({ url }, `low@${instance}`)).topUps).toMatchObject([{ status: 'credited' }])
  })

  test('N24 for as long as the page tries is said to be safe to try again, and then it is the same order', async ({
    page,
    host,
    instance,
  }) => {
    const running = await host(
      { '/': shopPage({ instance: `low@${instance}`, configuration: HASTY }) },
      { faults: { 'POST /top-ups': inTurn(lostAnswer, reset) } },
    )
    await page.goto(running.url)
    await buy(page).click()
    await expect(details(page)).toContainText('Trying again is safe: it stays one order.')
    expect(page.context().pages()).toHaveLength(1)
    delete running.faults['POST /top-ups']
    const checkout = await opening(page, () => choose(page, 'Try again'))
    await checkout.getByRole('button', { name: /^Pay/ }).click()
    await checkout.getByRole('link', { name: /Return to/ }).click()
    await expect(balance(page)).toContainText('336')
    expect(new Set(keysOf(running)).size).toBe(1)
    // Tabs begin with a copy of what the one that opens them has stored: of the failed order, here.
    await expect(balance(checkout)).toContainText('336')
    expect(await checkout.evaluate(() => sessionStorage.length)).toBe(0)
    await expect(buy(checkout)).toHaveAttribute('aria-busy', 'false')
    expect((await steer(running, `low@${instance}`)).topUps).toHaveLength(1)
  })

  test('N25 because it still runs is asked for again until it is there', async ({ page, host, instance }) => {
    const running = problem(409, { code: 'conflict' })
    const { url, seen } = await host(
      { '/': shopPage({ instance: `low@${instance}`, configuration: HASTY }) },
      { faults: { 'POST /top-ups': inTurn(running, running, 'pass') } },
    )
    await page.goto(url)
    const checkout = await opening(page, () => buy(page).click())
    await expect(checkout.getByRole('button', { name: /^Pay/ })).toBeVisible()
    expect(keysOf({ seen })).toHaveLength(3)
    expect(new Set(keysOf({ seen })).size).toBe(1)
  })

  test('N25 because its key stands for another one is told, and the next has a key of its own', async ({
    page,
    host,
    instance,
  }) => {
    const { url, seen } = await host(
      { '/': shopPage({ instance: `low@${instance}`, configuration: HASTY }) },
      { faults: { 'POST /top-ups': inTurn(problem(422, { code: 'idempotency-conflict' }), 'pass') } },
    )
    await page.goto(url)
    await buy(page).click()
    await expect(details(page)).toContainText('A different order exists')
    await expect(details(page)).toContainText('Nothing new was ordered')
    await choose(page, 'Choose again')
    await opening(page, () => choose(page, /^250 credits/))
    await expect(details(page)).toContainText('Checkout is open in another tab')
    expect(new Set(keysOf({ seen })).size).toBe(2)
    expect((await steer({ url }, `low@${instance}`)).topUps).toHaveLength(1)
  })
})

test.describe('C6 however often it is clicked', () => {
  test('a pack is bought once', async ({ page, host, instance }) => {
    const { url } = await host({ '/': shopPage({ instance: `healthy@${instance}` }) })
    await page.goto(url)
    await buy(page).click()
    await details(page)
      .getByRole('button', { name: /^250 credits/ })
      .click({ clickCount: 3 })
    await expect(details(page)).toContainText('Checkout is open in another tab')
    expect(page.context().pages()).toHaveLength(2)
    expect((await steer({ url }, `healthy@${instance}`)).topUps).toHaveLength(1)
  })

  test('and on whichever of two bars, there is one order', async ({ page, host, instance }) => {
    const configuration = "{ getToken: () => 'demo' }"
    const { url } = await host({
      '/': shopPage({ instance: `low@${instance}`, count: 2, token: null, configuration }),
    })
    await page.goto(url)
    const buttons = page.getByRole('button', { name: 'Buy Credits' })
    await expect(buttons).toHaveCount(2)
    await buttons.evaluateAll((all) => {
      for (const button of all) if (button instanceof HTMLElement) button.click()
    })
    await expect(page.getByRole('dialog').filter({ visible: true })).toContainText('Checkout')
    expect((await steer({ url }, `low@${instance}`)).topUps).toHaveLength(1)
  })

  test('and however long the answer takes', async ({ page, host, instance }) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { url } = await host(
      { '/': shopPage({ instance: `low@${instance}` }) },
      { faults: { 'POST /top-ups': heldBack(promise) } },
    )
    await page.goto(url)
    await opening(page, () => buy(page).click())
    await page.bringToFront()
    await expect(details(page)).toContainText('Preparing the checkout')
    await buy(page).click()
    await page.keyboard.press('Enter')
    resolve()
    await expect(details(page)).toContainText('Checkout is open in another tab')
    expect((await steer({ url }, `low@${instance}`)).topUps).toHaveLength(1)
  })
})

test.describe('a reload', () => {
  test('before the answer takes the blank tab along, asks with the same key and leaves a link', async ({
    page,
    host,
    instance,
  }) => {
    const running = await host(
      { '/': shopPage({ instance: `low@${instance}` }) },
      { faults: { 'POST /top-ups': heldBack(new Promise(() => {})) } },
    )
    await page.goto(running.url)
    const blank = await opening(page, () => buy(page).click())
    await expect.poll(() => keysOf(running)).toHaveLength(1)
    const gone = blank.isClosed() ? undefined : blank.waitForEvent('close')
    delete running.faults['POST /top-ups']
    await page.reload()
    await gone
    await balance(page).click()
    await expect(details(page)).toContainText('The checkout tab did not open')
    await opening(page, () => details(page).getByRole('link', { name: 'Open checkout' }).click())
    expect(keysOf(running)).toHaveLength(2)
    expect(new Set(keysOf(running)).size).toBe(1)
    expect((await steer(running, `low@${instance}`)).topUps).toHaveLength(1)
  })

  test('at the checkout, and another while the payment is on its way, go on following it', async ({
    page,
    host,
    instance,
  }) => {
    const { url, seen } = await host({ '/': shopPage({ instance: `low@${instance}` }) })
    await steer({ url }, `low@${instance}`, { do: 'set', settlement: 'hold' })
    await page.goto(url)
    const checkout = await opening(page, () => buy(page).click())
    await expect(details(page)).toContainText('Checkout is open in another tab')
    await page.reload()
    await balance(page).click()
    await expect(details(page)).toContainText('Checkout is open in another tab')
    await checkout.getByRole('button', { name: /^Pay/ }).click()
    await expect(details(page)).toContainText('Payment received')
    await page.reload()
    await balance(page).click()
    await expect(details(page)).toContainText('Payment received')
    await steer({ url }, `low@${instance}`, { do: 'settle' })
    await expect(details(page)).toContainText('250 credits added')
    await expect(balance(page)).toContainText('336')
    expect(keysOf({ seen })).toHaveLength(1)
  })
})

test('S5 a page without storage buys as well, once', async ({ page, host, instance }) => {
  const { url, seen } = await host({ '/': shopPage({ instance: `low@${instance}` }) })
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('sandboxed', 'SecurityError')
      },
    })
  })
  await page.goto(url)
  const checkout = await opening(page, () => buy(page).click())
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await expect(balance(page)).toContainText('336')
  expect(keysOf({ seen })).toHaveLength(1)
})

test('C7 credits that are spent during a purchase are not brought back by it', async ({ page, host, instance }) => {
  const { url } = await host({ '/': shopPage({ instance: `low@${instance}` }) })
  await page.goto(url)
  const checkout = await opening(page, () => buy(page).click())
  await steer({ url }, `low@${instance}`, { do: 'debit', credits: 8 })
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await steer({ url }, `low@${instance}`, { do: 'debit', credits: 9 })
  await expect(details(page)).toContainText('250 credits added')
  await expect(balance(page)).toContainText('319')
  expect((await steer({ url }, `low@${instance}`)).available).toBe(319)
})
