/**
 * Keeps a store up to date after its first answer: asks again in time, and listens to the page and to other tabs.
 * Loaded when the first balance stands, which needs none of it.
 */
import { retryDelayMs } from '../shared/billing/retry.ts'
import type { Hint } from '../shared/billing/source.ts'
import type { Account } from '../shared/credits/account.ts'
import { isNotTheirs } from '../shared/credits/failure.ts'
import { isOpenTopUp } from '../shared/credits/purchase.ts'
import { findSnapshot, resync } from '../shared/credits/state.ts'
import { now } from './clock.ts'
import { pollMs } from './freshness.ts'
import { dropLooks, noteAnswer } from './kept-look.ts'
import { News } from './news.ts'
import type { Answer } from './shared-cache.ts'
import { Tabs } from './tabs.ts'
import type { Upkept } from './upkept.ts'

/** While credits are on their way, people look at the number. */
const TOP_UP_MS = 30_000
/** What happened between an answer and the stream is found out by another answer, so much later than the first. */
const GAP_MS = 5000
/** No timer is longer: it would stand still while the device sleeps. */
const MAX_TIMER_MS = 5000
/** A tab that follows asks only when the leading one has fallen silent. */
const FOLLOWER_PATIENCE = 1.5

export class Upkeep {
  readonly #store: Upkept
  readonly #news = new News()
  #timer: ReturnType<typeof setTimeout> | undefined
  /** When to ask next; `Infinity` when asking again would change nothing. */
  #dueAt = Infinity
  #tabs: Tabs | undefined
  #key: string | undefined
  /** Somebody else uses this browser too: this page has looked whether it is still its own viewer who is signed in. */
  #hasMetOthers = false
  /** Frozen, or kept in the back/forward cache, since somebody last looked. */
  #wasAway = false

