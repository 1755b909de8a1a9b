import type { Hint } from '../shared/billing/source.ts'
import { toAccount } from '../shared/billing/wire.ts'
import type { Account } from '../shared/credits/account.ts'
import { FailureError, isNotTheirs, toFailure, type Failure } from '../shared/credits/failure.ts'
import type { PurchaseState } from '../shared/credits/purchase.ts'
import { LOADING, fail, findSnapshot, receive, type CreditState } from '../shared/credits/state.ts'
import type { Announcer } from './announcer.ts'
import { now } from './clock.ts'
import { idle } from './idle.ts'
import { pause } from './pause.ts'
import { findPause, keepPause, type Answer } from './shared-cache.ts'
import { signal, type ReadonlySignal, type Signal } from './signal.ts'
import type { StoreOptions } from './store-options.ts'
import type { Upkeep } from './upkeep.ts'
import { viewerKey } from './viewer-key.ts'

/** An answer this young is as good as a new one: many elements, tabs and re-renders then make one request. */
const SHARED_FOR_MS = 5000
/** How long a store that has asked outlives its last element, so that a page which re-renders does not start anew. */
const KEPT_MS = 5000
/** Hints come in bursts; requests follow each other at least this far apart. */
const REQUEST_GAP_MS = 250
/** Signed out: no other page's answers count until the server has said who is signed in here. */
const NOBODY = { key: '', borrowedAt: null }

/**
 * One account as this page knows it: the only place that reads it, whatever the number of elements. Elements retain
 * it while they are connected. `upkeep.ts` decides when it reads again.
 */
export class CreditStore {
  readonly options: StoreOptions
  readonly state: ReadonlySignal<CreditState>
  /** Written by `purchase-flow.ts` only. */
  readonly purchase: Signal<PurchaseState> = signal<PurchaseState>({ kind: 'idle' })
  /** Made by `announcer.ts`, by whatever copy of the script comes first. */
  announcer: Announcer | undefined
  readonly #state = signal<CreditState>(LOADING)
  readonly #hintListeners = new Set<(hint: Hint) => void>()
  #users = 0
  #life: AbortController | undefined
  #closing: ReturnType<typeof setTimeout> | undefined
  /** The newest moment from which somebody wants an answer. */
  #wantedSince = -Infinity
  /** When the answer on screen was asked for, by whatever page. */
  #askedAt = -Infinity
  #sentAt = -Infinity
  #failures = 0
  #reading: Promise<void> | undefined
  /** Whose answers count. `borrowedAt`: another page said so; by the next poll this page asks for itself. */
  #viewer: { key: string; borrowedAt: number | null } | undefined
  #upkeep: Upkeep | undefined

  constructor(options: StoreOptions) {
    this.options = options
    this.state = this.#state
  }

