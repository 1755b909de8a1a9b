/** The pages of the demo where credits are spent and looked after, in every scenario, light and dark: axe finds nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { scenarios } from '../mocks/scenarios.ts'
import { gate, panel } from './ats.ts'
import { expect, test } from './fixtures.ts'

// Some scenarios are failures, which browsers report in their console. Colours are measured at rest.
test.use({
  expectedConsole: [/Failed to load resource|answers for another account|the account has no such action/],
  contextOptions: { reducedMotion: 'reduce' },
})

for (const { name } of scenarios) {
  test(`axe finds nothing in any section of the credits tab: ${name}`, async ({ openDemo, page }) => {
    test.slow()
    await openDemo(name, { query: '#/settings/billing' })
    const tabs = panel(page).getByRole('tab')
    // Not every account has tabs, and not every failure something to press.
    await expect(tabs.or(panel(page).getByRole('heading')).or(panel(page).locator('.cg-note')).first()).toBeVisible()
    await expectNothing(page)
    for (const tab of (await tabs.all()).slice(1)) {
      await tab.click()
      await expect(tab).toHaveAttribute('aria-selected', 'true')
      await expectNothing(page, 'credit-panel')
    }
  })

  test(`axe finds nothing at the actions that cost credits: ${name}`, async ({ openDemo, page }) => {
    await openDemo(name, { query: '#/candidates/ines-carvalho' })
    await expect(gate(page, 'Request references').locator('[role=group]')).toBeVisible()
    await expectNothing(page)
  })
}

test('axe finds nothing in the settings, nor in what opens over a page', async ({ openDemo, page }) => {
  await openDemo()
  for (const hash of ['#/settings', '#/settings/roles']) {
    await page.evaluate((to) => (location.hash = to), hash)
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    await expectNothing(page)
  }
  await page.evaluate(() => (location.hash = '#/'))
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Import candidates from CSV' }).click()
  await expect(gate(page, 'Import 3 candidates')).toContainText('2 credits')
  await expectNothing(page)
})

/** All rules in light; in dark nothing but the colours is another. */
async function expectNothing(page: Page, place = '.app'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const axe = new AxeBuilder({ page }).include(place)
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
    )
    expect(found, colorScheme).toEqual([])
  }
}
