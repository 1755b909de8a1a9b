import type { Account } from '../credits/account.ts'
import { formatCompactCredits, formatCredits, unitLabel } from './credits.ts'
import type { BarMessages } from './messages/messages.ts'
import { wordFigure } from './plain-figure.ts'
import type { Figure, FigureForm } from './plain-figure.ts'

/** The balance of an account in digits and words. */
export function toFigure(account: Account, locale: string, messages: BarMessages, form: FigureForm): Figure {
  const { available } = account.balance
  const { unit } = account
  if (account.balance.unlimited || available === null) return wordFigure(account, messages)
  const label = unitLabel(available, unit, locale, messages)
  const exact = formatCredits(available, unit.scale, locale)
  const text = form === 'full' ? exact : formatCompactCredits(available, unit.scale, locale)
  return { text, unit: label, full: `${exact} ${label}` }
}
