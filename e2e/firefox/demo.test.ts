/** The main job once more, in the Firefox that people have, driven over WebDriver BiDi. */
import { randomUUID } from 'node:crypto'
import { launch, type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../../scripts/browsers.ts'
import { startCommand, type RunningCommand } from '../command.ts'

let demo: RunningCommand
let browser: Browser

beforeAll(async () => {
  const executablePath = findBrowser('firefox')
  if (!executablePath) throw new Error('No Firefox on this machine: `npm test` installs one.')
  demo = await startCommand(['scripts/start.ts', '--port', '5293'], /The demo ATS is at (\S+)/)
  browser = await launch({ browser: 'firefox', executablePath, headless: true })
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

/** Waits until the bar of the page shows this number. */
async function expectBalance(page: Page, number: string): Promise<void> {
  const shown = () =>
    page.evaluate(
      () => document.querySelector('credit-balance')?.shadowRoot?.querySelector('[part~=number]')?.textContent,
    )
  await expect.poll(shown, { timeout: 10_000 }).toBe(number)
}

async function openDemo(scenario: string, instance: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`${demo.found}?scenario=${scenario}&instance=${instance}`)
  return page
}

test('a reference request takes 5 credits in every open tab', async () => {
  const instance = randomUUID().slice(0, 8)
  const other = await openDemo('healthy', instance)
  const page = await openDemo('healthy', instance)
  await expectBalance(page, '368')
  await expectBalance(other, '368')
  await page.goto(`${demo.found}?scenario=healthy&instance=${instance}#/candidates/ines-carvalho`)
  await page.locator('button ::-p-text(Request references)').click()
  await expectBalance(page, '363')
  await other.bringToFront()
  await expectBalance(other, '363')
})

test('a purchase: a double click opens one checkout in a new tab, pay, come back to the new balance', async () => {
  const page = await openDemo('low', randomUUID().slice(0, 8))
  await expectBalance(page, '86')
  const [target] = await Promise.all([
    browser.waitForTarget((opened) => opened.url().includes('/checkout/')),
    page.locator('credit-balance >>> button[part~=buy]').click({ count: 2 }),
  ])
  const checkout = await target.page()
  if (!checkout) throw new Error('The checkout has no page.')
  expect(browser.targets().filter((opened) => opened.url().includes('/checkout/'))).toHaveLength(1)
  await checkout.locator('button[value=pay]').click()
  await checkout.locator('::-p-text(Payment received)').wait()
  await checkout.locator('a').click()
  await expectBalance(checkout, '336')
  await page.bringToFront()
  await expectBalance(page, '336')
})
