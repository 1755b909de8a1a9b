/**
 * The demo as newcomers see it, narrow and wide: nothing sticks out, and the gauge says what the scenario means.
 * `PICTURES=docs/images npm test -- e2e` takes the pictures of the docs anew.
 */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const SAID = {
  healthy: { value: /^368/, beside: 'Buy Credits' },
  low: { value: /^86.*Low/, beside: 'Buy Credits' },
  empty: { value: /^0.*Out of credits/, beside: 'Buy Credits' },
  'signed-out': { value: /^—.*Signed out/, beside: 'Credits' },
}

test.use({ expectedConsole: [/Failed to load resource/], contextOptions: { reducedMotion: 'reduce' } })

for (const [scenario, { value, beside }] of Object.entries(SAID)) {
  for (const width of [1280, 360]) {
    test(`${scenario} at ${width} px`, async ({ openDemo, page }, testInfo) => {
      await page.setViewportSize({ width, height: 800 })
      await openDemo(scenario)
      const bar = page.getByRole('banner').locator('credit-balance')
      await expect(bar.getByRole('button').first()).toHaveText(value)
      await expect(bar.getByText(beside, { exact: true }).filter({ visible: true })).toBeVisible()
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
      const box = await bar.boundingBox()
      expect(box?.height).toBeLessThanOrEqual(32)
      const folder = process.env['PICTURES']
      await page.screenshot({
        path: folder ? `${folder}/${scenario}-${width}.png` : testInfo.outputPath('picture.png'),
      })
    })
  }
}

// Between the phone and the desktop, where the search box and the widget share a narrow bar.
for (const scenario of ['healthy', 'low', 'empty', 'overdrawn']) {
  for (const width of [768, 820]) {
    test(`${scenario} fits at ${width} px`, async ({ openDemo, page }) => {
      await page.setViewportSize({ width, height: 800 })
      await openDemo(scenario)
      const banner = page.getByRole('banner')
      await expect(banner.locator('credit-balance').getByRole('button').first()).toHaveText(/\d.*credits/)
      await expect(banner.getByRole('button', { name: /menu$/ })).toBeInViewport({ ratio: 1 })
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    })
  }
}

function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
