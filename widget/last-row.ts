import type { LastLook } from '../shared/billing/history-desk.ts'
import type { Account } from '../shared/credits/account.ts'
import type { CreditStore } from './credit-store.ts'
import { findKeptLook, keepLook } from './kept-look.ts'

/** Keeps the newest row that this viewer has seen, by the clock of the server. */
export function lastRowOf({ options }: CreditStore, account: Account): LastLook {
  const find = (): number | null => {
    const at = Number.parseInt(findKeptLook(options, 'row', account) ?? '', 10)
    return Number.isSafeInteger(at) ? at : null
  }
  return {
    get: async () => find(),
    update: async (change) => keepLook(options, 'row', account, String(change(find()))),
  }
}
