/** From a ledger to a file: page by page, in text of about 64 kB, so that memory stays flat whatever its length. */
import type { Entry } from '../credits/entry.ts'
import type { Failure } from '../credits/failure.ts'
import { createLedgerCheck } from '../credits/ledger-check.ts'
import { readPages } from './pages.ts'
import { patientSource } from './patient-source.ts'
import type { CreditSource, EntryFilter } from './source.ts'
import type { Asked, EntryPage } from './wire-entries.ts'

/** Where the text goes. */
export interface Sink {
  write: (text: string) => Promise<void>
  /** That was all: keeps the file. */
  close: () => Promise<void>
  /** Nothing of it is to stay. */
  discard: () => Promise<void>
}

export interface LedgerJob {
  source: CreditSource
  account: Asked
  filter: EntryFilter
  /** How rows are written. */
  toText: (pages: AsyncIterable<readonly Entry[]>) => AsyncIterable<string>
}

export interface ExportProgress {
  rows: number
  /** How many rows there are in all; `null` where the server does not count. */
  total: number | null
  /** Size of the file so far. */
  bytes: number
}

/** What about the rows makes no sense. The file has them as they came. */
export type Doubt =
  /** The server pointed back to rows that it had sent before: older ones may be missing. */
  | 'circle'
  /** The server counted another number of rows than it sent. */
  | 'count'
  /** The balances beside the rows do not follow from their amounts. */
  | 'sum'

export interface ExportResult extends ExportProgress {
  doubts: Doubt[]
}

export interface ExportWatch {
  /** Ends the run; what was written is discarded. */
  signal: AbortSignal
  onProgress: (progress: ExportProgress) => void
  /** A page failed, for the `attempt`th time in a row, from 0. Resolves to ask for it again; rejects to give up. */
  onTrouble: (failure: Failure, attempt: number) => Promise<void>
}

/** Rows per request: far below what an answer may weigh, even with long descriptions. */
const PAGE_ROWS = 500

/** Writes all rows that the filter lets through. Rejects with a `FailureError` or with the signal's reason. */
export async function exportLedger(job: LedgerJob, sink: Sink, watch: ExportWatch): Promise<ExportResult> {
  const progress: ExportProgress = { rows: 0, total: null, bytes: 0 }
  const doubts = new Set<Doubt>()
  try {
    for await (const text of job.toText(readRows(job, watch, progress, doubts))) {
      await sink.write(text)
      progress.bytes += byteLength(text)
      watch.onProgress({ ...progress })
    }
    watch.signal.throwIfAborted()
    await sink.close()
  } catch (thrown) {
    await sink.discard().catch(() => {})
    throw thrown
  }
  return { ...progress, doubts: [...doubts] }
}

/** The rows of each page. Counts them, and notes what is odd about them all. */
async function* readRows(
  { source, account, filter }: LedgerJob,
  { signal, onProgress, onTrouble }: ExportWatch,
  progress: ExportProgress,
  doubts: Set<Doubt>,
): AsyncGenerator<Entry[], void, undefined> {
  const check = createLedgerCheck()
  const pages = readPages(patientSource(source, onTrouble), { ...filter, limit: PAGE_ROWS }, account, { signal })
  let last: EntryPage | undefined
  for await (const page of pages) {
    signal.throwIfAborted()
    last = page
    progress.rows += page.entries.length
    progress.total = page.total ?? progress.total
    for (const entry of page.entries) check.add(entry)
    onProgress({ ...progress })
    yield page.entries
  }
  // Reading ends before the last page only where its cursor was followed already.
  if (last && last.next !== null) doubts.add('circle')
  if (progress.total !== null && progress.total !== progress.rows) doubts.add('count')
  if (isAllOf(filter) && !check.addsUp()) doubts.add('sum')
}

/** Are rows in between left out? Then no sum can be checked. */
function isAllOf({ from: _from, to: _to, ...narrowing }: EntryFilter): boolean {
  return Object.values(narrowing).every((value) => value === '' || value.length === 0)
}

const encoder = new TextEncoder()

function byteLength(text: string): number {
  return encoder.encode(text).byteLength
}
