/** What happens while the popup is open: asks for news, listens to the server, and passes on what the person does. */
import { isOpenTopUp, isPurchaseOpen } from '../../shared/credits/purchase.ts'
import { browser } from '../browser.ts'
import { originPattern } from '../connection.ts'
import { send, type Message } from '../messages.ts'
import type { Known, ShownCredit } from './known.ts'

/** Who opens the popup twice in a row sees the same answer. */
const FRESH_MS = 2000
/** Where the server does not say how often it wants to be asked. */
const POLL_MS = 60_000
const MIN_POLL_MS = 15_000
/** While somebody waits for credits that are on their way. */
const BUYING_MS = 5000
const TOP_UP_MS = 30_000

/** What the screen is told of; all the rest is in storage. */
interface Screen {
  onRefreshing: (isRefreshing: boolean) => void
  /** The extension was replaced by another version: nothing can be asked any more. */
  onReplaced: () => void
  /** The server told of new rows in the history. */
  onEntries: () => void
}

/** Follows one connection at a time: by its live stream where it has one, else by asking again. */
export class Session {
  readonly #screen: Screen
  #shown: ShownCredit | null = null
  /** The connection that is followed, and whether by a stream; '' for none. */
  #followed = ''
  #stream = new AbortController()
  #isLive = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #isAsking = false
  /** Something happened since the question under way began. */
  #isDue = false

  constructor(screen: Screen) {
    this.#screen = screen
  }

  /** What is stored now. Another connection, or a stream where there was none, begins anew. */
  follow({ shown }: Known): void {
    const before = this.#shown?.connection.id
    this.#shown = shown
    const followed = shown ? JSON.stringify([shown.connection.id, hasStream(shown)]) : ''
    if (followed !== this.#followed) {
      this.#followed = followed
      this.#endStream()
      if (shown && hasStream(shown)) void this.#listen(shown, this.#stream.signal)
    }
    if (shown && shown.connection.id !== before) void this.ask(FRESH_MS)
    else this.#plan()
  }

  stop(): void {
    this.#shown = null
    this.#followed = ''
    this.#endStream()
    clearTimeout(this.#timer)
  }

  /** Answers when the background is done with it; what became of it is in storage. */
  async command(message: Message): Promise<void> {
    try {
      await send(message)
    } catch {
      // A background that was stopped meanwhile rejects too: it goes on by itself, or with the next question.
      if (!isAlive()) this.#screen.onReplaced()
    }
  }

  /** Reads the balance again, and looks after a purchase under way. However many ask at once, one answer serves them. */
  async ask(maxAgeMs = 0): Promise<void> {
    this.#isDue = this.#isAsking
    if (this.#isAsking || !this.#shown) return
    this.#isAsking = true
    this.#screen.onRefreshing(true)
    const { id } = this.#shown.connection
    if (isBuying(this.#shown)) await this.command({ command: 'purchase', id, step: 'look' })
    await this.command({ command: 'refresh', id, maxAgeMs })
    this.#isAsking = false
    this.#screen.onRefreshing(false)
    if (this.#isDue || (this.#shown && this.#shown.connection.id !== id)) void this.ask()
    else this.#plan()
  }

  /** To be called inside the click: the browser asks only then. */
  async allow({ connection }: ShownCredit): Promise<void> {
    try {
      const isGranted = await browser.permissions.request({ origins: [originPattern(connection.apiBase)] })
      if (isGranted) await this.ask()
    } catch {
      // The browser cannot be asked for this address: the words beside the button still hold.
    }
  }

  async #listen({ connection }: ShownCredit, signal: AbortSignal): Promise<void> {
    const { listen } = await import('./listen.ts')
    await listen(connection, signal, {
      onNews: () => void this.ask(),
      onEntries: this.#screen.onEntries,
      onStatus: (isLive) => {
        this.#isLive = isLive
        this.#plan()
      },
    })
  }

  #endStream(): void {
    this.#stream.abort()
    this.#stream = new AbortController()
    this.#isLive = false
  }

  #plan(): void {
    clearTimeout(this.#timer)
    const waitMs = this.#shown && this.#waitMs(this.#shown)
    if (waitMs !== null) this.#timer = setTimeout(() => void this.ask(), waitMs)
  }

  /** `null`: the stream tells, or somebody has to act first. */
  #waitMs(shown: ShownCredit): number | null {
    // Somebody else decides on a request, and takes their time.
    if (isBuying(shown)) return shown.purchase.kind === 'requested' ? TOP_UP_MS : BUYING_MS
    if (shown.state.kind !== 'ready' || this.#isLive) return null
    const { openTopUps, pollSeconds } = shown.state.account
    if (openTopUps.some(isOpenTopUp)) return TOP_UP_MS
    return pollSeconds === null ? POLL_MS : Math.max(MIN_POLL_MS, pollSeconds * 1000)
  }
}

function isBuying({ purchase }: ShownCredit): boolean {
  return isPurchaseOpen(purchase)
}

function hasStream({ state }: ShownCredit): boolean {
  return state.kind === 'ready' && state.account.features.events
}

/** A page of a replaced extension has no id any more, and may not even ask for it. */
function isAlive(): boolean {
  try {
    return typeof browser.runtime.id === 'string'
  } catch {
    return false
  }
}
