import type { Wish } from '../../shared/credits/gate.ts'
import { emit } from '../events.ts'
import type { GateCheck } from './gate-check.ts'
import type { Reading } from './reading.ts'

/** Where a gate stands: to what wish it gives what answer, and whether it stops it. */
export interface Standing {
  wish: Wish
  check: GateCheck
  isStopped: boolean
}

/** Decides who passes, and asks the host before it stops anybody. */
export class Turnstile {
  readonly #element: HTMLElement
  readonly #reading: Reading
  /** What the host was asked about when the gate closed, and whether it took that upon itself. */
  #asked: { about: string; isLeft: boolean } | undefined
  #isPassing = false

  constructor(element: HTMLElement, reading: Reading) {
    this.#element = element
    this.#reading = reading
  }

  /** Where the gate stands now; the host is asked once for each reason to close. `null` where no action is named. */
  settle(): Standing | null {
    const { wish } = this.#reading
    if (!wish) return null
    const check = this.#reading.check(wish)
    const about = JSON.stringify([this.#accountId, wish, check.kind])
    if (check.mayRun) this.#asked = undefined
    else if (about !== this.#asked?.about) {
      // Noted before it asks: whoever listens may look at the gate, or press it.
      const asked = { about, isLeft: false }
      this.#asked = asked
      asked.isLeft = this.#leavesToHost(wish, check, false)
    }
    return { wish, check, isStopped: !check.mayRun && this.#asked?.isLeft !== true }
  }

  /** Somebody tries. Answers what stops them; `null` where nothing does. */
  stop(): Standing | null {
    const standing = this.#isPassing ? null : this.settle()
    if (!standing?.isStopped) return null
    if (!this.#leavesToHost(standing.wish, standing.check, true)) return standing
    this.#letPass()
    return null
  }

  /**
   * Until this task is over: a click submits its form after everybody has heard of it. Or until the next press, which
   * comes first on a busy page.
   */
  #letPass(): void {
    const pass = new AbortController()
    const end = () => {
      this.#isPassing = false
      pass.abort()
    }
    this.#isPassing = true
    setTimeout(end)
    for (const press of ['pointerdown', 'keydown']) addEventListener(press, end, { capture: true, signal: pass.signal })
  }

  #leavesToHost({ action, quantity }: Wish, answer: GateCheck, isAttempt: boolean): boolean {
    const detail = { accountId: this.#accountId, action, quantity, answer, isAttempt }
    return !emit(this.#element, 'credit-gate', detail)
  }

  get #accountId(): string | null {
    return this.#reading.account?.id ?? null
  }
}
