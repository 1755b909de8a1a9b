/** L1–L3: 100,000 entries on a page, against a hand-written ring of rows in the same browser. */
import { readFileSync } from 'node:fs'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { buildPage } from './history-page/build-page.ts'
import { findBrowser } from '../scripts/browsers.ts'
import { isSteady, median, percentile, ratios } from './ratio.ts'
import type { Result } from './result.ts'

/** The ring runs twice: as the floor, and under another name, to see how steady the machine is. */
const VARIANTS = ['history', 'ring', 'again'] as const
type Variant = (typeof VARIANTS)[number]

const ROUNDS = 9
const FRAMES = 40
const STEP_PX = { smooth: 60, flung: 2000 }
const STYLES = ['tokens', 'ui', 'afterwards', 'buying', 'details', 'history']

interface Round {
  firstMs: number
  smoothMs: number
  flungMs: number
  flungFrames: number[]
  nodes: number
  blanks: number
}

export async function run(): Promise<Result[]> {
  const executablePath = findBrowser('chromium')
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), chromiumSandbox: false })
  try {
    const script = await buildPage()
    const rounds: Record<Variant, Round[]> = { history: [], ring: [], again: [] }
    for (let round = 0; round < ROUNDS; round += 1)
      for (const variant of rotate(VARIANTS, round)) {
        const page = await browser.newPage({ viewport: { width: 380, height: 600 } })
        const measured = await measure(page, script, variant)
        await page.close()
        if (round > 0) rounds[variant].push(measured)
      }
    return report(rounds)
  } finally {
    await browser.close()
  }
}

async function measure(page: Page, script: string, variant: Variant): Promise<Round> {
  await page.setContent(`<!doctype html><style>${readStyles()}</style><body>`)
  await page.addScriptTag({ type: 'module', content: script })
  await page.waitForFunction(() => 'bench' in window)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(() => window.bench.prepare())
  await session.send('HeapProfiler.collectGarbage')
  const before = await taskMs(session)
  await page.evaluate(
    (name) => {
      window.bench.show(name)
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    },
    variant === 'history' ? ('history' as const) : ('ring' as const),
  )
  const firstMs = (await taskMs(session)) - before
  const first = await page.evaluate(() => window.bench.look())
  if (!first.texts.some((text) => text.includes('Priya Raghunathan') && text.includes('30,001')))
    throw new Error(`${variant} drew ${first.texts.join()}`)
  await page.waitForFunction(() => window.bench.isWhole())
  const smooth = await scroll(page, session, 0, STEP_PX.smooth)
  const flung = await scroll(page, session, 1_000_000, STEP_PX.flung)
  return {
    firstMs,
    smoothMs: median(smooth.frames),
    flungMs: median(flung.frames),
    flungFrames: flung.frames,
    nodes: Math.max(first.nodes, smooth.nodes, flung.nodes),
    blanks: smooth.blanks + flung.blanks,
  }
}

/** CPU of each frame in milliseconds. What was drawn is looked at afterwards, so that looking costs nobody a layout. */
async function scroll(page: Page, session: CDPSession, from: number, step: number) {
  const frames: number[] = []
  let [nodes, blanks] = [0, 0]
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const before = await taskMs(session)
    await page.evaluate(
      (top) => {
        window.bench.scrollTo(top)
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      },
      from + frame * step,
    )
    frames.push((await taskMs(session)) - before)
    const seen = await page.evaluate(() => window.bench.look())
    nodes = Math.max(nodes, seen.nodes)
    if (seen.isBlank || seen.texts.length < 9) blanks += 1
  }
  return { frames: frames.slice(1), nodes, blanks }
}

/** CPU of the page's main thread so far. */
async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

function report(rounds: Record<Variant, Round[]>): Result[] {
  const of = (variant: Variant, pick: (round: Round) => number) => rounds[variant].map(pick)
  const compare = (name: string, pick: (round: Round) => number, atMost: number): Result[] => {
    const { ratio, low } = ratios(of('history', pick), of('ring', pick))
    const steady = isSteady(of('ring', pick), of('again', pick)) ? '' : ' (VOID: the ring differed from itself)'
    return [
      { name: `${name}, over the ring: lower end of the interval${steady}`, value: low, unit: '×', limit: { atMost } },
      { name: `${name}, over the ring: median`, value: ratio, unit: '×' },
      { name, value: median(of('history', pick)), unit: 'ms' },
      { name: `${name} of the ring`, value: median(of('ring', pick)), unit: 'ms' },
    ]
  }
  const p95 = (variant: Variant) =>
    percentile(
      rounds[variant].flatMap(({ flungFrames }) => flungFrames),
      0.95,
    )
  return [
    ...compare('L1 CPU to first rows', ({ firstMs }) => firstMs, 1.5),
    ...compare('L2 CPU of a smooth frame', ({ smoothMs }) => smoothMs, 2),
    ...compare('L2 CPU of a flung frame', ({ flungMs }) => flungMs, 2),
    { name: 'L2 CPU of a flung frame, p95', value: p95('history'), unit: 'ms', limit: { atMost: 8 } },
    { name: 'L2 CPU of a flung frame of the ring, p95', value: p95('ring'), unit: 'ms' },
    {
      name: 'L3 elements at most',
      value: Math.max(...of('history', ({ nodes }) => nodes)),
      unit: '',
      limit: { atMost: 600 },
    },
    {
      name: 'L3 frames with a blank row',
      value: Math.max(...of('history', ({ blanks }) => blanks)),
      unit: '',
      limit: { atMost: 0 },
    },
  ]
}

function readStyles(): string {
  return STYLES.map((name) => readFileSync(`shared/ui/${name}.css`, 'utf8').replace(/@import[^;]+;/, '')).join('\n')
}

function rotate<T>(items: readonly T[], by: number): T[] {
  return items.map((_, index) => items[(index + by) % items.length]).filter((item) => item !== undefined)
}
