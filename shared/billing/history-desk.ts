/** The ledger of one account for one screen: its rows, what they come to, and since when there are new ones. */
import type { LedgerState } from '../credits/ledger.ts'
import { LedgerReader } from './ledger-reader.ts'
import { findUsage, type HistoryUsage } from './ledger-reader-usage.ts'
import type { CreditSource, EntryFilter } from './source.ts'
import type { Asked } from './wire-entries.ts'

/** Keeps the moment of the newest row that the viewer has seen. Both may reject. */
export interface LastLook {
  get(): Promise<number | null>
  update(change: (at: number | null) => number): Promise<unknown>
}

export interface HistoryFacts {
  state: LedgerState
  /** `null` where no usage report says it, or not yet. */
  usage: HistoryUsage | null
  /** The newest row when somebody last looked, by the billing system's clock like those of all rows. */
  lastSeenAt: number | null
}

export class HistoryDesk {
  readonly #source: CreditSource
  readonly #lastLook: LastLook
  readonly #onFacts: (facts: HistoryFacts) => void
  readonly #reader: LedgerReader
  #facts: HistoryFacts = { state: { kind: 'loading' }, usage: null, lastSeenAt: null }
  #question: { asked: Asked; filter: EntryFilter } | undefined
  #usageEnd = new AbortController()
  #seenAt = 0

  constructor(source: CreditSource, lastLook: LastLook, onFacts: (facts: HistoryFacts) => void) {
    this.#source = source
    this.#lastLook = lastLook
    this.#onFacts = onFacts
    this.#reader = new LedgerReader(source, (state) => this.#set({ state }))
  }

  get facts(): HistoryFacts {
    return this.#facts
  }

  /** Begins anew with this filter. What is marked as new was not there at the last look before the first of them. */
  async open(asked: Asked, filter: EntryFilter): Promise<void> {
    const isFirst = this.#question === undefined
    const question = { asked, filter }
    this.#question = question
    if (isFirst) this.#set({ lastSeenAt: await this.#lastLook.get().catch(() => null) })
    // Closed meanwhile, or asked something else.
    if (this.#question !== question) return
    this.#facts = { ...this.#facts, usage: null }
    this.#reader.open(asked, filter)
    await this.#readUsage()
  }

  more(): void {
    this.#reader.more()
  }

  retry(): void {
    this.#reader.retry()
  }

  /** The server told of new rows. */
  refresh(): void {
    this.#reader.refresh()
    void this.#readUsage()
  }

  close(): void {
    this.#question = undefined
    this.#usageEnd.abort()
    this.#reader.close()
  }

  /** Without an answer the sum of the loaded rows stays. */
  async #readUsage(): Promise<void> {
    if (!this.#question) return
    this.#usageEnd.abort()
    this.#usageEnd = new AbortController()
    const { signal } = this.#usageEnd
    const { asked, filter } = this.#question
    const usage = await findUsage(this.#source, filter, asked, { signal }).catch(() => undefined)
    if (!signal.aborted) this.#set({ usage: usage ?? null })
  }

  #set(change: Partial<HistoryFacts>): void {
    this.#facts = { ...this.#facts, ...change }
    this.#onFacts(this.#facts)
    this.#see(this.#facts.state)
  }

  /** Seen is what was drawn; narrowed by a filter, newer rows may have been left out. */
  #see(state: LedgerState): void {
    const newest = state.kind === 'ready' ? state.entries.find(({ at }) => at !== null)?.at : undefined
    const isNarrowed = Object.keys(this.#question?.filter ?? {}).length > 0
    if (typeof newest !== 'number' || isNarrowed || newest <= this.#seenAt) return
    this.#seenAt = newest
    // Where it cannot be kept, the same rows are new once more.
    this.#lastLook.update((at) => Math.max(at ?? 0, newest)).catch(() => {})
  }
}
