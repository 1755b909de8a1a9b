import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { Outcome } from './spend.ts'

export interface Toast {
  id: number
  tone: 'done' | 'refused'
  title: string
  detail: string
}

/** The short messages in the corner: good news leaves by itself, a refusal stays until it was dismissed. */
export interface Toasts {
  list: ReadonlySignal<Toast[]>
  say: (title: string) => void
  /** Shows a refusal; says nothing about an outcome that was good. */
  explain: (outcome: Outcome) => void
  dismiss: (id: number) => void
}

const STAYS_MS = 7000
const MOST_AT_ONCE = 3

export function createToasts(): Toasts {
  const list = signal<Toast[]>([])
  let lastId = 0
  const add = (toast: Omit<Toast, 'id'>) => {
    lastId += 1
    list.value = [...list.value, { ...toast, id: lastId }].slice(-MOST_AT_ONCE)
    return lastId
  }
  const dismiss = (id: number) => {
    list.value = list.value.filter((toast) => toast.id !== id)
  }
  return {
    list,
    dismiss,
    say(title) {
      const id = add({ tone: 'done', title, detail: '' })
      setTimeout(() => dismiss(id), STAYS_MS)
    },
    explain(outcome) {
      if (outcome.kind === 'refused') add({ tone: 'refused', title: outcome.title, detail: outcome.detail })
    },
  }
}
