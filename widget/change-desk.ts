/** Reads from the ledger why a balance changed between two looks. */
import { readPages } from '../shared/billing/pages.ts'
import type { CreditSource } from '../shared/billing/source.ts'
import type { Asked } from '../shared/billing/wire-entries.ts'
import { explainChange, type Look } from '../shared/credits/change.ts'
import type { Entry } from '../shared/credits/entry.ts'
import { toFailure } from '../shared/credits/failure.ts'
import type { ChangeState } from '../shared/ui/change/WhyChanged.tsx'

/** So many rows are read for one answer. */
const PAGE_ROWS = 1000
const MAX_ROWS = 10_000

export class ChangeDesk {
  readonly #source: CreditSource
  readonly #onState: () => void
  #state: ChangeState = { kind: 'closed' }
  #end = new AbortController()

  constructor(source: CreditSource, onState: () => void) {
    this.#source = source
    this.#onState = onState
  }

  get state(): ChangeState {
    return this.#state
  }

  /** Begins anew. What was known stays on screen until there is something newer. */
  async open(asked: Asked, before: Look, now: Look): Promise<void> {
    this.#end.abort()
    this.#end = new AbortController()
    const { signal } = this.#end
    if (this.#state.kind !== 'ready') this.#set({ kind: 'loading' })
    try {
      const { entries, isCut } = await this.#read(asked, before, now, signal)
      if (signal.aborted) return
      this.#set({ kind: 'ready', change: explainChange(before, now, entries), rows: entries.length, isCut })
    } catch (thrown) {
      if (!signal.aborted) this.#set({ kind: 'failed', failure: toFailure(thrown) })
    }
  }

  /** Puts the answer away. */
  close(): void {
    this.#end.abort()
    this.#state = { kind: 'closed' }
  }

  async #read(asked: Asked, before: Look, now: Look, signal: AbortSignal) {
    const entries: Entry[] = []
    // Both ends belong to what came between: `from` is inclusive, `to` is not.
    const query = { from: before.asOf, to: now.asOf + 1, limit: PAGE_ROWS }
    for await (const page of readPages(this.#source, query, asked, { signal })) {
      entries.push(...page.entries)
      if (page.next !== null && entries.length >= MAX_ROWS) return { entries, isCut: true }
    }
    return { entries, isCut: false }
  }

  #set(state: ChangeState): void {
    this.#state = state
    this.#onState()
  }
}
