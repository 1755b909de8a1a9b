import type { Credits } from './amount.ts'
import type { Failure } from './failure.ts'

export const USAGE_KEYS = ['day', 'action', 'actor', 'account'] as const
export type UsageKey = (typeof USAGE_KEYS)[number]

/** Posted debits that share `keys`, summed. */
export interface UsageRow {
  keys: Partial<Record<UsageKey, string>>
  labels: Partial<Record<UsageKey, string>>
  credits: Credits
  count: number
}

/** What is known of a usage report. Plain JSON. */
export type UsageState =
  | { kind: 'loading' }
  | { kind: 'ready'; rows: UsageRow[] }
  /** `last` are rows of the same question, asked before. */
  | { kind: 'failed'; failure: Failure; last?: UsageRow[] }
