/** The history as a file, from the click to the browser's downloads. Goes on while other tabs of the panel are open. */
import { downloadSink } from '../../shared/billing/download-sink.ts'
import { exportLedger } from '../../shared/billing/export-ledger.ts'
import { createPatience, type Patience } from '../../shared/billing/patience.ts'
import { saveBlob } from '../../shared/billing/save-blob.ts'
import type { CreditSource, EntryFilter } from '../../shared/billing/source.ts'
import type { Account } from '../../shared/credits/account.ts'
import { FailureError } from '../../shared/credits/failure.ts'
import { csvChunks, csvFileName, type CsvColumn } from '../../shared/format/csv.ts'
import type { CsvState } from '../../shared/ui/history/CsvStatus.tsx'

interface Order {
  account: Account
  filter: EntryFilter
  headings: Record<CsvColumn, string>
}

type Running = Extract<CsvState, { kind: 'running' }>

const BEGUN: Running = { kind: 'running', rows: 0, total: null, waiting: null }

export class CsvDesk {
  readonly #source: CreditSource
  readonly #onState: () => void
  #state: CsvState = { kind: 'idle' }
  #order: Order | undefined
  #file: Blob | undefined
  #end = new AbortController()
  #patience: Patience | undefined

  constructor(source: CreditSource, onState: () => void) {
    this.#source = source
    this.#onState = onState
  }

  get state(): CsvState {
    return this.#state
  }

  /** All rows that the filter lets through, not only those on screen. Never rejects. */
  async start(order: Order): Promise<void> {
    this.close()
    this.#order = order
    const { signal } = (this.#end = new AbortController())
    const goOn = () => this.goOn()
    addEventListener('online', goOn, { signal })
    let running = BEGUN
    const show = (change: Partial<Running>) => {
      running = { ...running, ...change }
      if (!signal.aborted) this.#set(running)
    }
    show({})
    try {
      this.#patience = createPatience(signal, (waiting) => show({ waiting }))
      await this.#run(order, signal, show)
    } catch (thrown) {
      const failure = thrown instanceof FailureError ? thrown.failure : null
      if (!signal.aborted) this.#set({ kind: 'failed', rows: running.rows, failure })
    }
    removeEventListener('online', goOn)
  }

  /** Ends a wait. */
  goOn(): void {
    this.#patience?.goOn()
  }

  /** Saves what is done again; begins anew what failed. */
  again(): void {
    if (this.#state.kind === 'done' && this.#file) saveBlob(this.#state.fileName, this.#file)
    else if (this.#order) void this.start(this.#order)
  }

  /** Ends the run, if there is one, and forgets the file. */
  dismiss(): void {
    this.close()
    this.#set({ kind: 'idle' })
  }

  close(): void {
    this.#end.abort()
    this.#file = undefined
  }

  async #run({ account, filter, headings }: Order, signal: AbortSignal, show: (change: Partial<Running>) => void) {
    const { rows, doubts } = await exportLedger(
      { source: this.#source, account, filter, toText: (pages) => csvChunks(pages, account, headings) },
      downloadSink((file) => (this.#file = file)),
      {
        signal,
        onTrouble: (failure, attempt) => this.#patience?.onTrouble(failure, attempt) ?? Promise.resolve(),
        onProgress: ({ rows: read, total }) => show({ rows: read, total }),
      },
    )
    const fileName = csvFileName(account, filter, Date.now())
    this.#set({ kind: 'done', rows, fileName, doubts })
    this.again()
  }

  #set(state: CsvState): void {
    this.#state = state
    this.#onState()
  }
}
