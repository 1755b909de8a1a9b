import type { Failure } from './failure.ts'

/** What is known of a list that the billing system keeps, and what becomes of what the viewer wants done to it. Plain JSON. */
export type ListState<Item, Task> =
  | { kind: 'loading' }
  | { kind: 'ready'; items: readonly Item[] }
  | { kind: 'working'; items: readonly Item[]; task: Task }
  | { kind: 'done'; items: readonly Item[]; task: Task }
  /** Nothing was done. After `precondition-failed`, `items` are what somebody else made of them meanwhile. */
  | { kind: 'refused'; items: readonly Item[]; task: Task; failure: Failure }
  /** They could not be read; `items` are those of an earlier answer. */
  | { kind: 'failed'; items: readonly Item[] | null; failure: Failure }

/** The list as the billing system has it; `null` while nobody knows. */
export function findItems<Item>(state: ListState<Item, unknown>): readonly Item[] | null {
  return state.kind === 'loading' ? null : state.items
}
