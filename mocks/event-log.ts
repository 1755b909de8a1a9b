/** The hints of one instance: kept for those who resume, told at once to those who listen. */
export interface LoggedEvent {
  /** Opaque to clients. */
  id: string
  event: 'account.changed' | 'entries.changed' | 'top-up.changed' | 'alerts.changed' | 'resync'
  data: Readonly<Record<string, string | number>>
}

export interface Listener {
  onEvent(event: LoggedEvent): void
  /** The connection breaks, as a network would break it. */
  onDrop(): void
}

/** Who was away for longer is told to start anew. */
const KEPT = 500

export class EventLog {
  readonly #epoch: string
  #events: LoggedEvent[] = []
  #count = 0
  readonly #listeners = new Set<Listener>()

  /** Ids of another epoch are unknown here. */
  constructor(epoch: string) {
    this.#epoch = epoch
  }

  get listenerCount(): number {
    return this.#listeners.size
  }

  append(event: LoggedEvent['event'], data: LoggedEvent['data'] = {}): void {
    this.#count += 1
    const logged = { id: `${this.#epoch}.${this.#count}`, event, data }
    this.#events = [...this.#events.slice(1 - KEPT), logged]
    for (const listener of this.#listeners) listener.onEvent(logged)
  }

  /** What came after `id`; `undefined` when nobody knows any more. */
  findSince(id: string): LoggedEvent[] | undefined {
    const [epoch, number] = id.split('.')
    const missed = this.#count - Number(number)
    const isKnown = epoch === this.#epoch && missed >= 0 && missed <= this.#events.length
    return isKnown ? this.#events.slice(this.#events.length - missed) : undefined
  }

  /** The id of the newest event; a stream that begins here misses nothing. */
  get lastId(): string {
    return `${this.#epoch}.${this.#count}`
  }

  /** Returns what ends the listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  dropAll(): void {
    for (const listener of Array.from(this.#listeners)) listener.onDrop()
  }
}
