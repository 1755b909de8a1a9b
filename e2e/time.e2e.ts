/** Clocks that are wrong, set back or run on while everything sleeps: the bar never says that a number is younger than it is. */
import type { Page } from '@playwright/test'
import { fastClock } from './fast-clock.ts'
import { account, reset } from './faults.ts'
import { expect, test } from './fixtures.ts'
import type { Host } from './host.ts'
import { hostPage, type HostPageParts } from './host-page.ts'

test.use({ expectedConsole: [/Failed to load resource/] })

const HOUR_MS = 3_600_000
/** Ten in the morning, where the browser of these tests is. */
const TEN = Date.parse('2026-03-02T09:00:00Z')

const value = (page: Page) => page.getByRole('button', { name: /show details/ })
const reads = ({ requests }: Host) => requests.filter((line) => line.endsWith('/v1/account')).length
const refresh = (page: Page) => page.evaluate(`document.querySelector('credit-balance').refresh()`)

const pageOf = (instance: string, parts: Partial<HostPageParts> = {}) =>
  hostPage({ instance: `healthy@${instance}`, lang: 'en-GB', ...parts })

/** What can be read there. */
const expectBar = (page: Page, said: RegExp, timeout = 5000) =>
  expect(value(page)).toHaveText(said, { useInnerText: true, timeout })

/** As a clock on the wall of these tests has it. */
const hourOf = (time: number) =>
  new Date(time).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' })

/** Runs before a page: its device says that it is `time`, until `setClock(ms)` puts it forward or back by so much. */
function deviceClock(time: number): string {
  return `{
    const RealDate = Date
    const beganAt = performance.now()
    let shift = 0
    globalThis.setClock = (ms) => (shift += ms)
    globalThis.Date = class extends RealDate {
      constructor(...parts) {
        if (parts.length === 0) super(Date.now())
        else super(...parts)
      }
      static now() {
        return Math.floor(${time} + performance.now() - beganAt + shift)
      }
    }
  }`
}

const setClock = (page: Page, ms: number) => page.evaluate(`setClock(${ms})`)

for (const [name, offsetMs] of [
  ['two hours slow', -2 * HOUR_MS],
  ['two hours fast', 2 * HOUR_MS],
  ['400 days slow', -400 * 24 * HOUR_MS],
] as const)
  test.describe(`T1 on a device whose clock is ${name}`, () => {
    test('a fresh number is fresh, nothing lies in the future, and nobody has to sign in again', async ({
      page,
      host,
      instance,
    }) => {
      const counted = '{ getToken: () => { globalThis.asked = (globalThis.asked ?? 0) + 1; return "demo" } }'
      const server = await host({ '/': pageOf(instance, { token: null, configuration: counted }) })
      await page.addInitScript({ content: deviceClock(TEN + offsetMs) })
      await page.goto(server.url)
      await expect(value(page)).toContainText('368')
      await expect.poll(() => server.openCount(/\/events$/)).toBe(1)
      await value(page).click()
      const details = page.getByRole('dialog')
      await expect(details).toContainText('368')
      await expect(details).toContainText(new RegExp(`as of ${hourOf(TEN + offsetMs)}:0\\d`))
      expect(await details.innerText()).not.toMatch(/\bin \d+ (second|minute|hour)/)
      await expect(value(page)).not.toContainText('as of')
      expect(await page.evaluate('asked')).toBe(1)
      expect(reads(server)).toBeLessThanOrEqual(2)
    })

    test('an old number is as old as it is', async ({ page, host, instance }) => {
      const now = Date.now()
      const lagging = { asOf: new Date(now - HOUR_MS).toISOString(), serverTime: new Date(now).toISOString() }
      const server = await host({ '/': pageOf(instance) }, { faults: { 'GET /account': account(lagging) } })
      // An hour ago the device showed ten, whatever it was in truth.
      await page.addInitScript({ content: deviceClock(TEN + HOUR_MS + offsetMs) })
      await page.goto(server.url)
      await expectBar(page, new RegExp(`368\\s+credits\\s+as of ${hourOf(TEN + offsetMs)}:0\\d`))
    })
  })

