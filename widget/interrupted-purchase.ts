import type { Account } from '../shared/credits/account.ts'
import { isCredits } from '../shared/credits/amount.ts'
import type { PurchaseIntent } from '../shared/credits/purchase.ts'
import { findKeptPurchase, keepPurchase } from './open-purchase.ts'
import type { OpenPurchase } from './open-purchase.ts'

/** Servers remember a key for a day: after it the same key would order again. */
const KEPT_FOR_MS = 24 * 3_600_000

/** The purchase that a reload interrupted, if this viewer made it at `api` for this account. Drops one that is too old. */
export function findInterruptedPurchase(api: string, account: Account, now: number): OpenPurchase | undefined {
  const kept = findKept()
  if (!kept) return undefined
  // A clock that was set back since then does not make it too old.
  const isTooOld = Math.abs(now - kept.orderedAt) >= KEPT_FOR_MS
  if (isTooOld) keepPurchase(null)
  return !isTooOld && kept.api === api && isMadeBy(kept, account) ? kept : undefined
}

/** Is this the account that it was ordered for, seen by the same viewer? */
export function isMadeBy({ intent, viewerId }: OpenPurchase, { id, viewer }: Account): boolean {
  return intent.accountId === id && viewerId === (viewer?.id ?? null)
}

/** Is the purchase with this key the one that is kept? Another store of the page may have put its own there. */
export function isKept(key: string): boolean {
  return findKept()?.intent.key === key
}

function findKept(): OpenPurchase | undefined {
  try {
    const kept: unknown = JSON.parse(findKeptPurchase() ?? 'null')
    return isOpenPurchase(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function isOpenPurchase(value: unknown): value is OpenPurchase {
  return (
    isRecord(value) &&
    typeof value['api'] === 'string' &&
    isTextOrNull(value['viewerId']) &&
    Number.isFinite(value['orderedAt']) &&
    typeof value['hasFailed'] === 'boolean' &&
    isTextOrNull(value['topUpId']) &&
    typeof value['wasOpened'] === 'boolean' &&
    (value['since'] === null || Number.isFinite(value['since'])) &&
    isRecord(value['intent']) &&
    isIntent(value['intent'])
  )
}

function isIntent(value: Record<string, unknown>): value is Record<string, unknown> & PurchaseIntent {
  const { key, kind, accountId, packId, credits, scale, expectedPrice, message, returnUrl } = value
  return (
    typeof key === 'string' &&
    (kind === 'checkout' || kind === 'request') &&
    typeof accountId === 'string' &&
    isTextOrNull(packId) &&
    isCredits(credits) &&
    isCredits(scale) &&
    isPriceOrNull(expectedPrice) &&
    isTextOrNull(message) &&
    isTextOrNull(returnUrl)
  )
}

function isPriceOrNull(value: unknown): boolean {
  return (
    value === null || (isRecord(value) && typeof value['amount'] === 'string' && typeof value['currency'] === 'string')
  )
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
