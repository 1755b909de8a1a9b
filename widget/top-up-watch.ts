import type { CreditStore } from './credit-store.ts'

/** Right after the viewer comes back they look at the number; later there is time. Milliseconds. */
const PACES = [
  { until: 60_000, every: 2000 },
  { until: 300_000, every: 5000 },
]
const SLOW_PACE_MS = 30_000

/** Decides when to ask how an open top-up stands: often while somebody looks, never while nobody does. */
export class TopUpWatch {
  readonly #store: CreditStore
  readonly #look: () => Promise<void>
  #life: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #attentiveSince = 0
  /** One look at a time: coming back to a page is several events. */
  #looking: Promise<void> | undefined
  /** Something changed since the look under way began. */
  #hasNews = false

  constructor(store: CreditStore, look: () => Promise<void>) {
    this.#store = store
    this.#look = look
  }

  start(): void {
    if (this.#life) return
    this.#life = new AbortController()
    const { signal } = this.#life
    document.addEventListener('visibilitychange', () => this.#attend(), { signal })
    addEventListener('focus', () => this.#attend(), { signal })
    addEventListener('pageshow', () => this.#attend(), { signal })
    const endHints = this.#store.onHint((hint) => {
      if (hint.kind === 'top-up.changed' || hint.kind === 'resync') this.#hear()
    })
    signal.addEventListener('abort', endHints)
    this.#attentiveSince = performance.now()
    this.#plan()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#life?.abort()
    this.#life = undefined
  }

  #attend(): void {
    this.#attentiveSince = performance.now()
    if (document.visibilityState === 'visible') this.#lookNow()
    else clearTimeout(this.#timer)
  }

  #hear(): void {
    this.#hasNews = this.#looking !== undefined
    this.#lookNow()
  }

  #lookNow(): void {
    clearTimeout(this.#timer)
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
      const isDue = this.#hasNews && this.#life
      this.#hasNews = false
      if (isDue) this.#lookNow()
      else this.#plan()
    })
  }

  #plan(): void {
    clearTimeout(this.#timer)
    if (!this.#life) return
    if (!this.#store.isOpen) return this.stop()
    if (document.visibilityState !== 'visible') return
    const attentiveMs = performance.now() - this.#attentiveSince
    const pace = PACES.find(({ until }) => attentiveMs < until)?.every ?? SLOW_PACE_MS
    this.#timer = setTimeout(() => this.#lookNow(), pace)
  }
}
