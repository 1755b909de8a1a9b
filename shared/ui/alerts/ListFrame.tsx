import type { ComponentChildren } from 'preact'
import type { ListState } from '../../credits/list-state.ts'
import { FailureNote } from '../FailureNote.tsx'
import { withAdvice, type ListWords } from './alerts-reader.ts'

interface Props {
  label: string
  /** What stands above it; its first part names it where other things are around. */
  head: ComponentChildren
  state: ListState<unknown, unknown>
  /** Roughly so many rows will come. */
  rows: number
  messages: ListWords
  onRetry: () => void
  children: ComponentChildren
}

/** Around a list that the billing system keeps: still shapes of its size until it is there, and why it could not be read. */
export function ListFrame({ label, head, state, rows, messages, onRetry, children }: Props) {
  return (
    <section class="cg-alerts" aria-label={label}>
      {head}
      {state.kind === 'loading' && (
        <output class="cg-alerts-placeholders" aria-label={messages.loadingList}>
          {Array.from({ length: rows }, (_, row) => (
            <span key={row} />
          ))}
        </output>
      )}
      {children}
      {state.kind === 'failed' && (
        <FailureNote failure={state.failure} messages={withAdvice(messages)} actions={{ retry: onRetry }} />
      )}
    </section>
  )
}
