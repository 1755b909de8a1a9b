import type { TopUpOrder } from '../shared/billing/source.ts'
import type { Account } from '../shared/credits/account.ts'
import { intentFor } from '../shared/credits/purchase.ts'
import type { PurchaseChoice, PurchaseIntent } from '../shared/credits/purchase.ts'

/** The intent to order what was chosen, with a key of its own, and this page to come back to. */
export function newIntent(account: Account, choice: PurchaseChoice): PurchaseIntent {
  return intentFor(account, choice, { key: newKey(), returnUrl: returnAddress() })
}

/** What is sent for an intent: the same under the same key. */
export function toOrder(intent: PurchaseIntent): TopUpOrder {
  const { kind, packId, credits, scale, expectedPrice, message, returnUrl } = intent
  return {
    kind,
    ...(packId === null ? { credits } : { packId }),
    scale,
    ...(expectedPrice && { expectedPrice }),
    ...(message && { message }),
    ...(returnUrl !== null && { returnUrl }),
  }
}

/** This page, unless it is one that no other site can lead back to. */
function returnAddress(): string | null {
  return location.protocol.startsWith('http') ? location.href : null
}

/** `randomUUID` is missing on plain-http pages. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
