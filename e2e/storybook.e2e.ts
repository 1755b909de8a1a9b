/** `dist/storybook` on a plain file server, below a folder: what a designer opens. */
import type { Page } from '@playwright/test'
import { scenarios } from '../mocks/scenarios.ts'
import { expect, test as base } from './fixtures.ts'
import { findTextTrouble } from './text-fit.ts'

const test = base.extend<{ openStory: (id: string, globals?: string) => Promise<Page> }>({
  openStory: async ({ page, host }, use) => {
    const { url, requests } = await host({}, { withApi: false })
    await use(async (id, globals = '') => {
      await page.goto(`${url}/storybook/iframe.html?id=${id}&viewMode=story&globals=${globals}`)
      await expect(page.locator('[data-stage]')).toBeVisible()
      return page
    })
    expect(requests.filter((line) => line.includes('/mock/'))).toEqual([])
  },
})

const FAULTY = [/Failed to load resource|answers for another account|no such action/]
const SURFACES = ['credit-balance', 'credit-panel', 'credit-gate', 'extension-popup']
const DRESSES = {
  light: '',
  dark: 'theme:dark',
  'right-to-left': 'language:ar-XB',
  'forced-colours': '',
}

const showDetails = (page: Page) => page.getByRole('button', { name: /show details/ })

test.describe('all states on one page', () => {
  test.use({ expectedConsole: FAULTY, contextOptions: { reducedMotion: 'reduce' } })

  for (const surface of SURFACES)
    for (const [dress, globals] of Object.entries(DRESSES))
      test(`every scenario of ${surface}, ${dress}: all of it can be read`, async ({ page, openStory }) => {
        test.setTimeout(180_000)
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.emulateMedia({ forcedColors: dress === 'forced-colours' ? 'active' : 'none' })
        await openStory(`all-states--${surface}`, `${globals};bare:on`)
        const states = page.locator('.preview-state')
        await expect(states).toHaveCount(scenarios.length)
        for (const state of await states.all()) await expectStanding(state)
        for (const state of await states.all()) expect.soft(await findTextTrouble(state)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280)
        await expect(page.locator('.preview-unanswered')).toHaveCount(0)
        const folder = process.env['PICTURES']
        if (folder) await page.screenshot({ path: `${folder}/all-states-${surface}-${dress}.png`, fullPage: true })
      })
})

test('events are played: use, a bulk run, a top-up, a broken stream, a server that is down and back', async ({
  openStory,
}) => {
  const page = await openStory('credit-balance--healthy')
  const play = (name: string) => page.getByRole('button', { name }).click()
  const number = showDetails(page)
  await expect(number).toContainText('368')
  await play('Use 5 credits')
  await expect(number).toContainText('363')
  await play('Bulk run of 12')
  await expect(number).toContainText('351')
  await play('Top-up of 100 credited')
  await expect(number).toContainText('451')
  await play('Drop the live stream')
  await play('Use 5 credits')
  await expect(number).toContainText('446')
  await play('Start over')
  await expect(number).toContainText('368')
})

test.describe('a server that is down', () => {
  test.use({ expectedConsole: FAULTY })
  test('is shown as such, and its return as well', async ({ openStory }) => {
    const page = await openStory('credit-balance--healthy')
    await expect(showDetails(page)).toContainText('368')
    await page.getByRole('button', { name: 'Server down' }).click()
    await showDetails(page).click()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('dialog')).toContainText(/not available|trouble|try again/i)
    await page.getByRole('button', { name: 'Server back' }).click()
    await showDetails(page).click()
    await page
      .getByRole('button', { name: /Refresh|Try again/ })
      .first()
      .click()
    await expect(page.getByRole('dialog')).toContainText('368')
  })
})

test('a preview that was idle for hours still answers: the browser had put its worker to rest', async ({
  context,
  openStory,
}) => {
  const page = await openStory('credit-balance--healthy')
  await expect(showDetails(page)).toContainText('368')
  const devtools = await context.newCDPSession(page)
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.stopAllWorkers')
  await page.getByRole('button', { name: 'Use 5 credits' }).click()
  await expect(showDetails(page)).toContainText('363')
})

test('embed code is copied', async ({ context, openStory }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await openStory('credit-gate--low')
  await page.getByText('Embed code').click()
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('<credit-gate action="reference-check"')
})

test.describe('a request that no mock answers', () => {
  test.use({ expectedConsole: [/No mock answers|Failed to load resource/] })
  test('is shown over everything', async ({ page, openStory }) => {
    await openStory('credit-balance--healthy')
    await expect(showDetails(page)).toContainText('368')
    await expect(page.getByRole('alert')).toHaveCount(0)
    await page.evaluate(() => fetch('/v1/forgotten').then(() => {}))
    await expect(page.getByRole('alert')).toContainText(/^No mock answers GET .*\/v1\/forgotten/)
  })
})

test.describe('in the whole Storybook', () => {
  // Its own, for those who build on its next major version.
  test.use({ expectedConsole: [/will become mandatory in Storybook/] })

  test('a permalink sets balance and allowance, and the controls change them', async ({ page, host }) => {
    const { url } = await host({}, { withApi: false })
    await page.goto(`${url}/storybook/?path=/story/credit-balance--healthy&args=balance:40;allowance:400`)
    const preview = page.frameLocator('#storybook-preview-iframe')
    const details = preview.getByRole('button', { name: /show details/ })
    await expect(details).toContainText('40')
    await expect(preview.getByRole('meter')).toHaveAttribute('aria-valuetext', /10%/)
    await page.locator('#control-balance').fill('300')
    await expect(details).toContainText('300')
    await expect(preview.getByRole('meter')).toHaveAttribute('aria-valuetext', /75%/)
  })
})

/** It has its number, its rows or its failure, and nothing is under way. */
async function expectStanding(state: ReturnType<Page['locator']>): Promise<void> {
  await expect(state.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 })
}
