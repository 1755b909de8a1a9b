import type { Account } from './account.ts'

/**
 * Is there a ledger, and this viewer lacks the right to it? Servers say of both that there are no entries to read; of
 * one that others may read they name the right that is missing.
 */
export function isLedgerWithheld({ features, access }: Pick<Account, 'features' | 'access'>): boolean {
  return !features.entries && access?.entries === false && access.missing.some(({ right }) => right === 'entries')
}
