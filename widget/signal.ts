/**
 * A value that tells when it changes: the part of `@preact/signals-core` that the elements use, with the same names, in
 * a tenth of its bytes. Stores are shared by all copies of the script on a page, so they could not rely on automatic
 * tracking anyway: each copy would track with its own.
 */
export interface ReadonlySignal<T> {
  readonly value: T
  /** The same as `value`; for readers that are used to it meaning "without tracking". */
  peek(): T
  /** Calls `listener` now and after every change. Returns what ends it. */
  subscribe(listener: (value: T) => void): () => void
}

export interface Signal<T> extends ReadonlySignal<T> {
  value: T
}

export function signal<T>(initial: T): Signal<T> {
  const listeners = new Set<(value: T) => void>()
  let current = initial
  return {
    get value() {
      return current
    },
    set value(next) {
      if (next === current) return
      current = next
      listeners.forEach((listener) => listener(next))
    },
    peek: () => current,
    subscribe(listener) {
      const own = (value: T) => listener(value)
      listeners.add(own)
      listener(current)
      return () => void listeners.delete(own)
    },
  }
}
