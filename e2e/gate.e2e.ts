/** Gates on a stranger's page: for everybody to read, in every scenario, and for buying where credits are missing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { scenarios } from '../mocks/scenarios.ts'
import { steer } from './billing.ts'
import { expect, test } from './fixtures.ts'
import { hostPage } from './host-page.ts'

const ACTIONS = ['action="reference-check" quantity="90"', 'action="record-reference"', 'action="video-interview"']

/** A page that is light or dark as its reader wishes, with some gates on it. */
function pageWith(account: string, attributes = ACTIONS): string {
  const gates = attributes.map((each) => `<credit-gate ${each}><button type="button">Start</button></credit-gate>`)
  return hostPage({
    instance: account,
    account: null,
    count: 0,
    token: null,
    configuration: `{ apiBase: '/mock/${account}/v1', getToken: () => 'demo' }`,
    head: `<meta name="viewport" content="width=device-width"><style>
      :root { color-scheme: light dark; font-family: sans-serif }
      body { background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #e6edf3) }
      main { display: flex; flex-wrap: wrap; gap: 16px }
    </style>`,
    after: `<main><h1>Candidates</h1>${gates.join('')}</main>`,
  })
}

const gate = (page: Page) => page.locator('credit-gate')
const reasons = (page: Page) => page.locator('credit-gate [part=reason]')

/** Waits until each of so many gates says what its action takes. */
async function expectReasons(page: Page, count: number): Promise<void> {
  await expect(reasons(page)).toHaveText(Array.from({ length: count }, () => /\S/))
}

test.describe('axe finds nothing at a gate', () => {
  test.use({
    expectedConsole: [/Failed to load resource|answers for another account|no such action/],
    contextOptions: { reducedMotion: 'reduce' },
  })

  for (const { name } of scenarios)
    test(`in light, dark and forced colours: ${name}`, async ({ page, host, instance }) => {
      const { url } = await host({
        '/': pageWith(`${name}@${instance}`, [...ACTIONS, `${ACTIONS[0]} unknown="closed"`]),
      })
      await page.goto(url)
      await expectReasons(page, 4)
      await expectNothing(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectNothing(page)
      await page.emulateMedia({ forcedColors: 'active' })
      await expectNothing(page)
    })
})

async function expectNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))
  expect(found).toEqual([])
}

test('those who listen find the action by its name, with the reason, when its button is out of reach', async ({
  page,
  host,
  instance,
}) => {
  const { url } = await host({ '/': pageWith(`healthy@${instance}`, ['action="reference-check"']) })
  await page.goto(url)
  const group = page.getByRole('group', { name: 'Reference check' })
  await expect(group).toHaveAccessibleDescription('5 credits · 363 left after')
  await expect.poll(() => buttonsHeard(page)).toEqual(['Start'])
  await steer({ url }, `healthy@${instance}`, { do: 'set', balance: 2 })
  await expect(page.getByRole('status').filter({ hasText: 'Reference check: Needs 5, you have 2' })).toHaveCount(1)
  await expect(group).toHaveAccessibleDescription('Needs 5, you have 2')
  await expect.poll(() => buttonsHeard(page)).toEqual(['Buy Credits'])
})

/** The browser's own word, which knows what is inert through slots. */
async function buttonsHeard(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value === 'button')
    .map(({ name }) => String(name?.value))
}

test('credits are bought at the gate, in another tab, and the action runs again', async ({
  page,
  context,
  host,
  instance,
}) => {
  const { url } = await host({ '/': pageWith(`low@${instance}`, ['action="reference-check" quantity="20"']) })
  await page.goto(url)
  await expect(reasons(page)).toHaveText('17 of 20 can run')
  const opening = context.waitForEvent('page')
  await gate(page).getByRole('button', { name: 'Buy Credits' }).click()
  const checkout = await opening
  await checkout.waitForURL(/checkout/)
  await checkout.getByRole('button', { name: /^Pay/ }).click()
  await expect(checkout.getByRole('heading', { name: 'Payment received' })).toBeVisible()
  await expect(reasons(page)).toHaveText('100 credits · 236 left after')
  await page.keyboard.press('Escape')
  await expect(gate(page).getByRole('dialog')).toBeHidden()
  await gate(page).getByRole('button', { name: 'Start' }).click()
})

test('a request from the gate names what was stopped, and can be edited', async ({ page, host, instance }) => {
  const account = `top-up-declined@${instance}`
  const { url } = await host({ '/': pageWith(account, ['action="resume-parsing" quantity="500"']) })
  await page.goto(url)
  await gate(page).getByRole('button', { name: 'Request Credits' }).click()
  const message = gate(page).getByRole('textbox', { name: 'Message' })
  await expect(message).toHaveValue(
    /^We want to run 500 × Résumé parsing, which needs 500 credits\. We have \d+ credits left\./,
  )
  await message.fill('Please, by Friday.')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/top-ups'))
  await gate(page).getByRole('button', { name: 'Send request' }).click()
  expect((await sent).postDataJSON()).toMatchObject({ kind: 'request', message: 'Please, by Friday.' })
})

test('what nobody may buy says who can help', async ({ page, host, instance }) => {
  const { url } = await host({
    '/': pageWith(`no-buy-permission@${instance}`, ['action="reference-check" quantity="90"']),
  })
  await page.goto(url)
  await gate(page).getByRole('button', { name: 'Buy Credits' }).click()
  await expect(gate(page).getByRole('dialog')).toContainText('Who can help')
})

for (const width of [1280, 360])
  test(`U9 at ${width} px nothing is wider than its page, and every button can be hit`, async ({
    page,
    host,
    instance,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    const { url } = await host({
      '/': pageWith(`fractional-credits@${instance}`, [...ACTIONS, 'action="csv-import" quantity="9000"']),
    })
    await page.goto(url)
    await expectReasons(page, 4)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const buying = gate(page).locator('button[part~=buy]:visible')
    await expect(buying.first()).toBeVisible()
    for (const { height } of await buying.evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect())))
      expect(height).toBeGreaterThanOrEqual(24)
  })
