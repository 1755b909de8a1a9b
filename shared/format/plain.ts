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

interface Separators {
  group: string
  decimal: string
}

const COMMA_POINT: Separators = { group: ',', decimal: '.' }
const POINT_COMMA: Separators = { group: '.', decimal: ',' }

/** Only what has not changed between the engines we support. Regions differ: en-IN, en-ZA and de-AT are not here on purpose. */
const SEPARATORS: Record<string, Separators> = {
  en: COMMA_POINT,
  'en-us': COMMA_POINT,
  'en-gb': COMMA_POINT,
  'en-au': COMMA_POINT,
  'en-ca': COMMA_POINT,
  'en-ie': COMMA_POINT,
  'en-nz': COMMA_POINT,
  ja: COMMA_POINT,
  'ja-jp': COMMA_POINT,
  zh: COMMA_POINT,
  'zh-cn': COMMA_POINT,
  de: POINT_COMMA,
  'de-de': POINT_COMMA,
  nl: POINT_COMMA,
  'nl-nl': POINT_COMMA,
  da: POINT_COMMA,
  'da-dk': POINT_COMMA,
  fr: { group: '\u202F', decimal: ',' },
  'fr-fr': { group: '\u202F', decimal: ',' },
}

/** Languages that write small whole numbers as this file does, in every region. */
const PLAIN_DIGITS = /^(en|de|fr|es|it|nl|pt|sv|da|nb|no|fi|pl|cs|sk|hu|ro|el|tr|ja|zh|ko)(-[a-z]{2})?$/

/** Languages with "one" for exactly 1 and one other form, and languages with a single form. */
const ONE_OTHER = /^(en|de|nl|sv|nb|no|fi|el|tr|hu)(-[a-z]{2})?$/
const SINGLE_FORM = /^(ja|zh|ko)(-[a-z]{2})?$/

/** What `formatCredits` says, without `Intl`; `null` where this file does not know it for sure. */
export function formatPlainCredits(amount: Credits | null, scale: number, locale: string): string | null {
  if (amount === null) return UNKNOWN
  const tag = toTag(locale)
  const [whole = '', fraction = ''] = toDecimal(amount, scale).replace('-', '').split('.')
  const shownFraction = shorten(fraction)
  const separators = SEPARATORS[tag]
  if (!separators && (shownFraction !== '' || whole.length > 3 || !PLAIN_DIGITS.test(tag))) return null
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, separators?.group ?? '')
  const sign = amount < 0 ? '−' : ''
  return shownFraction === '' ? sign + grouped : `${sign}${grouped}${separators?.decimal ?? ''}${shownFraction}`
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
  const tag = toTag(locale)
  if (amount === null || SINGLE_FORM.test(tag)) return label.other
  if (!ONE_OTHER.test(tag)) return null
  return (Math.abs(amount) === 10 ** unit.scale ? label.one : undefined) ?? label.other
}

/** No fraction when it is all zeros, else at least two digits of it. */
function shorten(fraction: string): string {
  const end = fraction.replace(/0+$/, '').length
  return end === 0 ? '' : fraction.slice(0, Math.max(end, 2))
}

function toTag(locale: string): string {
  return locale.replaceAll('_', '-').toLowerCase()
}
