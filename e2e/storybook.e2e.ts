/** `dist/storybook` on a plain file server, below a folder: what a designer opens. */
import type { Locator, Page } from '@playwright/test'
import { scenarios } from '../mocks/scenarios.ts'
import { SURFACES as PICTURED } from '../visual/pictures.ts'
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
/** Addresses of their stories, and what is there once they know something. */
const SURFACES = [...PICTURED, { story: 'credit-gate', shown: '[part=reason]:not(:empty)' }]
const DRESSES = {
  light: '',
  dark: 'theme:dark',
  'right-to-left': 'language:ar-XB',
  'forced-colours': '',
}

/** Wide enough for three panels side by side. */
const WINDOW = { width: 1800, height: 900 }

const showDetails = (page: Page) => page.getByRole('button', { name: /show details/ })

test.describe('all states on one page', () => {
  test.use({ expectedConsole: FAULTY, contextOptions: { reducedMotion: 'reduce' } })

  for (const { story, shown } of SURFACES)
    for (const [dress, globals] of Object.entries(DRESSES))
      test(`every scenario of ${story}, ${dress}: all of it can be read`, async ({ page, openStory }) => {
        test.setTimeout(180_000)
        await page.setViewportSize(WINDOW)
        await page.emulateMedia({ forcedColors: dress === 'forced-colours' ? 'active' : 'none' })
        await openStory(`all-states--${story}`, `${globals};bare:on`)
        const states = page.locator('.preview-state')
        await expect(states).toHaveCount(scenarios.length)
        for (const state of await states.all()) await expectStanding(state, shown)
        for (const state of await states.all()) expect.soft(await findTextTrouble(state)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(WINDOW.width)
        await expect(page.locator('.preview-unanswered')).toHaveCount(0)
        const folder = process.env['PICTURES']
        if (folder) await page.screenshot({ path: `${folder}/all-states-${story}-${dress}.png`, fullPage: true })
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

test('an event that a state does not allow says so', async ({ openStory }) => {
  const page = await openStory('credit-balance--minimal-server')
  await page.getByRole('button', { name: 'Drop the live stream' }).click()
  await expect(page.getByText('Drop the live stream: not possible in this state.')).toBeVisible()
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

test('the same preview in two tabs: each has its own account, and neither takes the other for a mistake', async ({
  context,
  openStory,
}) => {
  const first = await openStory('credit-balance--healthy')
  await expect(showDetails(first)).toContainText('368')
  const second = await context.newPage()
  await second.goto(first.url())
  await expect(showDetails(second)).toContainText('368')
  await second.getByRole('button', { name: 'Use 5 credits' }).click()
  await expect(showDetails(second)).toContainText('363')
  await expect(showDetails(first)).toContainText('368')
  await expect(first.locator('.preview-unanswered')).toHaveCount(0)
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
    await page.evaluate(async () => void (await fetch('/v1/forgotten')))
    await expect(page.getByRole('alert')).toContainText(/^No mock answers GET .*\/v1\/forgotten/)
  })
})

test.describe('in the whole Storybook', () => {
  // Its own, for those who build on its next major version; and of the browser, when an account refuses an event.
  test.use({ expectedConsole: [/will become mandatory in Storybook|status of 422/] })

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
    await page.getByRole('button', { name: 'Reset controls' }).click()
    await expect(details).toContainText('368')
    await expect(preview.getByRole('meter')).toHaveAttribute('aria-valuetext', /74%/)
    await page.getByRole('button', { name: 'Set number' }).first().click()
    await page.locator('#control-balance').fill('300')
    await expect(details).toContainText('300')
    await preview.getByRole('button', { name: 'Start over' }).click()
    await expect(details).toContainText('368')
    await expect(page.locator('#control-balance')).toHaveCount(0)
  })

  test('numbers that a state does not have are refused in words', async ({ page, host }) => {
    const { url } = await host({}, { withApi: false })
    await page.goto(`${url}/storybook/?path=/story/credit-balance--unlimited&args=balance:40`)
    const preview = page.frameLocator('#storybook-preview-iframe')
    await expect(preview.getByText('cannot be set in this state')).toBeVisible()
    await expect(preview.getByRole('button', { name: /show details/ })).toContainText('Unlimited')
  })

  test('forced colours are switched on and off from the toolbar', async ({ page, host }) => {
    const { url } = await host({}, { withApi: false })
    await page.goto(`${url}/storybook/?path=/story/credit-balance--low`)
    const preview = page.frameLocator('#storybook-preview-iframe')
    const buy = preview.getByRole('button', { name: 'Buy Credits' })
    await preview.getByRole('button', { name: 'Use 5 credits' }).click()
    await expect(preview.getByRole('button', { name: /show details/ })).toContainText('81')
    for (const [from, to, background] of [
      ['Own colours', 'Forced colours', 'rgb(0, 0, 0)'],
      ['Forced colours', 'Own colours', 'rgb(47, 102, 217)'],
    ] as const) {
      await page.getByRole('button', { name: from }).click()
      await page.getByText(to, { exact: true }).last().click()
      await expect(buy).toHaveCSS('background-color', background)
      // It is the same account still.
      await expect(preview.getByRole('button', { name: /show details/ })).toContainText('81')
    }
  })
})

/** It has its number, its rows or its failure, and nothing is under way. */
async function expectStanding(state: Locator, shown: string): Promise<void> {
  await expect(state.locator(shown).first()).toBeVisible()
  await expect(state.locator('[aria-busy=true]')).toHaveCount(0)
}
