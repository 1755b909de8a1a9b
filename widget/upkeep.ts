/**
 * Keeps a store up to date after its first answer: asks again in time, and listens to the page and to other tabs.
 * Loaded when the first balance stands, which needs none of it.
 */
import { retryDelayMs } from '../shared/billing/retry.ts'
import type { Hint } from '../shared/billing/source.ts'
import type { Account } from '../shared/credits/account.ts'
import { isOpenTopUp } from '../shared/credits/purchase.ts'
import { findSnapshot } from '../shared/credits/state.ts'
import type { CreditState } from '../shared/credits/state.ts'
import { now } from './clock.ts'
import { pollMs } from './freshness.ts'
import type { Answer } from './shared-cache.ts'
import type { ReadonlySignal } from './signal.ts'
import type { StoreOptions } from './store-options.ts'
import { Tabs } from './tabs.ts'

/** What a store lets its upkeep see and do. */
export interface Upkept {
  readonly options: StoreOptions
  readonly state: ReadonlySignal<CreditState>
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

/** While credits are on their way, people look at the number. */
const TOP_UP_MS = 30_000
/** A tab that follows asks only when the leading one has fallen silent. */
const FOLLOWER_PATIENCE = 1.5

export class Upkeep {
  readonly #store: Upkept
  #timer: ReturnType<typeof setTimeout> | undefined
  #tabs: Tabs | undefined
  #key: string | undefined

  constructor(store: Upkept) {
    this.#store = store
    const { until } = store
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal: until })
    addEventListener('pageshow', () => this.#onVisibility(), { signal: until })
    addEventListener('pagehide', () => this.#tabs?.stand(false), { signal: until })
    addEventListener('online', () => store.wake(), { signal: until })
    until.addEventListener('abort', () => this.#end())
  }

  /** Sets the timer for the next request. Hidden pages wait until somebody looks at them. */
  plan(): void {
    clearTimeout(this.#timer)
    if (this.#store.until.aborted || !isVisible() || this.#store.options.live === 'off') return
    const waitMs = this.#waitMs()
    if (waitMs === null) return
    this.#timer = setTimeout(() => (this.#store.isBorrowed() ? void this.#store.refresh() : this.#store.wake()), waitMs)
  }

  /** An answer names account and viewer: `who` are those who share it. Other names than before mean other tabs. */
  join(account: Account, who: string): void {
    const { api, live, source } = this.#store.options
    const streams = live === 'events' && account.features.events && source.watch !== undefined
    const key = JSON.stringify([api, who, streams])
    if (live === 'off' || key === this.#key) return
    this.#tabs?.leave()
    this.#key = key
    this.#tabs = new Tabs(JSON.stringify([api, who]), {
      watch: streams ? (watcher, signal) => source.watch?.(watcher, signal) ?? Promise.resolve() : undefined,
      onAnswer: (answer) => void (this.#store.borrow(answer) && this.plan()),
      onHint: (hint, from) => this.#onHint(hint, from),
      onSignedOut: () => void (findSnapshot(this.#store.state.peek()) && this.#store.refresh()),
      onGap: () => void this.#store.refresh(),
      onLead: () => this.plan(),
    })
    this.#tabs.stand(isVisible())
  }

  /** Passes this page's own answer on. */
  share(answer: Answer): void {
    this.#tabs?.tell({ kind: 'answer', answer })
  }

  /** The viewer is signed out here; the other tabs see for themselves. Whoever signs in next joins anew, and streams. */
  signOut(): void {
    this.#tabs?.tell({ kind: 'signed-out' })
    this.#tabs?.leave()
    this.#tabs = undefined
    this.#key = undefined
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#tabs?.leave()
  }

  #onVisibility(): void {
    this.#tabs?.stand(isVisible())
    if (isVisible()) this.#store.wake()
    else clearTimeout(this.#timer)
  }

  /** A hint has no data: the page whose stream brought it reads again, and the others hear the answer from it. */
  #onHint(hint: Hint, from: 'stream' | 'tab'): void {
    this.#store.hear(hint)
    const isNews = hint.kind === 'resync' || (hint.kind === 'account.changed' && !this.#knows(hint.n))
    if (from === 'stream' && isNews) void this.#store.refresh()
  }

  #knows(n: number | null): boolean {
    const version = findSnapshot(this.#store.state.peek())?.account.version ?? null
    return n !== null && version !== null && version.n >= n
  }

  /** Until the next request; `null` when asking again would change nothing. */
  #waitMs(): number | null {
    const state = this.#store.state.peek()
    const { retry } = this.#store.options
    if (state.kind === 'loading') return 0
    if (state.kind === 'failed')
      return retryDelayMs(state.failure, Math.max(0, this.#store.failures() - 1), Math.random(), now(), retry)
    const usual = pollMs(state.account, this.#store.options.pollSeconds)
    const every = state.account.openTopUps.some(isOpenTopUp) ? Math.min(usual, TOP_UP_MS) : usual
    return Math.max(0, this.#store.countsFrom() + every * (this.#tabs?.follows ? FOLLOWER_PATIENCE : 1) - now())
  }
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}
