import type { Account } from '../credits/account.ts'
import type { BarMessages } from './messages/messages.ts'
import { UNKNOWN, findPlainUnitLabel, formatPlainCredits, isCompact } from './plain.ts'

/** A balance as it is drawn. */
export interface Figure {
  /** "368", "12.4K", "Unlimited", or "—" when unknown. */
  text: string
  /** "credits"; empty where there is nothing to count. */
  unit: string
  /** All of it, never shortened: "12,400 credits". For titles and for those who listen. */
  full: string
}

/** `compact` is for narrow places. */
export type FigureForm = 'full' | 'compact'

/** What `toFigure` says, for the first paint: without `Intl`, or `null` where that would not surely be the same. */
export function findPlainFigure(
  account: Account,
  locale: string,
  messages: BarMessages,
  form: FigureForm,
): Figure | null {
  const { available } = account.balance
  const { unit } = account
  if (account.balance.unlimited || available === null) return wordFigure(account, messages)
  if (form === 'compact' && isCompact(available, unit.scale)) return null
  const text = formatPlainCredits(available, unit.scale, locale)
  const label = findPlainUnitLabel(available, unit, locale, messages)
  return text === null || label === null ? null : { text, unit: label, full: `${text} ${label}` }
}

/** For accounts that count nothing, and for those that do not tell. */
export function wordFigure({ balance, unit }: Account, messages: BarMessages): Figure {
  const label = (unit.label ?? messages.unit).other
  return balance.unlimited
    ? { text: messages.unlimited, unit: label, full: `${messages.unlimited} ${label}` }
    : { text: UNKNOWN, unit: '', full: messages.balanceUnknown }
}