  constructor(store: Upkept) {
    this.#store = store
    const { until } = store
    const state = store.state.peek()
    // Whoever was signed out before this script came.
    if (state.kind === 'failed' && isNotTheirs(state.failure)) dropLooks(store.options)
    const on = { signal: until }
    document.addEventListener('visibilitychange', () => this.#onVisibility(), on)
    // Every page is shown once, after all its images: only one that comes back has missed something.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#onVisibility(true), on)
    addEventListener('pagehide', () => this.#tabs?.stand(false), on)
    document.addEventListener('freeze', () => this.#tabs?.stand(false), on)
    document.addEventListener('resume', () => this.#onVisibility(true), on)
    addEventListener('online', () => store.wake(), on)
    addEventListener('focus', () => this.#recover(), on)
    addEventListener('storage', (event) => this.#onStorage(event), on)
    until.addEventListener('abort', () => this.#end())
  }

  /** Sets the timer for the next request. Hidden pages wait until somebody looks at them. */
  plan(): void {
    clearTimeout(this.#timer)
    if (this.#store.until.aborted || !isVisible() || this.#store.options.live === 'off') return
    const waitMs = this.#waitMs()
    this.#dueAt = waitMs === null ? Infinity : now() + waitMs
    if (waitMs !== null) this.#await()
  }

  /** Somebody is here again, maybe somebody else: an answer that was asked for before holds only while it is young. */
  comeBack(): void {
    this.#news.began(now())
    if (this.#store.state.peek().kind === 'ready') this.plan()
  }

  /** An answer names account and viewer: `who` are those who share it. Other names than before mean other tabs. */
  join(account: Account, who: string): void {
    noteAnswer(this.#store.options, account)
    const { api, live, source } = this.#store.options
    const streams = live === 'events' && account.features.events && source.watch !== undefined
    const name = JSON.stringify([api, who])
    const key = name + streams
    if (live === 'off' || key === this.#key) return
    // Another viewer than a moment ago: those who stayed with that one should see for themselves.
    if (!this.#key?.startsWith(name)) this.#tabs?.tell({ kind: 'signed-out' })
    this.#leave()
    this.#key = key
    this.#tabs = new Tabs(name, {
      watch: streams ? (watcher, signal) => source.watch?.(watcher, signal) ?? Promise.resolve() : undefined,
      onAnswer: (answer) => void this.#borrow(answer),
      onHint: (hint, from) => this.#onHint(hint, from),
      onSignedOut: () => this.#lookWhoIsSignedIn(),
      onHello: (fetchedAt) => this.#onHello(fetchedAt),
      onLive: (goesOn) => this.#onLive(goesOn),
      onLead: () => this.#onLead(),
    })
    this.#tabs.tell({ kind: 'hello', fetchedAt: this.#fetchedAt })
    this.#tabs.stand(isVisible())
  }

  /** Passes this page's own answer on. */
  share(answer: Answer): void {
    this.#tabs?.tell({ kind: 'answer', answer })
  }

  /** The viewer is signed out here; the other tabs see for themselves. Whoever signs in next joins anew, and streams. */
  signOut(): void {
    dropLooks(this.#store.options)
    this.#tabs?.tell({ kind: 'signed-out' })
    this.#leave()
  }

  #leave(): void {
    this.#tabs?.leave()
    this.#tabs = undefined
    this.#key = undefined
    this.#news.forget()
    this.#hasMetOthers = false
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#leave()
  }

  /** In steps: so a device that wakes from sleep finds out soon how late it is. */
  #await(): void {
    const restMs = this.#dueAt - now()
    this.#timer = setTimeout(
      () => (restMs > MAX_TIMER_MS ? this.#await() : this.#ask()),
      Math.min(restMs, MAX_TIMER_MS),
    )
  }

  #ask(): void {
    if (this.#store.isBorrowed() || this.#hasGap) void this.#store.refresh()
    else this.#store.wake()
  }

  /** `wasAway`: nothing was heard meanwhile, so that even a young answer may be old news. */
  #onVisibility(wasAway = false): void {
    this.#wasAway ||= wasAway
    this.#tabs?.stand(isVisible())
    if (!isVisible()) return clearTimeout(this.#timer)
    if (this.#wasAway) void this.#store.refresh()
    else this.#store.wake()
    this.#wasAway = false
  }

  /** There is a sign of life: no need to wait for the next attempt. */
  #recover(): void {
    if (this.#store.state.peek().kind === 'failed' && this.#dueAt < Infinity) this.#store.wake()
  }

  #onLive(goesOn: boolean): void {
    if (!goesOn) this.#news.began(now())
    this.#recover()
    this.plan()
  }

  #onLead(): void {
    if (this.#news.takeOver(this.#knownN)) void this.#store.refresh()
    this.plan()
  }

  /** Who joined while an answer was being told has missed it; the next one is for all. */
  #onHello(fetchedAt: number): void {
    if (!this.#tabs?.follows && fetchedAt < this.#fetchedAt) void this.#store.refresh()
  }

  /** The version on screen. */
  get #knownN(): number | undefined {
    return findSnapshot(this.#store.state.peek())?.account.version?.n
  }

  /** When the answer on screen was asked for. */
  get #fetchedAt(): number {
    return findSnapshot(this.#store.state.peek())?.fetchedAt ?? 0
  }

  #borrow(answer: Answer): boolean {
    const isOurs = this.#store.borrow(answer)
    if (!isOurs) return false
    this.#news.passedOn()
    this.plan()
    return true
  }

  /** A hint has no data: the page whose stream brought it reads again, and the others hear the answer from it. */
  #onHint(hint: Hint, from: 'stream' | 'tab'): void {
    const { state } = this.#store
    if (hint.kind === 'resync') state.value = resync(state.peek())
    this.#store.hear(hint)
    if (hint.kind !== 'account.changed' && hint.kind !== 'resync') return
    const n = 'n' in hint ? hint.n : null
    if (from === 'tab') this.#news.promise(n)
    else if (this.#news.hear(n, this.#knownN)) void this.#store.refresh()
  }

  /** Another page of this origin left an answer, or threw it away. */
  #onStorage({ key, newValue }: StorageEvent): void {
    const { cache } = this.#store.options
    // `null`: all of the storage was cleared.
    if (key !== null && key !== cache.name) return
    const kept = cache.find()
    if (!kept) return newValue === null ? this.#lookWhoIsSignedIn() : undefined
    const isNews = kept.json !== null && kept.fetchedAt > this.#fetchedAt
    if (!isNews || this.#borrow(kept) || this.#hasMetOthers) return
    // Once: two viewers who are both signed in would otherwise answer each other for ever.
    this.#hasMetOthers = true
    this.#lookWhoIsSignedIn()
  }

  #lookWhoIsSignedIn(): void {
    if (findSnapshot(this.#store.state.peek())) void this.#store.refresh()
  }

  get #hasGap(): boolean {
    return this.#news.hasGap(this.#store.countsFrom())
  }

  /** Until the next request; `null` when asking again would change nothing. */
  #waitMs(): number | null {
    const state = this.#store.state.peek()
    const { retry } = this.#store.options
    if (state.kind === 'loading') return 0
    if (state.kind === 'failed')
      return retryDelayMs(state.failure, Math.max(0, this.#store.failures() - 1), Math.random(), now(), retry)
    const usual = pollMs(state.account, this.#store.options.pollSeconds)
    const hurried = state.account.openTopUps.some(isOpenTopUp) ? Math.min(usual, TOP_UP_MS) : usual
    const every = this.#hasGap ? GAP_MS : hurried
    return Math.max(0, this.#store.countsFrom() + every * (this.#tabs?.follows ? FOLLOWER_PATIENCE : 1) - now())
  }
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}
