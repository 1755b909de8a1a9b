import type { Account } from '../shared/credits/account.ts'
import { intentFor } from '../shared/credits/purchase.ts'
import type { PurchaseChoice, PurchaseIntent } from '../shared/credits/purchase.ts'
import { newKey } from './new-key.ts'

/** Servers and proxies may refuse longer ones, and with them the order. */
const MAX_ADDRESS_LENGTH = 2000

/** The intent to order what was chosen, with a key of its own, and this page to come back to. */
export function newIntent(account: Account, choice: PurchaseChoice): PurchaseIntent {
  return intentFor(account, choice, { key: newKey(), returnUrl: returnAddress() })
}

/**
 * This page without its fragment, which may hold a token. `null` for an address that no other site can lead back to,
 * or that is too long to be sent.
 */
function returnAddress(): string | null {
  const address = new URL(location.href)
  address.hash = ''
  return address.protocol.startsWith('http') && address.href.length <= MAX_ADDRESS_LENGTH ? address.href : null
}
