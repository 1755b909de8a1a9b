import { isKnown } from '../shared/credits/state.ts'

/** What a page was told of changes, by its own stream or another page's, and what of it still has to be read. */
export class News {
  /** When the stream began, after who knows what. */
  #beganAt = -Infinity
  /** The latest `n` of this page's stream. */
  #heardN: number | null = null
  /** The `n` that another page is about to read for all; `Infinity` for whatever comes next. */
  #promisedN = -Infinity

  /** A stream began at `at` that does not go on from an earlier one. */
  began(at: number): void {
    this.#beganAt = at
  }

  /** May something have happened between an answer that was asked for at `askedAt` and the stream? */
  hasGap(askedAt: number): boolean {
    return askedAt <= this.#beganAt
  }

  /** This page's stream says that the account is at `n`. Is that another state than the `known` one? */
  hear(n: number | null, known: number | undefined): boolean {
    const before = this.#heardN
    this.#heardN = n
    // The stream itself says that nothing happened before it.
    if (n !== null && n === known) this.#beganAt = -Infinity
    return !isKnown(n, known, before)
  }

  /** Another page heard of `n`, which it reads and passes on; `null` where it was not told which. */
  promise(n: number | null): void {
    this.#promisedN = n ?? Infinity
  }

  /** Another page passed an answer on. */
  passedOn(): void {
    if (this.#promisedN === Infinity) this.#promisedN = -Infinity
  }

  /** The other page may have gone before it kept its promise: is there something newer than `known` to be read? */
  takeOver(known: number | undefined): boolean {
    const isBroken = this.#promisedN > (known ?? -Infinity)
    this.#promisedN = -Infinity
    return isBroken
  }

  /** The next stream is another one. */
  forget(): void {
    this.#heardN = null
  }
}
