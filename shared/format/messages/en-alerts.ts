import type { UnitLabel } from '../../credits/account.ts'
import type { EndedTopUp } from '../../credits/alert.ts'

/** What happened, in a few words, and what it means or what to do. */
interface AlertText {
  title: string
  text: string
}

/**
 * Strings of alerts, in lists and notifications. Only amounts and dates are filled in, formatted for the locale, with
 * our own word for the unit: no text of a server ever looks like one of ours.
 */
export interface AlertMessages {
  unit: UnitLabel
  unknownDate: string
  /** `mark` is "125 credits". */
  low: (mark: string) => AlertText
  empty: AlertText
  recovered: Record<'low' | 'empty', AlertText>
  /** `day` is the last usable one. */
  expiring: (credits: string, day: string) => AlertText
  topUp: Record<EndedTopUp, (credits: string) => AlertText>
  signedOut: AlertText
}

export const enAlerts: AlertMessages = {
  unit: { one: 'credit', other: 'credits' },
  unknownDate: 'unknown date',
  low: (mark) => ({ title: 'Credits are low', text: `${mark} or fewer left. Top up before an action fails.` }),
  // True also where an overdraft lets some actions run on.
  empty: { title: 'Out of credits', text: 'Actions that cost credits may fail until credits are added.' },
  recovered: {
    low: { title: 'Credits are no longer low', text: 'The balance is above your low mark again.' },
    empty: { title: 'Credits are back', text: 'Actions that cost credits can run again.' },
  },
  expiring: (credits, day) => ({ title: `Expiring soon: ${credits}`, text: `Use by ${day}.` }),
  topUp: {
    credited: (credits) => ({ title: `${credits} added`, text: 'Your top-up has arrived.' }),
    declined: (credits) => ({
      title: `Top-up of ${credits} declined`,
      text: 'Nothing was added. Buy again, or ask the person who decides.',
    }),
    failed: (credits) => ({ title: `Top-up of ${credits} failed`, text: 'Nothing was added. Try again.' }),
  },
  signedOut: { title: 'Signed out', text: 'Your credits are no longer watched. Sign in again to go on.' },
}
