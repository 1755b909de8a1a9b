import { isCredits } from '../credits/amount.ts'
import type { Credits } from '../credits/amount.ts'

/** `1250` at scale 2 as "12.50": exact at any size, for machines (`Intl`, form fields), not for people. */
export function toDecimal(amount: Credits, scale: number): string {
  const digits = String(Math.abs(amount)).padStart(scale + 1, '0')
  const sign = amount < 0 ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Is `text` a plain decimal number: "49", "-0.50"? `Intl` formats such text without rounding it to a double first. */
export function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text)
}

/** What a person typed in a number field, "12.5" at scale 2 as 1250; `null` when it is no exact amount at that scale. */
export function parseDecimal(text: string, scale: number): Credits | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim())
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (!match || fraction.length > scale) return null
  const amount = Number(`${sign}${whole}${fraction.padEnd(scale, '0')}`) + 0
  return isCredits(amount) ? amount : null
}
