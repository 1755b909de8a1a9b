import type { Alert } from '../credits/alert.ts'
import { lastUsableDay } from '../credits/lots.ts'
import { formatWithUnit } from './credits.ts'
import { formatDay } from './dates.ts'
import type { AlertMessages } from './messages/en-alerts.ts'

/** Who reads it. `now` is epoch milliseconds. */
interface Reading {
  /** Fraction digits of the account's unit. */
  scale: number
  locale: string
  messages: AlertMessages
  now: number
}

/** What an alert says: what happened, and what it means or what to do. The same in a list and in a notification. */
export function alertWords(alert: Alert, { scale, locale, messages, now }: Reading): { title: string; text: string } {
  const amount = (credits: Parameters<typeof formatWithUnit>[0]) =>
    formatWithUnit(credits, { scale, label: messages.unit }, locale, messages)
  switch (alert.kind) {
    case 'low':
      return messages.low(amount(alert.mark))
    case 'empty':
      return messages.empty
    case 'recovered':
      return messages.recovered[alert.from]
    case 'expiring':
      return messages.expiring(amount(alert.credits), formatDay(lastUsableDay(alert.at), now, locale, messages))
    case 'top-up':
      return messages.topUp[alert.status](amount(alert.credits))
    case 'signed-out':
  }
  return messages.signedOut
}
