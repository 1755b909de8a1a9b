/** An export from its click to its file: what the page shows of it, and what its buttons do. */
import type { CreditSource, EntryFilter } from '../../shared/billing/source.ts'
import type { Account } from '../../shared/credits/account.ts'
import { FailureError, type Failure } from '../../shared/credits/failure.ts'
import { csvFileName, type CsvColumn } from '../../shared/format/csv.ts'
import { saveBlob } from '../../shared/billing/save-blob.ts'
import { downloadSink } from '../../shared/billing/download-sink.ts'
import { canPickFile, pickFile } from './file-sink.ts'
import type { ExportProgress, ExportResult, Sink } from '../../shared/billing/export-ledger.ts'
import { createPatience, type Patience, type Waiting } from '../../shared/billing/patience.ts'
import { runExport } from './run-export.ts'

export type ExportState =
  | { kind: 'idle' }
  | { kind: 'running'; progress: ExportProgress; waiting: Waiting | null }
  /** `blob` is there where the browser's downloads got the file: it can be saved once more. */
  | { kind: 'done'; result: ExportResult; fileName: string; blob: Blob | null }
  | { kind: 'canceled' }
  /** `null`: the file could not be written. */
  | { kind: 'failed'; failure: Failure | null }

export interface Exporting {
  /** Call it within the click: browsers let a file be picked only then. */
  start(what: { source: CreditSource; account: Account; filter: EntryFilter }): Promise<void>
  cancel: () => void
  /** Ends a wait. */
  goOn: () => void
  /** Puts the end of the last one away. */
  reset: () => void
}

const NOTHING: ExportProgress = { rows: 0, total: null, bytes: 0 }

export function createExporting(
  headings: () => Record<CsvColumn, string>,
  set: (state: ExportState) => void,
): Exporting {
  let controller: AbortController | undefined
  let patience: Patience | undefined

  async function run(what: Parameters<Exporting['start']>[0], sink: Sink): Promise<ExportResult> {
    controller = new AbortController()
    const { signal } = controller
    let progress = NOTHING
    let waiting: Waiting | null = null
    const show = () => set({ kind: 'running', progress, waiting })
    patience = createPatience(signal, (next) => {
      waiting = next
      show()
    })
    show()
    return runExport({ ...what, headings: headings() }, sink, {
      signal,
      onTrouble: patience.onTrouble,
      onProgress: (next) => {
        progress = next
        show()
      },
    })
  }

  return {
    cancel: () => controller?.abort(),
    goOn: () => patience?.goOn(),
    reset: () => set({ kind: 'idle' }),
    async start(what) {
      const name = csvFileName(what.account, what.filter, Date.now())
      let blob: Blob | null = null
      try {
        const picked = canPickFile()
          ? await pickFile(name)
          : { sink: downloadSink((whole) => (blob = whole)), fileName: name }
        if (!picked) return
        const result = await run(what, picked.sink)
        if (blob) saveBlob(picked.fileName, blob)
        set({ kind: 'done', result, fileName: picked.fileName, blob })
      } catch (thrown) {
        if (isAbort(thrown)) set({ kind: 'canceled' })
        else set({ kind: 'failed', failure: thrown instanceof FailureError ? thrown.failure : null })
      }
    },
  }
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError'
}
