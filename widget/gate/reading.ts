import { answerWish, isStopped, parseQuantity } from '../../shared/credits/gate.ts'
import type { GateAnswer, WhenUnknown, Wish } from '../../shared/credits/gate.ts'
import type { Account } from '../../shared/credits/account.ts'
import { LOADING, ageMs, findSnapshot } from '../../shared/credits/state.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { gateWords } from '../../shared/format/gate-words.ts'
import { en } from '../../shared/format/messages/en.ts'
import { enGate } from '../../shared/format/messages/en-gate.ts'
import { OBJECT, findAttribute } from '../attributes.ts'
import { afterwards } from '../balance/afterwards.ts'
import { now } from '../clock.ts'
import type { CreditStore } from '../credit-store.ts'
import { pollMs } from '../freshness.ts'
import { languageAround } from '../language-around.ts'
import type { GateCheck } from './gate-check.ts'

/** What a gate needs from its element. */
export interface GateHost {
  element: HTMLElement
  findStore: () => CreditStore | undefined
  localize: <M extends object>(builtIn: M) => M
  refresh: () => Promise<void>
  redraw: () => void
}

/** Answers that speak of the balance. */
const BALANCED: readonly GateAnswer['kind'][] = ['can', 'part', 'cannot']

const BUILT_IN = { ...en, ...enGate, ...afterwards.messages }

/** What an element asks for and what its store knows, at the moment somebody looks. */
export class Reading {
  readonly #host: GateHost

  constructor(host: GateHost) {
    this.#host = host
  }

  get state(): CreditState {
    return this.#host.findStore()?.state.peek() ?? LOADING
  }

  get account(): Account | null {
    return findSnapshot(this.state)?.account ?? null
  }

  get messages(): typeof BUILT_IN {
    return this.#host.localize(BUILT_IN)
  }

  get locale(): string {
    return findAttribute(this.#host.element, 'locale') ?? languageAround(this.#host.element)
  }

  /** What the gate is for; `null` where no action is named. */
  get wish(): Wish | null {
    const action = this.#host.element.getAttribute('action')?.trim()
    return action && !action.startsWith(OBJECT) ? { action, quantity: this.quantity } : null
  }

  /** What the attribute says. */
  get quantity(): number | null {
    return parseQuantity(this.#host.element.getAttribute('quantity'))
  }

  get whenUnknown(): WhenUnknown {
    return this.#host.element.getAttribute('unknown')?.trim() === 'closed' ? 'closed' : 'open'
  }

  /** The answer as things stand. One that rests on an old balance says how old it is. */
  check(wish: Wish): GateCheck {
    const { locale, messages, whenUnknown } = this
    const answer = answerWish(this.state, wish)
    const words = gateWords(answer, wish, this.account, { locale, messages, whenUnknown })
    const age = BALANCED.includes(answer.kind) ? this.#findAge() : null
    return { ...answer, mayRun: !isStopped(answer, whenUnknown), text: age === null ? words : `${words} · ${age}` }
  }

  /** The action by its name; `null` while nobody knows it. */
  nameOf({ action }: Wish): string | null {
    return this.account?.actions.find(({ key }) => key === action)?.name ?? null
  }

  /** "as of 14:02" where the balance is not fresh. */
  #findAge(): string | null {
    const { state, locale, messages } = this
    const snapshot = findSnapshot(state)
    if (!snapshot) return null
    const age = ageMs(snapshot, now())
    const freshForMs = 2 * pollMs(snapshot.account, this.#host.findStore()?.options.pollSeconds)
    const isOld = state.kind === 'failed' || age > freshForMs
    return isOld ? afterwards.asOf(now() - age, now(), locale, messages) : null
  }
}