  /** An element needs the store. The first one starts it. */
  retain(): void {
    clearTimeout(this.#closing)
    this.#users += 1
    if (!this.#life) this.#open()
    else if (this.#users === 1) this.#upkeep?.comeBack()
  }

  /** Must follow every `retain()`, once. */
  release(): void {
    this.#users -= 1
    if (this.#users === 0) this.#closing = setTimeout(() => this.#close(), this.#sentAt < 0 ? 0 : KEPT_MS)
  }

  get isUsed(): boolean {
    return this.#users > 0
  }

  /** Is anybody here, or was until a moment ago? */
  get isOpen(): boolean {
    return this.#life !== undefined
  }

  /** Asks the server now. Resolves when the answer, or the failure, is in `state`; never rejects. */
  refresh(): Promise<void> {
    return this.#want(this.#newest())
  }

  /** Tells of every hint, of this page's stream or another's. Returns what ends it. */
  onHint(listener: (hint: Hint) => void): () => void {
    this.#hintListeners.add(listener)
    return () => this.#hintListeners.delete(listener)
  }

  #open(): void {
    this.#life = new AbortController()
    const kept = this.options.cache.find()
    if (kept && !this.#borrowYoung(kept, now() - SHARED_FOR_MS)) this.#restore(kept)
    this.#wake()
  }

  #close(): void {
    this.#life?.abort()
    this.#life = undefined
    this.#upkeep = undefined
    this.options.onClosed()
  }

  #wake(): void {
    void this.#want(now() - SHARED_FOR_MS)
  }

  /** Now, but in any case after the answer on screen: clocks tick in whole milliseconds. */
  #newest(): number {
    return Math.max(now(), this.#askedAt + 1)
  }

  /** Wants an answer that was asked for at `since` or later. */
  #want(since: number): Promise<void> {
    this.#wantedSince = Math.max(this.#wantedSince, since)
    this.#reading ??= this.#readUntilSatisfied().finally(() => {
      this.#reading = undefined
      void this.#keepUp()
    })
    return this.#reading
  }

  async #readUntilSatisfied(): Promise<void> {
    while (!this.#isSatisfied()) {
      await this.#read(this.#wantedSince)
      if (!this.#life || this.#state.peek().kind === 'failed') return
    }
  }

  #isSatisfied(): boolean {
    return this.#state.peek().kind === 'ready' && this.#askedAt >= this.#wantedSince
  }

  #read(since: number): Promise<void> {
    const { cache } = this.options
    return cache.alone(async () => {
      try {
        const kept = cache.find()
        if (!kept || this.#isBorrowed() || !this.#borrowYoung(kept, since)) await this.#ask()
      } catch (thrown) {
        this.#fail(toFailure(thrown))
      }
    })
  }

  async #ask(): Promise<void> {
    await pause(Math.max(this.#sentAt + REQUEST_GAP_MS, this.options.startsAt) - now())
    const retryAt = findPause(this.options.cache, now())
    if (retryAt !== null) throw new FailureError({ kind: 'rate-limited', retryAt })
    const life = this.#life
    if (!life) return
    const fetchedAt = (this.#sentAt = this.#newest())
    const answer = { json: await this.options.source.account({ signal: life.signal }), fetchedAt }
    if (this.#life !== life) return
    const account = this.#toAccount(answer.json)
    this.#viewer = { key: viewerKey(account), borrowedAt: null }
    this.#receive(account, fetchedAt)
    // An older version than the one on screen is no news for anybody.
    if (findSnapshot(this.#state.peek())?.account !== account) return
    this.options.cache.keep(answer)
    this.#upkeep?.share(answer)
  }

  #borrowYoung(answer: Answer, since: number): boolean {
    return answer.fetchedAt >= since && answer.fetchedAt <= now() && this.#borrow(answer)
  }

  /** Shows what an earlier page left, with its age; one from the future has none, the clock was wrong then or is now. */
  #restore({ json, fetchedAt }: Answer): void {
    try {
      if (json !== null && fetchedAt <= now()) this.#receive(this.#toAccount(json), fetchedAt)
    } catch {
      this.options.cache.drop()
    }
  }

  /** Takes another page's answer, if it is news, and for this account and viewer. */
  #borrow({ json, fetchedAt }: Answer): boolean {
    try {
      if (fetchedAt <= this.#askedAt) return false
      const account = this.#toAccount(json)
      const key = viewerKey(account)
      if (this.#viewer && this.#viewer.key !== key) return false
      this.#viewer ??= { key, borrowedAt: now() }
      this.#receive(account, Math.min(fetchedAt, now()))
      return true
    } catch {
      return false
    }
  }

  #isBorrowed(): boolean {
    return this.#viewer !== undefined && this.#viewer.borrowedAt !== null
  }

  /** Throws `FailureError`: `malformed`, or `wrong-account`. */
  #toAccount(json: unknown): Account {
    const account = toAccount(json)
    if (account.id !== (this.options.account ?? account.id)) throw new FailureError({ kind: 'wrong-account' })
    return account
  }

  #receive(account: Account, fetchedAt: number): void {
    this.#failures = 0
    this.#askedAt = Math.max(this.#askedAt, fetchedAt)
    this.#state.value = receive(this.#state.peek(), { account, fetchedAt })
  }

  /** The last number stays, with its age; but not where the failure says that it is not this viewer's to see. */
  #fail(failure: Failure): void {
    if (!this.#life) return
    const { cache } = this.options
    this.#failures += 1
    if (failure.kind === 'rate-limited') keepPause(cache, failure.retryAt)
    const state = this.#state.peek()
    const isOthers = isNotTheirs(failure)
    this.#state.value = isOthers ? { kind: 'failed', failure } : fail(state, failure)
    if (!isOthers) return
    this.#viewer = NOBODY
    cache.drop()
    if (findSnapshot(state)) this.#upkeep?.signOut()
  }

  /** When the network is back, or now, if that came while the script was being loaded. */
  #wakeOnline(until: AbortSignal): void {
    const state = this.#state.peek()
    if (state.kind === 'failed' && state.failure.kind === 'offline' && navigator.onLine) this.#wake()
    else addEventListener('online', () => this.#wake(), { once: true, signal: until })
  }

  async #keepUp(): Promise<void> {
    const life = this.#life
    if (!life) return
    if (!this.#upkeep) await idle()
    // Where the script is blocked, the number is read at the start and when somebody asks for it.
    const loaded = await import('./upkeep.ts').catch(() => null)
    if (!loaded) this.#wakeOnline(life.signal)
    if (!loaded || life.signal.aborted) return
    this.#upkeep ??= new loaded.Upkeep({
      options: this.options,
      state: this.#state,
      until: life.signal,
      failures: () => this.#failures,
      countsFrom: () => this.#viewer?.borrowedAt ?? this.#askedAt,
      isBorrowed: () => this.#isBorrowed(),
      wake: () => this.#wake(),
      refresh: () => this.refresh(),
      borrow: (answer) => this.#borrow(answer),
      hear: (hint) => this.#hintListeners.forEach((listener) => listener(hint)),
    })
    const snapshot = findSnapshot(this.#state.peek())
    if (snapshot && this.#viewer) this.#upkeep.join(snapshot.account, this.#viewer.key)
    this.#upkeep.plan()
  }
}
