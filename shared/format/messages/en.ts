import type { BarMessages } from './messages.ts'

/** English words of the bar. */
export const en: BarMessages = {
  unit: { one: 'credit', other: 'credits' },
  unlimited: 'Unlimited',
  balanceUnknown: 'Balance unknown',
  unknownDate: 'unknown date',
  asOf: (when) => `as of ${when}`,
  low: 'Low',
  empty: 'Out of credits',
  overdrawn: 'Overdrawn',
  paused: 'Paused',
  buy: 'Buy Credits',
  request: 'Request Credits',
  openDetails: (balance) => `${balance}, show details`,
  gauge: 'Credits left',
  gaugeValue: (percent) => `${percent}% of the allowance left`,
  announceBalance: (balance, level) => (level === '' ? `${balance} left` : `${balance} left. ${level}.`),
  loading: 'Loading the balance',
}
