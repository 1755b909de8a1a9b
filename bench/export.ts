/** C2 in the extension: the memory of the export page while it saves a million rows that come over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import * as v from 'valibot'
import { startExtension } from '../e2e/extension-fixtures.ts'
import { answer, rewritten } from '../e2e/faults.ts'
import { startHost, type Fault } from '../e2e/host.ts'
import type { Result } from './result.ts'

const ROWS = 1_000_000
const PAGE_ROWS = 1000
/** The heap is read so often, each time after a collection. */
const LOOK_EVERY_PAGES = 50
const MB = 1_000_000

const Row = v.looseObject({ id: v.string() })
type Row = v.InferOutput<typeof Row>
const Page = v.looseObject({ data: v.array(Row) })

export async function run(): Promise<Result[]> {
  const profile = mkdtempSync(join(tmpdir(), 'export-bench-'))
  const sent = { pages: 0 }
  const host = await startHost({}, { faults: { 'GET /entries': manyPages(() => void (sent.pages += 1)) } })
  const running = await startExtension('dist/chrome', profile, () => {})
  const { driver } = running
  try {
    await driver.connect(`${host.url}/mock/healthy@bench/v1`)
    const page = await driver.open('export')
    // A headless browser has no window to pick a file in.
    await page.evaluate('delete globalThis.showSaveFilePicker')
    await page.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'All time' })
    const session = await page.context().newCDPSession(page)
    const start = await usedBytes(session)
    let peak = start
    const began = performance.now()
    const saved = page.waitForEvent('download', { timeout: 600_000 })
    await page.getByRole('button', { name: 'Save CSV' }).click()
    for (let next = LOOK_EVERY_PAGES; sent.pages < ROWS / PAGE_ROWS;) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (sent.pages < next) continue
      next = sent.pages + LOOK_EVERY_PAGES
      peak = Math.max(peak, await usedBytes(session))
    }
    await saved
    peak = Math.max(peak, await usedBytes(session))
    return [
      {
        name: 'C2 page memory over start, a million rows',
        value: (peak - start) / MB,
        unit: 'MB',
        limit: { atMost: 64 },
      },
      { name: 'C2 time for a million rows over HTTP', value: (performance.now() - began) / 1000, unit: 's' },
    ]
  } finally {
    await running.close()
    await host.stop()
    rmSync(profile, { recursive: true, force: true })
  }
}

async function usedBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

/** The account's own first page again and again, each time with ids of its own, until there were enough rows. */
function manyPages(onPage: () => void): Fault {
  let rows: Row[] = []
  const first = rewritten((text) => {
    rows = v.parse(Page, JSON.parse(text)).data
    return toPage(rows, 0)
  })
  return (call) => {
    onPage()
    const cursor = new URL(call.request.url ?? '/', 'http://host').searchParams.get('cursor')
    if (cursor === null) first(call)
    else answer(200, toPage(rows, Number(cursor)))(call)
  }
}

function toPage(rows: readonly Row[], index: number): string {
  const data = Array.from({ length: PAGE_ROWS }, (_, row) => ({
    ...rows[row % rows.length],
    id: `row-${index}-${row}`,
  }))
  const next = (index + 1) * PAGE_ROWS < ROWS ? String(index + 1) : null
  return JSON.stringify({ accountId: 'acc-halden', scale: 0, data, next, total: ROWS })
}
