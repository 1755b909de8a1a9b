/** The built widget on a stranger's page. */
import type { Page } from '@playwright/test'
import { firstLoad, lazyLoad } from '../scripts/bundle.ts'
import { expect, test } from './fixtures.ts'
import { CLASSIC, MODULE, hostPage } from './host-page.ts'

/** A page with one element; the sign-in runs before the element is defined, as on most pages. */
function pageWith(scripts: string, instance: string, scenario = 'healthy'): string {
  return hostPage({ instance: `${scenario}@${instance}`, scripts })
}

/** Runs before the page: notes every Intl object, and what had been made when a frame first had a number in it. */
const COUNT_INTL = `
  const made = (globalThis.made = [])
  for (const name of ['NumberFormat', 'DateTimeFormat', 'PluralRules', 'RelativeTimeFormat'])
    Intl[name] = new Proxy(Intl[name], {
      construct(target, args) {
        made.push(name)
        return new target(...args)
      },
    })
  const look = () => {
    const number = document.querySelector('credit-balance')?.shadowRoot?.querySelector('[part~=number]')?.textContent
    if (/[0-9]/.test(number ?? '')) globalThis.atFirstNumber = number + ', ' + (made.join() || 'none')
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
`

/** Reads of the account until the stream opens: then it is read once more, for what happened in between. */
function firstReads(requests: string[]): string[] {
  const opened = requests.findIndex((line) => line.endsWith('/v1/events'))
  return requests.slice(0, opened === -1 ? undefined : opened).filter((line) => line.endsWith('/v1/account'))
}

const value = (page: Page) => page.getByRole('button', { name: /show details/ })

for (const [name, scripts] of [
  ['module', MODULE],
  ['classic script', CLASSIC],
] as const) {
  test(`the ${name} needs its scripts and one GET until the balance stands, and nobody else`, async ({
    page,
    host,
    instance,
  }) => {
    const { url } = await host({ '/': pageWith(scripts, instance) })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const firstAnswer = page.waitForResponse(/\/v1\/account$/)
    await page.goto(url)
    await firstAnswer
    const before = asked.splice(0).map((address) => new URL(address))
    const scriptNames = before.map(({ pathname }) => pathname).filter((path) => path.startsWith('/widget/'))
    const files = name === 'module' ? firstLoad('credit-gauge') : ['credit-gauge.iife.js', ...firstLoad('index')]
    expect(scriptNames.toSorted()).toEqual(files.map((file) => `/widget/${file}`).toSorted())
    expect(before.filter(({ pathname }) => pathname.endsWith('/v1/account'))).toHaveLength(1)
    expect(before.every(({ origin }) => origin === url)).toBe(true)
    await expect(value(page)).toContainText('368')
  })
}

test('live updates come after the balance', async ({ page, host, instance }) => {
  const server = await host({ '/': pageWith(MODULE, instance) })
  await page.goto(server.url)
  const live = lazyLoad('live').map((file) => `GET /widget/${file}`)
  expect(live.length).toBeGreaterThan(0)
  await expect.poll(() => server.requests).toEqual(expect.arrayContaining(live))
  const account = server.requests.findIndex((line) => line.endsWith('/v1/account'))
  for (const line of live) expect(server.requests.indexOf(line)).toBeGreaterThan(account)
})

test('no Intl object is made before the first number is painted', async ({ page, host, instance }) => {
  await page.addInitScript({ content: COUNT_INTL })
  const { url } = await host({ '/': pageWith(MODULE, instance) })
  await page.goto(url)
  await expect.poll(() => page.evaluate(() => String(Reflect.get(globalThis, 'atFirstNumber')))).toBe('368, none')
  await value(page).click()
  await expect.poll(() => page.evaluate(() => String(Reflect.get(globalThis, 'made')))).toContain('DateTimeFormat')
})

test('H4 the same script twice, in both forms, is as good as once', async ({ page, host, instance }) => {
  const server = await host({ '/': pageWith(MODULE + CLASSIC + MODULE + CLASSIC, instance) })
  await page.goto(server.url)
  await expect(value(page)).toHaveCount(1)
  await expect(value(page)).toContainText('368')
  expect(firstReads(server.requests)).toHaveLength(1)
})

test('what a page configures while the classic script loads holds from the first request', async ({
  page,
  host,
  instance,
}) => {
  const configured = `<script>CreditGauge.configure({ getToken: () => 'demo', headers: { 'X-Tenant': 'north' }, live: 'poll' })</script>`
  const server = await host({
    '/': hostPage({ instance: `healthy@${instance}`, scripts: CLASSIC + configured, token: null }),
  })
  const asked = page.waitForRequest(/\/v1\/account$/)
  await page.goto(server.url)
  expect((await asked).headers()).toMatchObject({ authorization: 'Bearer demo', 'x-tenant': 'north' })
  await expect(value(page)).toContainText('368')
  expect(server.requests.filter((line) => line.endsWith('/v1/account'))).toHaveLength(1)
  expect(server.requests.filter((line) => line.endsWith('/v1/events'))).toEqual([])
})

test('what a page configures later makes the elements ask anew', async ({ page, host, instance }) => {
  const { url } = await host({ '/': pageWith(MODULE, instance) })
  await page.goto(url)
  await expect(value(page)).toContainText('368')
  const asked = page.waitForRequest((request) => request.headers()['x-tenant'] === 'north')
  await page.evaluate(
    `import('/widget/credit-gauge.js').then(({ configure }) => configure({ headers: { 'X-Tenant': 'north' } }))`,
  )
  expect((await asked).url()).toContain('/v1/')
  await expect(value(page)).toContainText('368')
})

test('the classic script adds one global', async ({ page, host, instance }) => {
  const bare = await host({ '/': '<!doctype html><title>Bare</title>' })
  await page.goto(bare.url)
  const before = await page.evaluate(() => Object.getOwnPropertyNames(globalThis))
  const { url } = await host({ '/': pageWith(CLASSIC, instance) })
  await page.goto(url)
  await expect(value(page)).toContainText('368')
  const after = await page.evaluate(() => Object.getOwnPropertyNames(globalThis))
  expect(after.filter((name) => !before.includes(name))).toEqual(['CreditGauge'])
})

test('three elements of one account make one request', async ({ page, host, instance }) => {
  const three = pageWith('', instance).replace(/<credit-balance[\s\S]*<\/credit-balance>/, (element) =>
    element.repeat(3),
  )
  const server = await host({ '/': three.replace('</body>', `${MODULE}</body>`) })
  await page.goto(server.url)
  await expect(value(page)).toHaveCount(3)
  expect(firstReads(server.requests)).toHaveLength(1)
})

test.describe('without the script', () => {
  test.use({ expectedConsole: [/Failed to load resource|could not be loaded/] })

  test('N26 what the host wrote between the tags stays', async ({ page, host, instance }) => {
    const { url } = await host({ '/': pageWith(MODULE, instance) })
    await page.route('**/widget/**', (route) => route.abort())
    await page.goto(url)
    await expect(page.getByRole('link', { name: 'Credits' })).toBeVisible()
  })

  test('N26 the classic script tells the console when its module is blocked', async ({ page, host, instance }) => {
    const { url } = await host({ '/': pageWith(CLASSIC, instance) })
    await page.route('**/widget/index.js', (route) => route.abort())
    const warning = page.waitForEvent('console', (message) => message.text().includes('could not be loaded'))
    await page.goto(url)
    expect((await warning).type()).toBe('warning')
    await expect(page.getByRole('link', { name: 'Credits' })).toBeVisible()
  })
})
