import type { Price } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import { isDecimal } from './decimal.ts'
import { numberFormat } from './intl.ts'

/**
 * What `amount` costs at a price for one whole credit, exact to the last digit. `null` where the product does not fit
 * the currency's smallest coin: how the seller rounds is not known here, and a wrong price is worse than none.
 */
export function findTotalPrice({ amount: each, currency }: Price, amount: Credits, scale: number): Price | null {
  if (!isDecimal(each) || each.startsWith('-') || amount < 0 || !/^[A-Z]{3}$/.test(currency)) return null
  const [whole = '', fraction = ''] = each.split('.')
  const product = BigInt(whole + fraction) * BigInt(amount)
  const excess = fraction.length + scale - coinDigits(currency)
  if (excess <= 0) return { amount: toText(product * 10n ** BigInt(-excess), coinDigits(currency)), currency }
  const unit = 10n ** BigInt(excess)
  return product % unit === 0n ? { amount: toText(product / unit, coinDigits(currency)), currency } : null
}

/** Fraction digits that prices in this currency are shown with. */
function coinDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}

function toText(coins: bigint, digits: number): string {
  const text = String(coins).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
