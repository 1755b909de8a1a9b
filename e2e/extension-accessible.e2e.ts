/** The extension for everybody: axe in every state and scenario, narrow and zoomed, in German, mirrored, by keyboard. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { scenarios } from '../mocks/scenarios.ts'
import { api, expect, test } from './extension-fixtures.ts'
import { findClipped, findOverlaps, sidewaysOverflow } from './extension/fit.ts'
import { countControls, tabThrough, tabTo } from './extension/keyboard.ts'
import { connectTo, SCREENS, set } from './extension/screens.ts'

/** Each in a browser of its own. */
const PARTS = [0, 1, 2, 3]
const SCHEMES = ['light', 'dark'] as const
/** The narrowest that WCAG asks for: 1280 px at 400 %. */
const NARROW = { width: 320, height: 256 }

// Some states are failures, which browsers report in their console.
test.use({ expectedConsole: [/Failed to load resource/] })

test.describe('axe finds nothing, and nothing is lost at 400 %,', () => {
  for (const [name, show] of Object.entries(SCREENS))
    test(`U9 U10 in ${name}, be it light, dark, in forced colours or mirrored`, async ({ extension }) => {
      const page = await show(extension)
      await expectNothing(page)
      await page.setViewportSize(NARROW)
      await expectToFit(page)
      await page.evaluate(() => (document.documentElement.dir = 'rtl'))
      await expectToFit(page)
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
      await expectToStandStill(page)
    })
})

for (const part of PARTS)
  test(`axe finds nothing in the popup in any scenario, part ${part + 1} of ${PARTS.length}`, async ({ extension }) => {
    test.slow()
    for (const { name } of scenarios.filter((_, index) => index % PARTS.length === part)) {
      const { id } = await connectTo(extension, name)
      await extension.evaluate(`chrome.storage.local.set({ shown: '${id}' })`)
      const popup = await extension.open('popup')
      await expectHistoryOrReason(popup)
      await expectNothing(popup, name)
      const alerts = popup.getByRole('tab', { name: /^Alerts/ })
      if (await alerts.isVisible()) {
        await alerts.click()
        await expectNothing(popup, `${name}, alerts`)
      }
      await popup.close()
    }
  })

test('U10 the longer words of German fit', async ({ extension }) => {
  test.slow()
  await connectTo(extension, 'expiring-soon')
  await connectTo(extension, 'overdrawn')
  await set(extension, { language: 'de', quiet: { from: 22 * 60, to: 7 * 60 }, marks: [{ percent: 25 }] })
  for (const name of ['popup', 'options', 'welcome', 'export'] as const) {
    const page = await extension.open(name)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.getByRole('heading').first()).toBeVisible()
    for (const width of [320, 380, 720]) {
      await page.setViewportSize({ width, height: 600 })
      await expectToFit(page)
    }
    await page.close()
  }
})

test.describe('U7 by keyboard alone', () => {
  test('the popup: accounts, buying, search, tabs and settings', async ({ extension }) => {
    await connectTo(extension, 'low', 'Agency')
    await connectTo(extension, 'healthy', 'Halden')
    const popup = await extension.open('popup')
    await expect(popup.getByRole('article').first()).toBeVisible()
    const { keyboard } = popup

    await tabTo(popup, /Agency, switch account/)
    await keyboard.press('Enter')
    await expect(popup.getByRole('option', { name: /Agency/ })).toBeFocused()
    await keyboard.press('Escape')
    await expect(popup.getByRole('button', { name: /switch account/ })).toBeFocused()
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(popup.getByText('368', { exact: true })).toBeVisible()
    await expect(popup.getByRole('button', { name: /Halden, switch account/ })).toBeFocused()

    await tabTo(popup, /^Buy Credits/)
    await keyboard.press('Enter')
    await tabTo(popup, /^100 credits/)
    await keyboard.press('Escape')
    await expect(popup.getByRole('button', { name: 'Buy Credits' })).toBeFocused()

    await keyboard.press('/')
    await expect(popup.getByRole('searchbox')).toBeFocused()
    await keyboard.type('reference')
    await expect(popup.getByRole('article').first()).toContainText(/reference/i)
    await keyboard.press('Escape')
    await expect(popup.getByRole('searchbox')).toHaveValue('')

    await tabTo(popup, /^History$/)
    await keyboard.press('ArrowRight')
    await expect(popup.getByRole('tab', { name: /^Alerts/ })).toBeFocused()
    await expect(popup.getByText('No alerts')).toBeVisible()
    await tabTo(popup, /^Options$/)
  })

  test('the settings: every control is reached in order, with a ring, and the way out asks first', async ({
    extension,
  }) => {
    const page = await SCREENS.options(extension)
    const stops = await tabThrough(page)
    expect(stops.filter(({ hasRing }) => !hasRing)).toEqual([])
    expect(stops).toHaveLength(await countControls(page))
    await tabTo(page, /^Remove .*Halden Group/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
  })

  test('the first steps: an address and a token, without a pointer', async ({ extension }) => {
    const apiBase = api('low')
    await extension.expectAllow(apiBase)
    const page = await extension.open('welcome')
    await expect(page.getByRole('textbox', { name: 'API address' })).toBeFocused()
    await page.keyboard.type(apiBase)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Allow access$/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await tabTo(page, /^Other ways/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Access token$/)
    await page.keyboard.type('demo')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'You are connected' })).toBeVisible()
  })
})

/** A number, with rows or words on why there are none; or why there is no number. */
async function expectHistoryOrReason(popup: Page): Promise<void> {
  const rows = popup.getByRole('article').first()
  const words = popup.locator('.cg-note, .cg-history-note, .popup-alerts-tab').first()
  await expect(rows.or(words).first()).toBeVisible({ timeout: 15_000 })
}

async function expectNothing(page: Page, where = ''): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${where} ${colorScheme} ${id}: ${html} ${failureSummary}`),
    )
    expect.soft(found).toEqual([])
  }
}

/** Nothing moves but what says that work is under way, slowly; and the tab that is open differs from the others. */
async function expectToStandStill(page: Page): Promise<void> {
  const quick = await page.evaluate(
    () => document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) < 5000).length,
  )
  expect.soft(quick).toBe(0)
  const edges = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBlockEndColor))
  expect.soft(new Set(edges).size).toBe(edges.length)
}

async function expectToFit(page: Page): Promise<void> {
  expect.soft(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  expect.soft(await findClipped(page)).toEqual([])
  expect.soft(await findOverlaps(page)).toEqual([])
}
