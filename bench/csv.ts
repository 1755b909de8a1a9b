/** C1–C2: a million rows as CSV, against papaparse in the same run. */
import Papa from 'papaparse'
import { createArchive } from '../mocks/world/archive.ts'
import { priceList } from '../mocks/world/catalogue.ts'
import type { Action } from '../shared/credits/account.ts'
import { toCredits } from '../shared/credits/amount.ts'
import type { Entry } from '../shared/credits/entry.ts'
import { CSV_COLUMNS, csvChunks } from '../shared/format/csv.ts'
import { enHistory } from '../shared/format/messages/en-history.ts'
import { ratios } from './ratio.ts'
import type { Result } from './result.ts'

const ROWS = 1_000_000
const PAGE_ROWS = 1000
const ROUNDS = 8
const ROUND_PAGES = 100
const MB = 1_000_000

const account = {
  unit: { scale: 0, label: null },
  actions: priceList().map((action): Action => ({ ...action, canRun: null })),
}

export async function run(): Promise<Result[]> {
  const pages = archivePages(20)
  await write(repeat(pages, 200))
  const { peakBytes, longestMs, bytes, ms } = await write(repeat(pages, ROWS / PAGE_ROWS))
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = await write(repeat(pages, ROUND_PAGES))
    const other = unparse(repeat(pages, ROUND_PAGES))
    if (Math.abs(own.bytes / other.bytes - 1) > 0.05) throw new Error('the two wrote different files')
    if (round === 0) continue
    ours.push(own.ms)
    theirs.push(other.ms)
  }
  const { ratio } = ratios(theirs, ours)
  return [
    { name: 'C1 speed over papaparse, median of rounds', value: ratio, unit: '×', limit: { atLeast: 2 } },
    { name: 'C1 a million rows', value: bytes / MB / (ms / 1000), unit: 'MB/s' },
    {
      name: 'C2 memory over start while writing a million rows',
      value: peakBytes / MB,
      unit: 'MB',
      limit: { atMost: 64 },
    },
    { name: 'C2 longest time between two chunks', value: longestMs, unit: 'ms', limit: { atMost: 50 } },
  ]
}

/** Takes all chunks and keeps none. Memory is what the process grew by, by either count, whichever is more. */
async function write(pages: Iterable<readonly Entry[]>) {
  globalThis.gc?.()
  const start = process.memoryUsage()
  let [peakBytes, longestMs, bytes, ms] = [0, 0, 0, 0]
  const encoder = new TextEncoder()
  let since = performance.now()
  for await (const chunk of csvChunks(pages, account, enHistory.csvColumns)) {
    bytes += encoder.encode(chunk).length
    const now = performance.now()
    longestMs = Math.max(longestMs, now - since)
    ms += now - since
    const { heapUsed, rss } = process.memoryUsage()
    peakBytes = Math.max(peakBytes, rss - start.rss, heapUsed - start.heapUsed)
    since = performance.now()
  }
  return { peakBytes, longestMs, bytes, ms }
}

/** The same with papaparse, page by page, which is its fastest and flattest form. */
function unparse(pages: Iterable<readonly Entry[]>) {
  const names = new Map(account.actions.map(({ key, name }) => [key, name]))
  const encoder = new TextEncoder()
  const before = performance.now()
  let bytes = 0
  for (const page of pages) {
    const rows = page.map(({ at, type, status, action, description, quantity, amount, balanceAfter, ...entry }) => [
      at === null ? '' : new Date(at).toISOString(),
      type,
      status,
      action === null ? '' : (names.get(action) ?? action),
      description,
      quantity,
      amount,
      balanceAfter,
      entry.actor.name,
      entry.actor.id,
      entry.subject?.label,
      entry.subject?.type,
      entry.subject?.url,
      entry.account?.name,
      entry.group?.label,
      entry.group?.id,
      entry.id,
    ])
    if (rows[0]?.length !== CSV_COLUMNS.length) throw new Error('columns differ')
    bytes += encoder.encode(`${Papa.unparse(rows, { escapeFormulae: true })}\r\n`).length
  }
  return { bytes, ms: performance.now() - before }
}

function* repeat(pages: readonly (readonly Entry[])[], count: number) {
  for (let index = 0; index < count; index += 1) yield pages[index % pages.length] ?? []
}

function archivePages(count: number): Entry[][] {
  const archive = createArchive(count * PAGE_ROWS, toCredits(30_000), Date.UTC(2027, 2, 1))
  return Array.from({ length: count }, (_, page) =>
    Array.from({ length: PAGE_ROWS }, (__, row) => archive.entryAt(archive.count - 1 - page * PAGE_ROWS - row)),
  )
}
