/**
 * The credits tab of the demo as the docs show it, section by section: nothing sticks out, and each section has what it
 * is for. `PICTURES=docs/images npm test -- e2e` takes the pictures of the docs anew.
 */
import type { Locator, Page } from '@playwright/test'
import { gate, openSection, panel } from './ats.ts'
import { expect, test } from './fixtures.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

interface View {
  /** The scenario, and what else stands in the address. */
  scenario: string
  query?: string
  /** Brings it into view, and answers all that must be seen then. */
  show: (page: Page) => Promise<Locator[]>
}

const firstRow = (page: Page) => panel(page).getByRole('article').first()

const VIEWS: Record<string, View> = {
  'credits-history': {
    scenario: 'healthy',
    show: async (page) => [firstRow(page), panel(page).getByRole('button', { name: 'Schedule a report' })],
  },
  'credits-breakdown': {
    scenario: 'rollover',
    show: async (page) => [firstRow(page), panel(page).getByText(/Carried over from the last term/)],
  },
  'credits-plan': {
    scenario: 'low',
    show: async (page) => {
      const plan = await openSection(page, 'Plan')
      await plan.getByRole('textbox', { name: 'Hires' }).fill('20')
      await plan.getByRole('textbox', { name: 'Per hire' }).fill('2')
      return [plan.getByRole('button', { name: 'Buy 250 credits' }), plan.getByRole('row').first()]
    },
  },
  'credits-costs': {
    scenario: 'healthy',
    show: async (page) => [(await openSection(page, 'Costs')).getByText('Coming soon').first()],
  },
  'credits-alerts': {
    scenario: 'healthy',
    show: async (page) => [(await openSection(page, 'Alerts')).getByRole('button', { name: 'Save alerts' })],
  },
  'credits-out': {
    scenario: 'empty',
    show: async (page) => [firstRow(page), panel(page).getByText('Emergency 20')],
  },
  'credits-withheld': {
    scenario: 'healthy',
    query: '&viewer=mei',
    show: async (page) => [
      panel(page)
        .getByText(/Settings → User Roles/)
        .first(),
    ],
  },
  'credits-gate': {
    scenario: 'empty',
    query: '#/candidates/ines-carvalho',
    show: async (page) => [
      gate(page, 'Request references')
        .getByText(/Paused/)
        .first(),
    ],
  },
}
const ALSO_IN_DARK = ['credits-history', 'credits-plan']

for (const [name, { scenario, query = '', show }] of Object.entries(VIEWS)) {
  for (const width of [1280, 768, 360]) takePicture(`${name}-${width}`, width, 'light')
  if (ALSO_IN_DARK.includes(name)) takePicture(`${name}-1280-dark`, 1280, 'dark')

  function takePicture(file: string, width: number, colorScheme: 'light' | 'dark') {
    test(file, async ({ openDemo, page }, testInfo) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await openDemo(scenario, { query: query.includes('#') ? query : `${query}#/settings/billing` })
      for (const shown of await show(page)) await expect(shown).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await fitHeight(page, width)
      const folder = process.env['PICTURES']
      await page.screenshot({ path: folder ? `${folder}/${file}.png` : testInfo.outputPath('picture.png') })
    })
  }
}

/**
 * Makes the window as high as the page: what is pinned to an edge of it would else stand in the middle of the picture.
 * The history grows with the window up to a limit, and the page with it.
 */
async function fitHeight(page: Page, width: number): Promise<void> {
  await expect
    .poll(async () => {
      const missing = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
      await page.setViewportSize({ width, height: (page.viewportSize()?.height ?? 0) + missing })
      return missing
    })
    .toBe(0)
}
