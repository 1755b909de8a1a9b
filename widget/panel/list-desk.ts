import type { Call } from '../../shared/billing/source.ts'
import { FailureError, toFailure, type Failure } from '../../shared/credits/failure.ts'
import { findItems, type ListState } from '../../shared/credits/list-state.ts'

/** A list of one account that the billing system keeps: read at once, changed by one task after another, until it is closed. */
export abstract class ListDesk<Item, Task> {
  readonly #onState: (state: ListState<Item, Task>) => void
  readonly #end = new AbortController()
  #state: ListState<Item, Task> = { kind: 'loading' }
  #last = Promise.resolve()
  /** A reading waits for its turn. */
  #isReadDue = false

  /** `onState` hears of every state after the first one. */
  constructor(onState: (state: ListState<Item, Task>) => void) {
    this.#onState = onState
    this.refresh()
  }

  get state(): ListState<Item, Task> {
    return this.#state
  }

  get items(): readonly Item[] {
    return findItems(this.#state) ?? []
  }

  /** The server told of news, or somebody wants to try again. */
  refresh(): void {
    if (this.#isReadDue) return
    this.#isReadDue = true
    this.#add(
      (call) => {
        this.#isReadDue = false
        return this.read(call)
      },
      (items) => this.#withNews(items),
      (failure) =>
        this.#state.kind === 'working' ? this.#state : { kind: 'failed', failure, items: findItems(this.#state) },
    )
  }

  /** Ends what is under way; what comes late belongs nowhere. */
  close(): void {
    this.#end.abort()
  }

  protected abstract read(call: Call): Promise<readonly Item[]>

  /** `carryOut` answers the list as it is then. Nothing begins before the list is known, or while something else is done. */
  protected begin(task: Task, carryOut: (call: Call) => Promise<readonly Item[]>): void {
    const known = findItems(this.#state)
    if (!known || this.#state.kind === 'working') return
    this.#set({ kind: 'working', items: known, task })
    this.#add(
      carryOut,
      (items) => ({ kind: 'done', items, task }),
      (failure) => ({ kind: 'refused', items: this.items, task, failure }),
    )
  }

  protected receive(items: readonly Item[]): void {
    this.#set(this.#withNews(items))
  }

  /** The same items once more change nothing: what was said of a task stays. */
  #withNews(items: readonly Item[]): ListState<Item, Task> {
    const state = this.#state
    if (state.kind === 'working') return { ...state, items }
    const isNews = state.kind === 'failed' || JSON.stringify(items) !== JSON.stringify(findItems(state))
    return isNews ? { kind: 'ready', items } : state
  }

  /** Asks when what was asked before is over. */
  #add(
    ask: (call: Call) => Promise<readonly Item[]>,
    onItems: (items: readonly Item[]) => ListState<Item, Task>,
    onFailure: (failure: Failure) => ListState<Item, Task>,
  ): void {
    const before = this.#last
    const { signal } = this.#end
    const wait = async () => {
      await before
      if (signal.aborted) return
      this.#set(await ask({ signal }).then(onItems, (thrown: unknown) => onFailure(toFailure(thrown))))
    }
    this.#last = wait()
  }

  #set(state: ListState<Item, Task>): void {
    if (state === this.#state || this.#end.signal.aborted) return
    this.#state = state
    this.#onState(state)
  }
}

/** Rejects with `unsupported` where the source has no such call. */
export async function required<T>(answer: Promise<T> | undefined): Promise<T> {
  if (!answer) throw new FailureError({ kind: 'unsupported' })
  return answer
}
