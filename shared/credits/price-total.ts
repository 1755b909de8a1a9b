import type { Price } from './account.ts'

/** A sum of prices, to the last digit. */
export interface ExactPrice {
  currency: string
  /** In parts of a coin, as many for each currency: to be compared within one. */
  parts: bigint
  price: Price
}

/** Digits after the point that a part has: four more than prices are told in, and six for amounts in small steps. */
const DIGITS = 12

/**
 * Adds up `count` of each price. Prices for one whole credit take counts in the unit's smallest step, with its `scale`.
 * `null` for an empty list, where a price is missing or no decimal number, and where currencies differ.
 */
export function findTotal(items: readonly { price: Price | null; count: number }[], scale = 0): ExactPrice | null {
  const [first] = items
  if (!first?.price) return null
  const { currency } = first.price
  let parts = 0n
  let digits = 0
  for (const { price, count } of items) {
    const [, whole = '', fraction = ''] = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(price?.amount ?? '') ?? []
    if (whole === '' || price?.currency !== currency) return null
    parts += BigInt(whole + fraction.padEnd(DIGITS - scale, '0')) * BigInt(count)
    digits = Math.max(digits, fraction.length + scale)
  }
  return { currency, parts, price: { amount: toText(parts, digits), currency } }
}

function toText(parts: bigint, digits: number): string {
  const text = String(parts).padStart(DIGITS + 1, '0')
  return (
    text.slice(0, text.length - DIGITS) + (digits === 0 ? '' : `.${text.slice(-DIGITS, text.length - DIGITS + digits)}`)
  )
}
