/**
 * Numbers without `Intl`, for the first paint: exactly what `credits.ts` would say, or `null` where that is not sure.
 */
import type { Unit } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import { toDecimal } from './decimal.ts'
import type { BarMessages } from './messages/messages.ts'

/** Stands for a number that nobody knows. Never 0. */
export const UNKNOWN = '—'

/** From here on a narrow place shows "12.4K". Below, the whole number is as short. */
const COMPACT_FROM = 10_000

/**
 * Group and decimal separator. Only what has not changed between the engines we support. Regions differ: en-IN, en-ZA
 * and de-AT are not here on purpose.
 */
const SEPARATORS: [locales: RegExp, separators: string][] = [
  [/^(en(-(us|gb|au|ca|ie|nz))?|ja(-jp)?|zh(-cn)?)$/, ',.'],
  [/^(de(-de)?|nl(-nl)?)$/, '.,'],
]

/**
 * Languages that write small whole numbers as this file does, in every region, and have "one" for exactly 1 and one
 * other form; the last ones have a single form.
 */
const LANGUAGES = /^(?:en|de|nl|sv|nb|no|fi|el|tr|hu|(ja|zh|ko))(?:-[a-z]{2})?$/

/** What `formatCredits` says, without `Intl`; `null` where this file does not know it for sure. */
export function formatPlainCredits(amount: Credits | null, scale: number, locale: string): string | null {
  if (amount === null) return UNKNOWN
  const tag = toTag(locale)
  const [whole = '', fraction = ''] = toDecimal(amount, scale).replace('-', '').split('.')
  const shownFraction = shorten(fraction)
  const [group = '', decimal = ''] = SEPARATORS.find(([locales]) => locales.test(tag))?.[1] ?? ''
  if (!LANGUAGES.test(tag) || (group === '' && (shownFraction !== '' || whole.length > 3))) return null
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group)
  return (amount < 0 ? '−' : '') + grouped + (shownFraction === '' ? '' : decimal + shownFraction)
}

/** Is `amount` shortened where room is narrow? */
export function isCompact(amount: Credits, scale: number): boolean {
  return Math.abs(amount) >= COMPACT_FROM * 10 ** scale
}

/** What `unitLabel` says, without `Intl`; `null` where this file does not know it for sure. */
export function findPlainUnitLabel(
  amount: Credits | null,
  unit: Unit,
  locale: string,
  messages: BarMessages,
): string | null {
  const label = unit.label ?? messages.unit
  if (amount === null) return label.other
  const language = LANGUAGES.exec(toTag(locale))
  if (!language) return null
  const isOne = Math.abs(amount) === 10 ** unit.scale && language[1] === undefined
  return (isOne ? label.one : undefined) ?? label.other
}

/** No fraction when it is all zeros, else at least two digits of it. */
function shorten(fraction: string): string {
  const end = fraction.replace(/0+$/, '').length
  return end === 0 ? '' : fraction.slice(0, Math.max(end, 2))
}

function toTag(locale: string): string {
  return locale.replaceAll('_', '-').toLowerCase()
}
