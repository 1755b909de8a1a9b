/**
 * The purchase that this tab has under way, so that a reload neither forgets it nor makes a second one. One item in
 * the host's `sessionStorage`: what was ordered, its idempotency key, and the top-up once it exists. No token.
 */
import type { PurchaseIntent } from '../shared/credits/purchase.ts'

export interface OpenPurchase {
  /** Of the API that it was ordered from. */
  api: string
  /** Who ordered it; `null` where the server does not say who looks. */
  viewerId: string | null
  /** When its key was first sent. Epoch milliseconds. */
  orderedAt: number
  intent: PurchaseIntent
  /** No answer came, however often it was sent: only the viewer sends it again. */
  hasFailed: boolean
  /** `null` until the server has answered. */
  topUpId: string | null
  /** Its checkout stood in a tab. */
  wasOpened: boolean
  /** When the payment was seen to be pending. Epoch milliseconds. */
  since: number | null
}

const NAME = 'credit-gauge:1:purchase'

/** Remembers the purchase; `null` forgets it. Does nothing where there is no storage. */
export function keepPurchase(purchase: OpenPurchase | null): void {
  try {
    if (purchase) sessionStorage.setItem(NAME, JSON.stringify(purchase))
    else sessionStorage.removeItem(NAME)
  } catch {
    // A sandbox or a full storage: a reload then starts anew, and the server still knows the open top-up.
  }
}

/** A tab that a page opens begins with a copy of its storage: the purchase stays with the page. */
export function forgetPurchaseIn(tab: Window): void {
  try {
    tab.sessionStorage.removeItem(NAME)
  } catch {
    // No storage, no copy.
  }
}

/** What an earlier page left, as it stands there: `interrupted-purchase.ts` makes sense of it. */
export function findKeptPurchase(): string | null {
  try {
    return sessionStorage.getItem(NAME)
  } catch {
    return null
  }
}
