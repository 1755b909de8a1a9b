import { FailureError, toFailure } from '../credits/failure.ts'
import { addPage, failLedger, findLedger, loadMore, refreshFirstPage, type LedgerState } from '../credits/ledger.ts'
import type { CreditSource, EntryFilter } from './source.ts'
import { toEntryPage, type Asked, type EntryPage } from './wire-entries.ts'

/** Enough for many screens, little enough to come at once. */
const PAGE_ROWS = 200

/** One question that was asked, until the next one takes its place. */
interface Run {
  asked: Asked
  filter: EntryFilter
  end: AbortController
  /** How often the first page was asked for, and whether it is on its way. */
  wanted: number
  isReadingFirst: boolean
  /** The cursor that is being followed. */
  more: { cursor: string; end: AbortController } | undefined
  /** Which of the two failed last. */
  failed: 'first' | 'more'
}

/**
 * Reads the ledger of one account for one screen, page by page. Each call is made once at a time; what is late answers
 * nothing. A failed page waits until somebody asks again: `retry()`, or `refresh()` when the server tells of news.
 */
export class LedgerReader {
  readonly #source: CreditSource
  readonly #onState: (state: LedgerState) => void
  #state: LedgerState = { kind: 'loading' }
  #run: Run | undefined

  /** `onState` hears of every new state, beginning with the first `open()`. */
  constructor(source: CreditSource, onState: (state: LedgerState) => void) {
    this.#source = source
    this.#onState = onState
  }

  /** Begins anew with these filters, whatever was under way. */
  open(asked: Asked, filter: EntryFilter): void {
    this.close()
    this.#run = {
      asked,
      filter,
      end: new AbortController(),
      wanted: 0,
      isReadingFirst: false,
      more: undefined,
      failed: 'first',
    }
    this.#set({ kind: 'loading' })
    this.refresh()
  }

  /** Reads the first page again. Asked for while it is on its way, it is read once more afterwards. */
  refresh(): void {
    const run = this.#run
    if (!run) return
    run.wanted += 1
    if (!run.isReadingFirst) void this.#readFirst(run)
  }

  /** The reader of the screen nears its end. Nothing happens where no page is due, or where the last one failed. */
  more(): void {
    if (this.#state.kind === 'ready') this.#follow()
  }

  /** Once more what failed. */
  retry(): void {
    if (this.#state.kind !== 'failed') return
    if (this.#run?.failed === 'more') this.#follow()
    else this.refresh()
  }

  /** Ends what is under way. `open()` begins again. */
  close(): void {
    this.#run?.end.abort()
    this.#run = undefined
  }

  #follow(): void {
    const run = this.#run
    const cursor = findLedger(this.#state)?.next
    if (run && !run.more && typeof cursor === 'string') void this.#readMore(run, cursor)
  }

  async #readFirst(run: Run): Promise<void> {
    run.isReadingFirst = true
    let answered = 0
    while (answered < run.wanted) {
      answered = run.wanted
      const result = await this.#read(run, undefined, run.end.signal)
      if (this.#run !== run) return
      if (result.failure) run.failed = 'first'
      const { page, failure } = result
      const state = page ? refreshFirstPage(this.#state, page) : failLedger(this.#state, failure)
      // Where a gap opened, the list begins anew: a page that is on its way has no place in it.
      if (run.more && findLedger(state)?.next !== run.more.cursor) this.#drop(run)
      this.#set(state)
    }
    run.isReadingFirst = false
  }

  async #readMore(run: Run, cursor: string): Promise<void> {
    const end = new AbortController()
    run.more = { cursor, end }
    this.#set(loadMore(this.#state))
    const result = await this.#read(run, cursor, AbortSignal.any([run.end.signal, end.signal]))
    if (this.#run !== run || end.signal.aborted) return
    run.more = undefined
    if (result.failure) run.failed = 'more'
    this.#set(result.page ? addPage(this.#state, result.page, cursor) : failLedger(this.#state, result.failure))
  }

  #drop(run: Run): void {
    run.more?.end.abort()
    run.more = undefined
  }

  async #read({ asked, filter }: Run, cursor: string | undefined, signal: AbortSignal) {
    try {
      if (!this.#source.entries) throw new FailureError({ kind: 'unsupported' })
      const query = { ...filter, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) }
      const page: EntryPage = toEntryPage(await this.#source.entries(query, { signal }), asked)
      return { page }
    } catch (thrown) {
      return { failure: toFailure(thrown) }
    }
  }

  #set(state: LedgerState): void {
    if (state === this.#state && state.kind !== 'loading') return
    this.#state = state
    this.#onState(state)
  }
}
