import { isCredits } from '../shared/credits/amount.ts'
import type { PurchaseIntent } from '../shared/credits/purchase.ts'
import { findKeptPurchase } from './open-purchase.ts'
import type { OpenPurchase } from './open-purchase.ts'

/** The purchase that a reload interrupted, if it was made at `api` for `accountId`. */
export function findInterruptedPurchase(api: string, accountId: string): OpenPurchase | undefined {
  try {
    const kept: unknown = JSON.parse(findKeptPurchase() ?? 'null')
    return isOpenPurchase(kept) && kept.api === api && kept.intent.accountId === accountId ? kept : undefined
  } catch {
    return undefined
  }
}

function isOpenPurchase(value: unknown): value is OpenPurchase {
  return (
    isRecord(value) &&
    typeof value['api'] === 'string' &&
    isTextOrNull(value['topUpId']) &&
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
