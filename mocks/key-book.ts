/** Idempotency keys: each viewer's own, each carried out once. */

/** What a key says about a request that carries it. */
export type KeyState<Made> = { kind: 'new' } | { kind: 'replay'; made: Made } | { kind: 'running' } | { kind: 'reused' }

export class KeyBook<Made> {
  readonly #keys = new Map<string, { body: string; made: Made | null }>()

  /** Looks a key up and, when it is new, marks it as running. */
  begin(viewerId: string, key: string, body: string): KeyState<Made> {
    const name = nameOf(viewerId, key)
    const known = this.#keys.get(name)
    if (!known) {
      this.#keys.set(name, { body, made: null })
      return { kind: 'new' }
    }
    if (known.body !== body) return { kind: 'reused' }
    return known.made === null ? { kind: 'running' } : { kind: 'replay', made: known.made }
  }

  /** Keeps what was made as it was answered, for replays. */
  finish(viewerId: string, key: string, made: Made): void {
    const known = this.#keys.get(nameOf(viewerId, key))
    if (known) known.made = made
  }

  /** The request came to nothing: the key is free again. */
  abandon(viewerId: string, key: string): void {
    this.#keys.delete(nameOf(viewerId, key))
  }
}

function nameOf(viewerId: string, key: string): string {
  return `${viewerId} ${key}`
}
