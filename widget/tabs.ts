/**
 * Pages of one origin that show the same account to the same viewer. They pass answers on, and elect by a Web Lock the
 * one that streams and polls. Without locks or channels a page stands alone, and then it never streams: HTTP/1.1 gives
 * an origin six connections, and seven streaming tabs would block every further page.
 */
import type { CreditSource, Hint } from '../shared/billing/source.ts'
import { PREFIX, isAnswer } from './shared-cache.ts'
import type { Answer } from './shared-cache.ts'

/** What one page tells the others. Data from elsewhere: it is checked, and its JSON is parsed again by the reader. */
export type TabMessage =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'hint'; hint: Hint }
  /** Where the stream stands, so that the next leader misses nothing. */
  | { kind: 'event-id'; id: string }
  | { kind: 'signed-out' }
  /** Somebody joined, with an answer that was asked for then: a newer one may have been told a moment before. */
  | { kind: 'hello'; fetchedAt: number }

/** What a page does with what it hears. */
export interface Member {
  onAnswer(answer: Answer): void
  /** `stream`: this page's own stream said it, so it is this page that reads again. */
  onHint(hint: Hint, from: 'stream' | 'tab'): void
  onSignedOut(): void
  onHello(fetchedAt: number): void
  /** From now on this page is the one that asks and streams. */
  onLead(): void
  /** The stream stands. Where it goes on after no event, what happened before it is not in it. */
  onLive(goesOn: boolean): void
  /** `undefined` where there is nothing to stream. */
  watch: CreditSource['watch']
}

export class Tabs {
  readonly #member: Member
  readonly #name: string
  readonly #channel: BroadcastChannel | undefined
  #candidacy: AbortController | undefined
  #waits = false
  #lastEventId: string | undefined

  /** `key` names api, account and viewer. */
  constructor(key: string, member: Member) {
    this.#member = member
    this.#name = PREFIX + key
    this.#channel = openChannel(this.#name)
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data))
  }

  tell(message: TabMessage): void {
    try {
      this.#channel?.postMessage(message)
    } catch {
      // A host's own source may answer with what cannot be copied between tabs.
    }
  }

  /** Does another page ask for this one too? */
  get follows(): boolean {
    return this.#waits
  }

  /** Stands for election, or steps down. */
  stand(isCandidate: boolean): void {
    if (!isCandidate) {
      this.#candidacy?.abort()
      this.#candidacy = undefined
      this.#waits = false
    } else if (this.#channel && !this.#candidacy) {
      const { signal } = (this.#candidacy = new AbortController())
      const alone = () => this.#standAlone(signal)
      this.#waits = requestLock(`${this.#name}:lead`, signal, () => this.#reign(signal), alone)
    }
  }

  leave(): void {
    this.stand(false)
    this.#channel?.close()
  }

  async #reign(until: AbortSignal): Promise<void> {
    if (until.aborted) return
    this.#waits = false
    this.#member.onLead()
    // The stream is a convenience: whatever ended it, the leader goes on asking. And it need not have ended before the
    // next page leads: a host's own may never do so.
    this.#stream(until).catch(() => {})
    await aborted(until)
  }

  /** There are locks, but not for this page, as in a sandbox: nobody else asks for it. */
  #standAlone(signal: AbortSignal): void {
    if (signal.aborted) return
    this.#waits = false
    this.#member.onLead()
  }

  async #stream(until: AbortSignal): Promise<void> {
    const { watch } = this.#member
    const lastEventId = this.#lastEventId
    await watch?.(
      {
        ...(lastEventId !== undefined && { lastEventId }),
        onHint: (hint) => {
          if (until.aborted) return
          this.#member.onHint(hint, 'stream')
          this.tell({ kind: 'hint', hint })
        },
        onStatus: (status) => {
          if (status === 'live') this.#member.onLive(this.#lastEventId !== undefined)
        },
        onEventId: (id) => {
          this.#lastEventId = id
          this.tell({ kind: 'event-id', id })
        },
      },
      until,
    )
  }

  #hear(data: unknown): void {
    const message = findMessage(data)
    switch (message?.kind) {
      case 'answer':
        return this.#member.onAnswer(message.answer)
      case 'hint':
        return this.#member.onHint(message.hint, 'tab')
      case 'event-id':
        this.#lastEventId = message.id
        return
      case 'signed-out':
        return this.#member.onSignedOut()
      case 'hello':
        return this.#member.onHello(message.fetchedAt)
      case undefined:
    }
  }
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}

/**
 * `false` where there are no locks, as on a plain-http page. `signal` ends the wait; the holder ends by itself. `refused`
 * is called when the page turns out to get none.
 */
function requestLock(name: string, signal: AbortSignal, holder: () => Promise<void>, refused: () => void): boolean {
  try {
    navigator.locks.request(name, { signal }, holder).catch(refused)
    return true
  } catch {
    return false
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function findMessage(data: unknown): TabMessage | undefined {
  if (!hasKind(data)) return undefined
  if (data.kind === 'signed-out') return { kind: 'signed-out' }
  if (data.kind === 'answer' && 'answer' in data && isAnswer(data.answer))
    return { kind: 'answer', answer: data.answer }
  if (data.kind === 'hello' && 'fetchedAt' in data && typeof data.fetchedAt === 'number')
    return { kind: 'hello', fetchedAt: data.fetchedAt }
  if (data.kind === 'event-id' && 'id' in data && typeof data.id === 'string') return { kind: 'event-id', id: data.id }
  const hint = data.kind === 'hint' && 'hint' in data ? findHint(data.hint) : undefined
  return hint && { kind: 'hint', hint }
}

function findHint(data: unknown): Hint | undefined {
  if (!hasKind(data)) return undefined
  switch (data.kind) {
    case 'entries.changed':
    case 'alerts.changed':
    case 'resync':
      return { kind: data.kind }
    case 'account.changed':
      return { kind: data.kind, n: 'n' in data && typeof data.n === 'number' ? data.n : null }
    case 'top-up.changed':
      return { kind: data.kind, id: 'id' in data && typeof data.id === 'string' ? data.id : null }
    default:
      return undefined
  }
}

function hasKind(data: unknown): data is { kind: unknown } {
  return typeof data === 'object' && data !== null && 'kind' in data
}
