/** The widget for everybody: axe in every scenario, keyboard alone, and what a screen reader hears. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { scenarios } from '../mocks/scenarios.ts'
import { expect, test } from './fixtures.ts'

const Heard = v.array(v.object({ at: v.number(), text: v.string() }))

const value = (page: Page) => page.getByRole('banner').locator('credit-balance').getByRole('button').first()
const dialog = (page: Page) => page.getByRole('dialog')

test.describe('axe finds nothing', () => {
  // Some scenarios are failures, which browsers report in their console. Colours are measured at rest.
  test.use({
    expectedConsole: [/Failed to load resource|answers for another account|the account has no such action/],
    contextOptions: { reducedMotion: 'reduce' },
  })

  for (const { name } of scenarios) {
    test(`in the balance and its details: ${name}`, async ({ openDemo, page }) => {
      await openDemo(name)
      await expect(value(page)).toBeEnabled()
      await value(page).click()
      await expect(dialog(page)).toBeVisible()
      await expectNothing(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expect(dialog(page)).toHaveCSS('color-scheme', 'dark')
      await expectNothing(page)
    })
  }

  test('on any page of the demo', async ({ openDemo, page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await openDemo()
      for (const hash of ['#/jobs', '#/candidates/ines-carvalho', '#/assessments', '#/settings']) {
        await page.evaluate((to) => (location.hash = to), hash)
        await expect(value(page)).toBeEnabled()
        await expectNothing(page)
      }
    }
  })
})

async function expectNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))
  expect(found).toEqual([])
}

test('U7 the keyboard alone opens the details, leaves them, and buys', async ({ openDemo, page, context, control }) => {
  await openDemo('low')
  await expect(value(page)).toContainText('86')
  await tabTo(page, /show details/)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect.poll(() => focusedName(page)).toMatch(/show details/)
  await tabTo(page, /Buy Credits/)
  const opening = context.waitForEvent('page')
  await page.keyboard.press('Enter')
  const checkout = await opening
  await checkout.waitForURL(/checkout/)
  await tabTo(checkout, /^Pay/)
  await checkout.keyboard.press('Enter')
  await expect(checkout.getByRole('heading', { name: 'Payment received' })).toBeVisible()
  await expect(value(page)).toContainText('336')
  expect((await control('low')).topUps).toHaveLength(1)
})

test('U8 a screen reader hears a falling balance at most once in 10 seconds', async ({ openDemo, page }) => {
  await openDemo('live-burst')
  await expect(value(page)).toContainText(/\d/)
  await page.evaluate(() => {
    const heard: { at: number; text: string }[] = []
    Object.assign(globalThis, { heard })
    for (const element of document.querySelectorAll('credit-balance')) {
      for (const region of element.shadowRoot?.querySelectorAll('[role=status]') ?? [])
        new MutationObserver(() => heard.push({ at: performance.now(), text: region.textContent ?? '' })).observe(
          region,
          {
            childList: true,
            characterData: true,
            subtree: true,
          },
        )
    }
  })
  const heard = async () => v.parse(Heard, await page.evaluate((): unknown => Reflect.get(globalThis, 'heard')))
  await expect.poll(async () => (await heard()).length, { timeout: 25_000 }).toBeGreaterThanOrEqual(2)
  const [first, second] = await heard()
  expect(first?.text).toMatch(/^[\d,]+ credits left/)
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(9900)
})

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (name.test(await focusedName(page))) return
  }
  throw new Error(`The Tab key does not reach ${name}.`)
}

/** What has the focus, looking into shadow roots. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    return focused?.ariaLabel ?? focused?.textContent?.trim() ?? ''
  })
}
