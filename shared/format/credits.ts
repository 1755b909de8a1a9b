import type { Price, Unit } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import { isDecimal, toDecimal } from './decimal.ts'
import { numberFormat, pluralRules } from './intl.ts'
import type { BarMessages } from './messages/messages.ts'
import { UNKNOWN, isCompact } from './plain.ts'

type UnitWords = Pick<BarMessages, 'unit'>

/**
 * An amount for people: grouped for the locale, exact, with a real minus sign. Whole amounts have no fraction ("12"),
 * others at least two digits of it where the unit has them ("12.50"). `null` is "—".
 */
export function formatCredits(amount: Credits | null, scale: number, locale: string): string {
  return format(amount, scale, locale, {})
}

/** The same with its sign always said: "+5", "−5", "0". */
export function formatSigned(amount: Credits | null, scale: number, locale: string): string {
  return format(amount, scale, locale, { signDisplay: 'exceptZero' })
}

/** For narrow places: "12.4K". Rounded down, so that it never promises more than there is. */
export function formatCompactCredits(amount: Credits | null, scale: number, locale: string): string {
  if (amount === null || !isCompact(amount, scale)) return formatCredits(amount, scale, locale)
  return format(amount, scale, locale, {
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
    roundingMode: 'floor',
  })
}

/**
 * The word behind an amount: the account's own unit by plural category in the language of `locale`, else "credit" or
 * "credits". An unknown amount takes the general form.
 */
export function unitLabel(amount: Credits | null, unit: Unit, locale: string, messages: UnitWords): string {
  const label = unit.label ?? messages.unit
  if (amount === null) return label.other
  const step = 10 ** unit.scale
  const digits = amount % step === 0 ? {} : fractionDigits(unit.scale)
  const category = pluralRules(locale, digits).select(Math.abs(amount) / step)
  return (category === 'zero' ? undefined : label[category]) ?? label.other
}

/** "12 credits", in the account's own unit. */
export function formatWithUnit(amount: Credits | null, unit: Unit, locale: string, messages: UnitWords): string {
  return `${formatCredits(amount, unit.scale, locale)} ${unitLabel(amount, unit, locale, messages)}`
}

/** A price as the locale writes money; the server's own text where it is no number or currency that `Intl` knows. */
export function formatPrice({ amount, currency }: Price, locale: string): string {
  if (!isDecimal(amount) || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`
  return numberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(amount)
}

function format(amount: Credits | null, scale: number, locale: string, options: Intl.NumberFormatOptions): string {
  if (amount === null) return UNKNOWN
  const decimal = toDecimal(amount, scale)
  if (!isDecimal(decimal)) return UNKNOWN
  const digits = { ...fractionDigits(scale), trailingZeroDisplay: 'stripIfInteger', ...options } as const
  return withRealMinus(numberFormat(locale, digits).format(decimal))
}

function fractionDigits(scale: number) {
  return { minimumFractionDigits: Math.min(scale, 2), maximumFractionDigits: scale }
}

/** Most locales write a hyphen, which is shorter than a digit and easily lost. */
function withRealMinus(text: string): string {
  return text.replace('-', '−')
}
