import { FailureError, toFailure } from '../credits/failure.ts'
import type { UsageRow, UsageState } from '../credits/usage.ts'
import type { CreditSource, UsageQuery } from './source.ts'
import { toUsage, type Asked } from './wire-entries.ts'

/** One question that was asked, until the next one takes its place. */
interface Run {
  /** Tells it apart from others. */
  question: string
  asked: Asked
  query: UsageQuery
  end: AbortController
  /** How often it was asked, and whether a call is on its way. */
  wanted: number
  isReading: boolean
}

/**
 * Reads the usage report of one account for one screen: one call at a time, and what is late answers nothing. What
 * failed waits until somebody asks again by `refresh()`; what was read before stays.
 */
export class UsageReader {
  readonly #source: CreditSource
  readonly #onState: (state: UsageState) => void
  #state: UsageState = { kind: 'loading' }
  #run: Run | undefined

  /** `onState` hears of every new state, beginning with the first `open()`. */
  constructor(source: CreditSource, onState: (state: UsageState) => void) {
    this.#source = source
    this.#onState = onState
  }

  get state(): UsageState {
    return this.#state
  }

  /** Begins anew with this question, whatever was under way. Asked again, the same question is no new one. */
  open(asked: Asked, query: UsageQuery): void {
    const question = JSON.stringify([asked.id, asked.unit.scale, query])
    if (question === this.#run?.question) return
    this.close()
    this.#run = { question, asked, query, end: new AbortController(), wanted: 0, isReading: false }
    this.#onState(this.#state)
    this.refresh()
  }

  /** Asks the same once more: after a failure, or when there is news. While a call is on its way, one more follows it. */
  refresh(): void {
    const run = this.#run
    if (!run) return
    run.wanted += 1
    if (!run.isReading) void this.#readUntilAnswered(run)
  }

  /** Ends what is under way and forgets what was read. `open()` begins again. */
  close(): void {
    this.#run?.end.abort()
    this.#run = undefined
    this.#state = { kind: 'loading' }
  }

  async #readUntilAnswered(run: Run): Promise<void> {
    run.isReading = true
    let answered = 0
    while (answered < run.wanted) {
      answered = run.wanted
      const state = await this.#read(run)
      if (this.#run !== run) return
      this.#state = state
      this.#onState(state)
    }
    run.isReading = false
  }

  async #read({ asked, query, end }: Run): Promise<UsageState> {
    try {
      if (!this.#source.usage) throw new FailureError({ kind: 'unsupported' })
      return { kind: 'ready', rows: toUsage(await this.#source.usage(query, { signal: end.signal }), asked) }
    } catch (thrown) {
      const last = findRows(this.#state)
      return { kind: 'failed', failure: toFailure(thrown), ...(last && { last }) }
    }
  }
}

function findRows(state: UsageState): UsageRow[] | undefined {
  if (state.kind === 'loading') return undefined
  return state.kind === 'ready' ? state.rows : state.last
}
