import type { PurchaseIntent } from '../credits/purchase.ts'
import type { TopUpOrder } from './source.ts'

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
