import papaparse from 'papaparse'
import { expect, test, vi } from 'vitest'
import type { CreditSource, EntryFilter, EntryQuery } from '../../shared/billing/source.ts'
import { account } from '../../shared/credits/account.fixture.ts'
import { FailureError, type Failure } from '../../shared/credits/failure.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'
import type { ExportProgress, ExportWatch } from '../../shared/billing/export-ledger.ts'
import { runExport } from './run-export.ts'

const who = account({ id: 'acc-1' })
const START = Date.UTC(2027, 0, 1)

/** The `seq`th row, newest first: each takes one credit, and what is left beside it adds up. */
function wireEntry(seq: number, changes: object = {}) {
  return {
    id: `e-${seq}`,
    at: new Date(START - seq * 60_000).toISOString(),
    type: 'debit',
    amount: -1,
    balanceAfter: 1000 + seq,
    description: `Row ${seq}`,
    ...changes,
  }
}

/** A ledger of so many rows in pages of `size`. `spoil` may change or refuse the answer to a cursor. */
function ledger(count: number, size: number, spoil: (start: number, page: object) => object = (_start, page) => page) {
  const queries: EntryQuery[] = []
  const source: CreditSource = {
    account: () => Promise.reject(new Error('not asked')),
    entries: async (query) => {
      queries.push(query)
      const start = Number(query.cursor ?? 0)
      const data = Array.from({ length: Math.min(size, count - start) }, (_, index) => wireEntry(start + index))
      const next = start + size < count ? String(start + size) : null
      return spoil(start, { accountId: 'acc-1', scale: 0, data, next, total: count })
    },
  }
  return { source, queries }
}

function memorySink() {
  const sink = { text: '', isClosed: false, isDiscarded: false }
  return {
    sink,
    write: async (text: string) => void (sink.text += text),
    close: async () => void (sink.isClosed = true),
    discard: async () => void (sink.isDiscarded = true),
  }
}

const giveUp: ExportWatch['onTrouble'] = (failure) => Promise.reject(new FailureError(failure))

