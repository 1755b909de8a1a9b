/** What the background says by itself: both languages at hand, because a service worker can load nothing later. */
import { deAlerts } from '../../shared/format/messages/de-alerts.ts'
import { enAlerts, type AlertMessages } from '../../shared/format/messages/en-alerts.ts'
import { german } from '../../shared/format/messages/german.ts'
import type { Messages } from '../../shared/format/messages/messages.ts'
import type { Spoken } from '../language.ts'
import { english } from '../../shared/format/messages/english.ts'

export const alertMessages: Record<Spoken, AlertMessages> = { en: enAlerts, de: deAlerts }

export const messages: Record<Spoken, Messages> = { en: english, de: german }

/** Sentences in the title of the toolbar button. */
export interface BadgeWords {
  notConnected: string
  /** `balance` is "86 credits"; `level` is "Low", or empty; `age` is "as of 14:02", or empty. */
  balance: (balance: string, level: string, age: string) => string
  unknown: string
}

export const badgeWords: Record<Spoken, BadgeWords> = {
  en: {
    notConnected: 'Credit Gauge: connect your account',
    balance: (balance, level, age) => sentence(`${balance} left`, level, age),
    unknown: 'Balance not known yet',
  },
  de: {
    notConnected: 'Credit Gauge: Konto verbinden',
    balance: (balance, level, age) => sentence(`Noch ${balance}`, level, age),
    unknown: 'Guthaben noch nicht bekannt',
  },
}

function sentence(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
