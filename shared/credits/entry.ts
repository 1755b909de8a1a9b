import type { AccountRef } from './account.ts'
import type { Credits } from './amount.ts'

export const ENTRY_TYPES = [
  'grant',
  'purchase',
  'debit',
  'refund',
  'expiry',
  'adjustment',
  'transfer',
  'reset',
] as const
export type EntryType = (typeof ENTRY_TYPES)[number]

/** One row of the ledger. A pending row can still become another one or disappear; a failed one never took place. */
export interface Entry {
  id: string
  /** Epoch milliseconds; `null` when the source's date is unreadable. */
  at: number | null
  account: AccountRef | null
  /** One of `EntryType`, or the billing system's own word, shown as it is. */
  type: string
  /** Signed: a debit is negative. */
  amount: Credits
  balanceAfter: Credits | null
  status: 'posted' | 'pending' | 'failed'
  description: string
  /** Key of the action that caused it. */
  action: string | null
  quantity: number | null
  actor: Actor
  /** Whom or what it was for. */
  subject: Subject | null
  /** Rows of one bulk run share it. */
  group: EntryGroup | null
  lots: { id: string; amount: Credits | null }[]
}

export interface Actor {
  kind: 'user' | 'system' | 'unknown'
  id: string | null
  name: string | null
}

export interface Subject {
  type: string
  label: string
  url: string | null
}

/** A bulk run: how many rows it has in all and what they came to, whatever part of them is loaded. */
export interface EntryGroup {
  id: string
  label: string
  count: number
  credits: Credits
}

export function isEntryType(type: string): type is EntryType {
  return ENTRY_TYPES.some((known) => known === type)
}
