import type { EntryType } from '../../credits/entry.ts'

/** What a row of the ledger is, and who did it. */
export interface EntryMessages {
  /** A word for each type. Other types are shown as the billing system calls them. */
  entryType: Record<EntryType, string>
  /** Who did it, where nobody is named. */
  bySystem: string
  byUnknown: string
}

export const enEntry: EntryMessages = {
  entryType: {
    grant: 'Granted',
    purchase: 'Bought',
    debit: 'Used',
    refund: 'Refunded',
    expiry: 'Expired',
    adjustment: 'Adjusted',
    transfer: 'Moved',
    reset: 'Reset',
  },
  bySystem: 'Automatic',
  byUnknown: 'Unknown person',
}
