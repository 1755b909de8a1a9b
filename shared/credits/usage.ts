import type { Credits } from './amount.ts'

export const USAGE_KEYS = ['day', 'action', 'actor', 'account'] as const
export type UsageKey = (typeof USAGE_KEYS)[number]

/** Posted debits that share `keys`, summed. */
export interface UsageRow {
  keys: Partial<Record<UsageKey, string>>
  labels: Partial<Record<UsageKey, string>>
  credits: Credits
  count: number
}
