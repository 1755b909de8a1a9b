/** The pinned Pro Connect button, as a host embeds it. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { hostPage } from './host-page.ts'

function pageWith(account: string, html: string): string {
  return hostPage({
    instance: account,
    account: null,
    count: 0,
    token: null,
    configuration: `{ apiBase: '/mock/${account}/v1', getToken: () => 'demo' }`,
    head: `<style>
      :root { color-scheme: light dark; font-family: sans-serif }
      body { background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #e6edf3) }
      nav { display: flex; flex-direction: column; width: 200px }
    </style>`,
    after: `<main><h1>Jobs</h1><nav><a href="#jobs">Jobs</a>${html}</nav></main>`,
  })
}

const SIDEBAR = '<credit-connect></credit-connect>'

test('opens the address of the account in a tab that cannot reach back, by mouse and by key', async ({
  page,
  context,
  host,
  instance,
}) => {
  const { url } = await host({ '/': pageWith(`healthy@${instance}`, SIDEBAR) })
  await page.goto(url)
  const link = page.getByRole('link', { name: 'Pro Connect (opens in a new tab)' })
  for (const press of [() => link.click(), () => link.press('Enter')]) {
    const opening = context.waitForEvent('page')
    await press()
    const opened = await opening
    await expect(opened.getByRole('heading', { name: 'Pro Connect' })).toBeVisible()
    expect(await opened.evaluate(() => window.opener === null)).toBe(true)
    await opened.close()
  }
})

test('is not there where the account has no address', async ({ page, host, instance }) => {
  const { url } = await host({ '/': pageWith(`new-account@${instance}`, SIDEBAR) })
  const answer = page.waitForResponse(/\/v1\/account$/)
  await page.goto(url)
  await answer
  await expect(page.locator('credit-connect')).toBeHidden()
  await expect(page.getByRole('link', { name: /Pro Connect/ })).toHaveCount(0)
})

test('is not printed', async ({ page, host, instance }) => {
  const { url } = await host({
    '/': pageWith(`healthy@${instance}`, '<credit-connect position="floating"></credit-connect>'),
  })
  await page.goto(url)
  await expect(page.locator('credit-connect')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('credit-connect')).toBeHidden()
})

test('axe finds nothing, in light, dark and forced colours', async ({ page, host, instance }) => {
  const both = `${SIDEBAR}<credit-connect position="floating"></credit-connect>`
  const { url } = await host({ '/': pageWith(`healthy@${instance}`, both) })
  await page.goto(url)
  await expect(page.getByRole('link', { name: /Pro Connect/ })).toHaveCount(2)
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(media)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
})
