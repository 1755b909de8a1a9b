import type { Hint } from '../shared/billing/source.ts'
import type { CreditState } from '../shared/credits/state.ts'
import type { Answer } from './shared-cache.ts'
import type { Signal } from './signal.ts'
import type { StoreOptions } from './store-options.ts'

/** What a store lets its upkeep see and do. */
export interface Upkept {
  readonly options: StoreOptions
  readonly state: Signal<CreditState>
  /** Ends with the store. */
  readonly until: AbortSignal
  /** Failures in a row. */
  failures(): number
  /** When the answer on screen was asked for; while it is only borrowed, when it was. Epoch milliseconds. */
  countsFrom(): number
  isBorrowed(): boolean
  /** Wants an answer, though not a new one where a young one is there. */
  wake(): void
  /** Wants a new answer. */
  refresh(): Promise<void>
  /** Takes another page's answer; `false` when it is for somebody else. */
  borrow(answer: Answer): boolean
  /** Tells this page's listeners. */
  hear(hint: Hint): void
}
