/** The main job once more, in each browser that people have. */
import { afterAll, beforeAll } from 'vitest'
import { startCommand, type RunningCommand } from '../command.ts'
import { BUY } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

let demo: RunningCommand

beforeAll(async () => {
  demo = await startCommand(['scripts/start.ts', '--port', '5293'], /The demo ATS is at (\S+)/)
})

afterAll(() => demo?.stop())

const address = (scenario: string, instance: string) => `${demo.found}?scenario=${scenario}&instance=${instance}`

test('a reference request takes 5 credits in every open tab', async ({ open, instance }) => {
  const page = await open(`${address('healthy', instance)}#/candidates/ines-carvalho`)
  const other = await open(address('healthy', instance), { beside: page })
  await expectBar(other, '368')
  await page.bringToFront()
  await expectBar(page, '368')
  await page.locator('button ::-p-text(Request references)').click()
  await expectBar(page, '363')
  await other.bringToFront()
  await expectBar(other, '363')
})

test('a purchase: a double click opens one checkout in a new tab, pay, come back to the new balance', async ({
  browser,
  open,
  instance,
}) => {
  const page = await open(address('low', instance))
  await expectBar(page, '86')
  const [target] = await Promise.all([
    browser.waitForTarget((opened) => opened.url().includes('/checkout/')),
    page.locator(BUY).click({ count: 2 }),
  ])
  const checkout = await target.page()
  if (!checkout) throw new Error('The checkout has no page.')
  expect(browser.targets().filter((opened) => opened.url().includes('/checkout/'))).toHaveLength(1)
  await checkout.locator('button[value=pay]').click()
  await checkout.locator('::-p-text(Payment received)').wait()
  await checkout.locator('a').click()
  await expectBar(checkout, '336')
  await page.bringToFront()
  await expectBar(page, '336')
})
