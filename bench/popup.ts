/** P1: how much later than an empty page of the extension the popup stands, with what was cached. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { startExtension } from '../e2e/extension-fixtures.ts'
import { startMockServer } from '../mocks/server.ts'
import { isSteady, median, percentile } from './ratio.ts'
import type { Result } from './result.ts'

const ROUNDS = 60
const VARIANTS = ['empty', 'popup', 'again'] as const
type Variant = (typeof VARIANTS)[number]

const PAGES: Record<Variant, string> = {
  empty: 'extension/empty.html',
  popup: 'extension/popup/index.html',
  again: 'extension/empty.html',
}
const EMPTY = '<!doctype html><meta charset="utf-8"><title>Empty</title><p>Nothing</p>'
const NUMBER = '368'

export async function run(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'popup-bench-'))
  const profile = mkdtempSync(join(tmpdir(), 'popup-bench-profile-'))
  cpSync('dist/chrome', folder, { recursive: true })
  writeFileSync(join(folder, PAGES.empty), EMPTY)
  const server = await startMockServer()
  const running = await startExtension(folder, profile, () => {})
  const { driver } = running
  try {
    await driver.connect(`${server.origin}/mock/healthy@bench/v1`)
    await drawOnce(await driver.open('popup'))
    const paints: Record<Variant, number[]> = { empty: [], popup: [], again: [] }
    for (let round = 0; round < ROUNDS; round += 1)
      for (const variant of VARIANTS) {
        const paintMs = await measure(driver.context(), `chrome-extension://${driver.id}/${PAGES[variant]}`, variant)
        if (round > 0) paints[variant].push(paintMs)
      }
    return report(paints)
  } finally {
    await running.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
    rmSync(profile, { recursive: true, force: true })
  }
}

/** From then on there is something in the cache. */
async function drawOnce(popup: Page): Promise<void> {
  await popup.getByText(NUMBER, { exact: true }).first().waitFor()
  await popup.getByRole('tabpanel').waitFor()
  await popup.waitForFunction(() => window.localStorage.getItem('mirror')?.includes('tabpanel'))
  await popup.close()
}

/** Milliseconds from the start of the navigation to the first paint of anything. */
async function measure(context: BrowserContext, url: string, variant: Variant): Promise<number> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 380, height: 600 })
  await page.goto(url, { waitUntil: 'commit' })
  const paintMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = ({ startTime }: PerformanceEntry) => resolve(startTime)
        new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach(look)).observe({
          type: 'paint',
          buffered: true,
        })
      }),
  )
  const text = await page.evaluate(() => document.body.textContent)
  if (variant === 'popup' && !text.includes(NUMBER)) throw new Error(`The popup's first paint was "${text}".`)
  await page.close()
  return paintMs
}

function report({ empty, popup, again }: Record<Variant, number[]>): Result[] {
  const over = popup.map((ms, round) => ms - (empty[round] ?? Number.NaN))
  // Bootstrap: the budget fails only if the lower end of the interval is over it.
  const medians = Array.from({ length: 1000 }, () =>
    median(over.map(() => over[Math.floor(Math.random() * over.length)] ?? 0)),
  )
  const steady = isSteady(empty, again) ? '' : ' (void: the machine was too busy)'
  return [
    { name: 'P1 popup with cached data painted, over an empty page', value: median(over), unit: 'ms' },
    { name: `P1 the same, lower end${steady}`, value: percentile(medians, 0.025), unit: 'ms', limit: { atMost: 15 } },
    { name: 'P1 an empty page of the extension painted', value: median(empty), unit: 'ms' },
  ]
}
