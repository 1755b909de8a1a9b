/**
 * The previews of themes, from `dist/storybook`: the playground in a designer's hands, and what can be seen of the example
 * themes. `PICTURES=docs/images npm test -- e2e` takes the pictures of the docs anew.
 */
import type { Page } from '@playwright/test'
import { expect, test as base } from './fixtures.ts'

const test = base.extend<{ openStory: (id: string, globals?: string) => Promise<Page> }>({
  openStory: async ({ page, host }, use) => {
    const { url } = await host({}, { withApi: false })
    await page.clock.setFixedTime(new Date('2027-03-01T12:00:00Z'))
    await use(async (id, globals = '') => {
      await page.goto(`${url}/storybook/iframe.html?id=${id}&viewMode=story&globals=bare:on;${globals}`)
      return page
    })
  },
})

test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1200, height: 760 } })

const code = (page: Page) => page.getByRole('textbox', { name: 'CSS of your theme' })
const verdict = (page: Page) => page.locator('output').first()

test.describe('the playground', () => {
  test('begins with a theme, prints it, and copies what it printed', async ({ context, openStory }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await openStory('theming--playground')
    await page.getByRole('combobox', { name: 'Begin with' }).selectOption('Harbour')
    await expect(code(page)).toHaveValue(/--credit-accent: light-dark\(#0a5cc0, #6db3ff\);/)
    await page.getByRole('button', { name: 'Copy' }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${await code(page).inputValue()}\n`)
  })

  test('says in numbers and words what cannot be read, until it can be', async ({ openStory }) => {
    const page = await openStory('theming--playground')
    await expect(verdict(page)).toContainText('Everything can be read')
    const low = page.getByRole('group', { name: /^Low / })
    await low.getByLabel('Low, light').fill('#ffcc00')
    await expect(verdict(page)).toHaveText('Hard to read: Low (light), Low gauge (light).')
    await expect(low).toContainText(/light 1\.\d too low/)
    await expect(code(page)).toHaveValue(/--credit-low: light-dark\(#ffcc00, #[0-9a-f]{6}\);/)
    await low.getByRole('button', { name: 'Built-in' }).click()
    await expect(verdict(page)).toContainText('Everything can be read')
    await expect(code(page)).not.toHaveValue(/--credit-low/)
  })

  test('dresses the elements of both pages', async ({ openStory }) => {
    const page = await openStory('theming--playground')
    await page.getByLabel('Accent, dark', { exact: true }).fill('#00ff00')
    await page.getByLabel('Radius in px').fill('0')
    const buys = page.locator('credit-balance').getByRole('button', { name: 'Buy Credits' })
    await expect(buys).toHaveCount(2)
    await expect(buys.first()).toHaveCSS('background-color', 'rgb(47, 102, 217)')
    await expect(buys.last()).toHaveCSS('background-color', 'rgb(0, 255, 0)')
    for (const buy of await buys.all()) await expect(buy).toHaveCSS('border-radius', '0px')
  })
})

for (const theme of ['harbour', 'clay', 'signal'])
  for (const scheme of ['light', 'dark'])
    test(`theme ${theme}, ${scheme}`, async ({ openStory }, testInfo) => {
      const page = await openStory(`theming--${theme}`, `theme:${scheme}`)
      await expect(page.locator('credit-panel .cg-entry').nth(3)).toBeVisible()
      await takePicture(page, `theme-${theme}-${scheme}`, testInfo.outputDir)
    })

test('every part is pointed out', async ({ openStory }, testInfo) => {
  const page = await openStory('theming--parts')
  await expect(page.locator('.anatomy-part')).toHaveCount(20)
  await expect(page.locator('credit-panel .cg-entry').nth(3)).toBeVisible()
  await takePicture(page, 'parts', testInfo.outputDir, true)
})

async function takePicture(page: Page, name: string, elsewhere: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: `${process.env['PICTURES'] ?? elsewhere}/${name}.png`, fullPage })
}