async function save(source: CreditSource, watch: Partial<ExportWatch> = {}, filter: EntryFilter = {}) {
  const { sink, ...writer } = memorySink()
  const job = { source, account: who, filter, headings: enHistory.csvColumns }
  const all = { signal: new AbortController().signal, onProgress: () => {}, onTrouble: giveUp, ...watch }
  const outcome = await runExport(job, writer, all).then(
    (result) => ({ result }),
    (thrown: unknown) => ({ thrown }),
  )
  const { data, errors } = papaparse.parse<Record<string, string>>(sink.text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  return { sink, outcome, rows: data, errors }
}

test('all pages are in the file, not the first one only', async () => {
  const { source, queries } = ledger(1234, 500)
  const { rows, errors, outcome, sink } = await save(source)
  expect(errors).toEqual([])
  expect(rows.map((row) => row['Entry ID'])).toEqual(Array.from({ length: 1234 }, (_, seq) => `e-${seq}`))
  expect(outcome).toEqual({
    result: { rows: 1234, total: 1234, bytes: new TextEncoder().encode(sink.text).byteLength, doubts: [] },
  })
  expect(sink.isClosed).toBe(true)
  expect(queries.map(({ cursor }) => cursor)).toEqual([undefined, '500', '1000'])
})

test('exactly what was filtered is asked for, on every page', async () => {
  const { source, queries } = ledger(3, 2)
  const filter = { from: 1, to: 2, type: ['debit'], actor: ['u-1'], q: 'x' }
  await save(source, {}, filter)
  expect(queries).toEqual([
    { ...filter, limit: 500 },
    { ...filter, limit: 500, cursor: '2' },
  ])
})

test('D14 an empty history is a file with headings', async () => {
  const { rows, sink, outcome } = await save(ledger(0, 10).source)
  expect(rows).toEqual([])
  expect(sink.text).toContain('Entry ID')
  expect(outcome).toMatchObject({ result: { rows: 0, doubts: [] } })
})

test('after a lost connection it goes on with the page that was due, and no row is there twice', async () => {
  const failures: [Failure['kind'], number][] = []
  const lost = new FailureError({ kind: 'unreachable', debug: 'test' })
  let left = 3
  const { source, queries } = ledger(30, 10, (start, page) => {
    if (start === 10 && (left -= 1) >= 0) throw lost
    return page
  })
  const { rows, outcome } = await save(source, {
    onTrouble: async ({ kind }, attempt) => void failures.push([kind, attempt]),
  })
  expect(failures).toEqual([
    ['unreachable', 0],
    ['unreachable', 1],
    ['unreachable', 2],
  ])
  expect(rows).toHaveLength(30)
  expect(outcome).toMatchObject({ result: { rows: 30, doubts: [] } })
  expect(queries.map(({ cursor }) => cursor)).toEqual([undefined, '10', '10', '10', '10', '20'])
})

test('given up, nothing of the file stays', async () => {
  const { source } = ledger(30, 10, (start, page) => {
    if (start === 20) throw new FailureError({ kind: 'forbidden', missing: [], contacts: [] })
    return page
  })
  const { sink, outcome } = await save(source)
  expect(outcome).toMatchObject({ thrown: { failure: { kind: 'forbidden' } } })
  expect(sink).toMatchObject({ isClosed: false, isDiscarded: true })
})

test('canceled, it asks for no further page, and nothing of the file stays', async () => {
  const controller = new AbortController()
  const { source, queries } = ledger(1000, 10)
  const onProgress = ({ rows }: ExportProgress) => rows >= 30 && controller.abort()
  const { sink, outcome } = await save(source, { signal: controller.signal, onProgress })
  expect(outcome).toMatchObject({ thrown: { name: 'AbortError' } })
  expect(sink).toMatchObject({ isClosed: false, isDiscarded: true })
  expect(queries.length).toBeLessThan(6)
})

test('a file that cannot be written ends the run', async () => {
  const job = { source: ledger(30, 10).source, account: who, filter: {}, headings: enHistory.csvColumns }
  const discard = vi.fn<() => Promise<void>>(async () => {})
  const full = { write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')), close: discard, discard }
  const watch = { signal: new AbortController().signal, onProgress: () => {}, onTrouble: giveUp }
  await expect(runExport(job, full, watch)).rejects.toMatchObject({ name: 'QuotaExceededError' })
  expect(discard).toHaveBeenCalledOnce()
})

test('D13 a cursor that leads in a circle ends it, and that is said', async () => {
  const { source } = ledger(30, 10, (start, page) => (start === 20 ? { ...page, next: '10', total: null } : page))
  const { rows, outcome } = await save(source)
  expect(rows).toHaveLength(30)
  expect(outcome).toMatchObject({ result: { doubts: ['circle'] } })
})

test('another number of rows than announced is said', async () => {
  const { source } = ledger(30, 10, (_start, page) => ({ ...page, total: 31 }))
  expect((await save(source)).outcome).toMatchObject({ result: { rows: 30, total: 31, doubts: ['count'] } })
})

test('D22 balances that do not follow from the amounts are said, but not where rows in between are left out', async () => {
  const { source } = ledger(30, 10, (start, page) =>
    start === 20
      ? { ...page, data: Array.from({ length: 10 }, (_, index) => wireEntry(20 + index, { balanceAfter: 7 })) }
      : page,
  )
  expect((await save(source)).outcome).toMatchObject({ result: { doubts: ['sum'] } })
  expect((await save(source, {}, { q: 'x' })).outcome).toMatchObject({ result: { doubts: [] } })
})

test('D23 rows of another account are never saved', async () => {
  const { source } = ledger(30, 10, (start, page) => (start === 10 ? { ...page, accountId: 'acc-2' } : page))
  const { outcome, sink } = await save(source)
  expect(outcome).toMatchObject({ thrown: { failure: { kind: 'wrong-account' } } })
  expect(sink.isDiscarded).toBe(true)
})