test('T2 a clock that is set back during the session stops nothing, and makes no number younger', async ({
  page,
  host,
  instance,
}) => {
  const server = await host(
    { '/': pageOf(instance) },
    {
      faults: {
        'GET /account': account({ pollSeconds: 5 }),
        'GET /events': ({ response }) => void response.writeHead(204).end(),
      },
    },
  )
  await page.addInitScript({ content: fastClock(5) + deviceClock(TEN) })
  await page.goto(server.url)
  await expect(value(page)).toContainText('368')
  await setClock(page, -2 * HOUR_MS)
  const before = reads(server)
  await expect.poll(() => reads(server), { timeout: 15_000 }).toBeGreaterThan(before + 2)
  await expect(value(page)).not.toContainText('as of')
  server.faults['GET /account'] = reset
  // By the clock that the viewer sees now.
  await expect(value(page)).toHaveText(/368.*as of 08:0\d/)
})

test('T1 a clock that was two hours fast and is corrected: no number is from the future', async ({
  page,
  host,
  instance,
}) => {
  const server = await host({ '/': pageOf(instance, { configuration: '{ live: "off" }' }) })
  await page.addInitScript({ content: deviceClock(TEN + 2 * HOUR_MS) })
  await page.goto(server.url)
  await expect(value(page)).toContainText('368')
  await setClock(page, -2 * HOUR_MS)
  server.faults['GET /account'] = reset
  await refresh(page)
  await expect(value(page)).toHaveText(/368.*as of 10:0\d/)
  await value(page).click()
  await expect(page.getByRole('dialog')).toContainText(/as of 10:0\d/)
})

test('T7 a tab that is open for 25 hours still says from when its number is', async ({ page, host, instance }) => {
  const server = await host({ '/': pageOf(instance, { configuration: '{ live: "off" }' }) })
  await page.clock.install({ time: TEN })
  await page.goto(server.url)
  await expect(value(page)).toContainText('368')
  await expect(value(page)).not.toContainText('as of')
  await page.clock.fastForward('03:00:00')
  await expect(value(page)).toHaveText(/368.*as of 10:00/)
  await page.clock.fastForward('22:00:00')
  await expect(value(page)).toHaveText(/368.*as of yesterday 10:00/)
  await value(page).click()
  await expect(page.getByRole('dialog')).toContainText('as of yesterday 10:00')
  expect(reads(server)).toBe(1)
  await refresh(page)
  await expect(value(page)).not.toContainText('as of')
})

test('T7 a tab that polls for 25 hours asks as often as it should, and its number is never old', async ({
  page,
  host,
  instance,
}) => {
  const server = await host(
    { '/': pageOf(instance, { configuration: '{ deadlineMs: 36e6 }' }) },
    {
      faults: {
        'GET /account': account({ pollSeconds: 3600 }),
        'GET /events': ({ response }) => void response.writeHead(204).end(),
      },
    },
  )
  await page.addInitScript({ content: fastClock(9000) + deviceClock(TEN) })
  await page.goto(server.url)
  // 9000 times as fast, 25 hours are 10 seconds.
  await expect.poll(() => page.evaluate('Date.now()'), { timeout: 20_000 }).toBeGreaterThan(TEN + 25 * HOUR_MS)
  await expectBar(page, /^368\s+credits\s*$/)
  const elapsed = Number(await page.evaluate('Date.now()')) - TEN
  expect(reads(server)).toBeGreaterThan(elapsed / HOUR_MS / 2)
  expect(reads(server)).toBeLessThan(elapsed / HOUR_MS + 3)
})

test('L8 a device that slept for eight hours: the number says how old it is, until there is a new one', async ({
  page,
  host,
  instance,
}) => {
  const server = await host(
    { '/': pageOf(instance) },
    { faults: { 'GET /events': ({ response }) => void response.writeHead(204).end() } },
  )
  await page.addInitScript({ content: fastClock(10) + deviceClock(TEN) })
  await page.goto(server.url)
  await expect(value(page)).toContainText('368')
  const before = reads(server)
  server.faults['GET /account'] = reset
  // Timers and `performance.now()` stood still meanwhile, the clock of the device ran on.
  await setClock(page, 8 * HOUR_MS)
  await expect(value(page)).toHaveText(/368.*as of 10:0\d/, { timeout: 3000 })
  await expect.poll(() => reads(server), { timeout: 3000 }).toBeGreaterThan(before)
  server.faults['GET /account'] = ({ pass }) => pass()
  await expectBar(page, /^368\s+credits\s*$/, 10_000)
})
