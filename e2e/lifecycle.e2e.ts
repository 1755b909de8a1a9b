/** What a browser does to the tabs of a recruiter: it kills, keeps and forgets them. Chromium only. */
import type { BrowserContext, Page } from '@playwright/test'
import { steer } from './billing.ts'
import { expect, test } from './fixtures.ts'
import type { Host } from './host.ts'
import { hostPage } from './host-page.ts'
import { NOTE_BALANCES } from './note-balances.ts'

/** Playwright switches the back/forward cache off; people have it on. */
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const ignored = launchOptions.ignoreDefaultArgs
    const further = Array.isArray(ignored) ? ignored : []
    await use({ ...launchOptions, ignoreDefaultArgs: [...further, '--disable-back-forward-cache'] })
  },
})

/** A second, and what a busy machine adds to it: the next poll is far away. */
const AT_ONCE_MS = 4000

const value = (page: Page) => page.getByRole('button', { name: /show details/ })
const balancesOf = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'balances') as unknown)
const streams = ({ seen }: Host) => seen.filter(({ line }) => line.endsWith('/events'))
const expectStreams = (host: Host, count: number) => expect.poll(() => host.openCount(/\/events$/)).toBe(count)

/** Opens pages that all can be seen, and waits until they know each other. The first one leads. */
async function openPages(context: BrowserContext, url: string, count: number): Promise<Page[]> {
  const pages: Page[] = []
  await context.addInitScript(NOTE_BALANCES)
  for (let n = 0; n < count; n++) {
    const page = await context.newPage()
    pages.push(page)
    await page.goto(`${url}/?tab=${n}`)
    await expect(value(page)).toContainText('368')
    await expect.poll(() => memberCount(page)).toBe(n + 1)
  }
  return pages
}

function memberCount(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    return [...held, ...pending].filter(({ name }) => name?.endsWith(':lead')).length
  })
}

/** The page that streams is `index`, and goes on where the one before stood. */
async function expectTakenOver(host: Host, pages: Page[], since: number): Promise<void> {
  await expect.poll(() => streams(host).length, { timeout: AT_ONCE_MS }).toBe(2)
  const taken = streams(host)[1]
  expect(pages.map((page) => page.url())).toContain(taken?.headers.referer)
  expect(taken?.headers['last-event-id']).toBeDefined()
  expect((taken?.at ?? Infinity) - since).toBeLessThan(AT_ONCE_MS)
}

test('C3 the leading tab crashes: another one streams at once, and nothing is missed', async ({
  context,
  host,
  instance,
}) => {
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
  const debit = () => steer(server, `healthy@${instance}`, { do: 'debit', credits: 8 })
  const [leader, ...others] = await openPages(context, server.url, 3)
  if (!leader) throw new Error('no page')
  await debit()
  for (const page of [leader, ...others]) await expect(value(page)).toContainText('360')
  const session = await context.newCDPSession(leader)
  const crashed = leader.waitForEvent('crash')
  const crashedAt = performance.now()
  session.send('Page.crash').catch(() => {})
  await crashed
  await debit()
  await expectTakenOver(server, others, crashedAt)
  for (const page of others) {
    await expect(value(page)).toContainText('352', { timeout: AT_ONCE_MS })
    expect(await balancesOf(page)).toEqual([368, 360, 352])
  }
})

for (const [name, account] of [
  ['of a named account', 'acc-halden'],
  ['that does not name it', null],
] as const)
  test(`H23 a page ${name} in the back/forward cache has no stream; back from there it streams and is fresh`, async ({
    page,
    host,
    instance,
  }) => {
    const server = await host({
      '/': hostPage({ instance: `healthy@${instance}`, account }),
      '/other': '<!doctype html><title>Other</title>',
    })
    await page.goto(server.url)
    await expectStreams(server, 1)
    await expect(value(page)).toContainText('368')
    await page.evaluate(() => void Reflect.set(globalThis, 'survived', true))
    await page.goto(`${server.url}/other`)
    await expectStreams(server, 0)
    await steer(server, `healthy@${instance}`, { do: 'debit', credits: 8 })
    await page.goBack({ waitUntil: 'commit' })
    expect(await page.evaluate(() => Reflect.get(globalThis, 'survived') as unknown)).toBe(true)
    await expect(value(page)).toContainText('360', { timeout: AT_ONCE_MS })
    await expectStreams(server, 1)
  })

test('C3 the leading tab goes into the back/forward cache: another one streams at once', async ({
  context,
  host,
  instance,
}) => {
  const server = await host({
    '/': hostPage({ instance: `healthy@${instance}` }),
    '/other': '<!doctype html><title>Other</title>',
  })
  const debit = () => steer(server, `healthy@${instance}`, { do: 'debit', credits: 8 })
  const [leader, ...others] = await openPages(context, server.url, 2)
  if (!leader) throw new Error('no page')
  await debit()
  for (const page of [leader, ...others]) await expect(value(page)).toContainText('360')
  const leftAt = performance.now()
  await leader.goto(`${server.url}/other`)
  await expectTakenOver(server, others, leftAt)
  await debit()
  for (const page of others) await expect(value(page)).toContainText('352', { timeout: AT_ONCE_MS })
  await leader.goBack({ waitUntil: 'commit' })
  await expect(value(leader)).toContainText('352', { timeout: AT_ONCE_MS })
  await expectStreams(server, 1)
  for (const page of others) expect(await balancesOf(page)).toEqual([368, 360, 352])
  // A browser may have thrown it out of the cache: then it begins anew.
  await expect.poll(async () => String(await balancesOf(leader))).toMatch(/^(352|368,360,352)$/)
})

test('S10 clearing the browsing data takes nothing from the screen, and what is asked next is shared again', async ({
  context,
  page,
  host,
  instance,
}) => {
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
  await page.goto(server.url)
  await expectStreams(server, 1)
  const kept = () => page.evaluate(() => JSON.stringify(localStorage))
  const before = await kept()
  expect(before).toContain('368')
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'all' })
  // It goes, or the page has looked already who is signed in, and has shared the answer.
  await expect.poll(kept).not.toBe(before)
  await expect(value(page)).toHaveText(/^368 credits\s*$/)
  await page.evaluate(() =>
    document.querySelector<HTMLElement & { refresh(): Promise<void> }>('credit-balance')?.refresh(),
  )
  await expect(value(page)).toContainText('368')
  expect(await kept()).toContain('368')
})
