import { now } from './clock.ts'

/** A screen reader hears at most one sentence in this time, the latest one. */
const QUIET_MS = 10_000

export type Voice = (text: string) => void

/** Speaks for all elements of one store, through the live region of the first. */
export class Announcer {
  readonly #voices = new Set<Voice>()
  #last = ''
  #spokenAt = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined

  join(voice: Voice): void {
    this.#voices.add(voice)
  }

  leave(voice: Voice): void {
    this.#voices.delete(voice)
    if (this.#voices.size === 0) clearTimeout(this.#timer)
  }

  /** Ignored from all but the first element. What was said last is not repeated. */
  say(voice: Voice, text: string): void {
    if (!this.#isFirst(voice)) return
    clearTimeout(this.#timer)
    if (text === this.#last) return
    this.#timer = setTimeout(() => this.#speak(text), Math.max(0, this.#spokenAt + QUIET_MS - now()))
  }

  #speak(text: string): void {
    this.#last = text
    this.#spokenAt = now()
    for (const voice of this.#voices) if (this.#isFirst(voice)) voice(text)
  }

  #isFirst(voice: Voice): boolean {
    const [first] = this.#voices
    return first === voice
  }
}

/** The one announcer of a store. */
export function announcerOf(store: { announcer: Announcer | undefined }): Announcer {
  return (store.announcer ??= new Announcer())
}
