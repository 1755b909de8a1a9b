import type { Lot, Term } from '../../credits/account.ts'
import type { Note } from './messages.ts'

/** Needed where all about an account is shown. Amounts and days arrive formatted; a day named "until" or "by" is the last usable one. */
export interface PanelMessages {
  available: string
  whereFrom: string
  /** Names the tabs together, and each of them. */
  credits: string
  tabs: Record<'history' | 'plan' | 'costs' | 'alerts', string>
  /** The script of a tab could not be loaded. */
  tabMissing: Note
  saveCsv: string
  /** The viewer may not see the ledger. */
  ledgerWithheld: Note
  sharedBalance: string
  /** What each account used, in the term or in the last days; where nobody says it stands for the amounts. */
  usedThisTerm: string
  usedLately: (days: string) => string
  usageUnknown: string
  thisAccount: string
  /** A lot without a name is named by its kind. */
  lotKind: Record<Lot['kind'], string>
  /** Where a lot stands in the order of spending: the first, the one after it, any later one. */
  usedFirst: string
  usedNext: string
  usedLater: string
  remaining: (remaining: string, granted: string) => string
  /** Names the bar of a lot. */
  lotGauge: (name: string) => string
  useBy: (day: string) => string
  /** The lot lives as long as the term's rollover window. `renews` is one of the two below. */
  rollsOver: (renews: string, until: string) => string
  renewsOn: (day: string) => string
  endsOn: (day: string) => string
  carriedOver: (day: string) => string
  neverExpires: string
  expiryUnknown: string
  onlyFor: (actions: string) => string
  usableFrom: (day: string) => string
  notUsableYet: string
  /** Heads what has lapsed. */
  lost: string
  expiredOn: (day: string) => string
  /** Lots with nothing left, by their names. */
  usedUp: (names: string) => string
  /** Opens the rest of a long list. */
  moreLots: (count: string) => string
  /** Lots and balance differ: by so much more or less than the balance. */
  lotsDiffer: (difference: string, isMore: boolean) => string
  lotsUnknown: Note
  /** Nothing is counted down, so nothing has to come from anywhere. */
  unlimitedLots: Note
  noLots: Note
  term: string
  termCycle: Record<Term['cycle'], string>
  renewal: string
  termEnd: string
  /** Stands behind the day on which the term ends. */
  noRenewal: string
  rollover: string
  rolloverUntil: (days: string, until: string) => string
  noRollover: string
  nextAllowance: string
  autoTopUpOff: string
  autoTopUpBuys: (credits: string) => string
  action: string
  cost: string
  trigger: string
  /** "5 credits per request". */
  costPer: (cost: string, unit: string) => string
  free: string
  /** When credits go for what is free. */
  usesNone: string
  varies: string
  costUnknown: string
  comingSoon: string
}

/** English words of the panel. Loaded with it. */
export const enPanel: PanelMessages = {
  available: 'Available Credits',
  whereFrom: 'Breakdown',
  credits: 'Credits',
  tabs: { history: 'History', plan: 'Plan', costs: 'Costs', alerts: 'Alerts' },
  saveCsv: 'Save as CSV',
  tabMissing: { title: 'This could not be loaded', advice: 'Check your connection, then try again.' },
  ledgerWithheld: {
    title: 'You may not see how credits were used',
    advice: 'The balance above is complete. Ask an admin for the right to see the rest.',
  },
  sharedBalance: 'Shared balance',
  usedThisTerm: 'used this term',
  usedLately: (days) => `used in the last ${days} days`,
  usageUnknown: 'Not known who used how much',
  thisAccount: 'this account',
  lotKind: {
    plan: 'Plan',
    purchase: 'Bought',
    grant: 'Granted',
    adjustment: 'Adjusted',
    unknown: 'Credits',
  },
  usedFirst: 'Used first',
  usedNext: 'Used next',
  usedLater: 'Used later',
  remaining: (remaining, granted) => `${remaining} of ${granted}`,
  lotGauge: (name) => `Left of ${name}`,
  useBy: (day) => `Use by ${day}`,
  rollsOver: (renews, until) => `${renews}; what is left can be used until ${until}`,
  renewsOn: (day) => `Renews ${day}`,
  endsOn: (day) => `Term ends ${day}`,
  carriedOver: (day) => `Carried over from the last term, use by ${day}`,
  neverExpires: 'Does not expire',
  expiryUnknown: 'Expiry not known',
  onlyFor: (actions) => `Only for ${actions}`,
  usableFrom: (day) => `Usable from ${day}`,
  notUsableYet: 'On the way, not usable yet',
  lost: 'Lapsed unused',
  expiredOn: (day) => `Expired ${day}`,
  usedUp: (names) => `Used up or expired: ${names}`,
  moreLots: (count) => `${count} more`,
  lotsDiffer: (difference, isMore) =>
    `These lots come to ${difference} ${isMore ? 'more' : 'less'} than the balance. The balance counts.`,
  lotsUnknown: {
    title: 'Not told by the credit service',
    advice: 'It does not say where these credits came from or when they expire.',
  },
  unlimitedLots: { title: 'Nothing is counted down', advice: 'Uses are still listed below.' },
  noLots: { title: 'No credits yet', advice: 'What is granted or bought appears here, with when it expires.' },
  term: 'Term',
  termCycle: { annual: 'Annual', quarterly: 'Quarterly', monthly: 'Monthly', other: 'Current' },
  renewal: 'Renews',
  termEnd: 'Term ends',
  noRenewal: 'does not renew',
  rollover: 'Rollover',
  rolloverUntil: (days, until) => `${days} days, until ${until}`,
  noRollover: 'None, what is left then lapses',
  nextAllowance: 'Next allowance',
  autoTopUpOff: 'Off',
  autoTopUpBuys: (credits) => `buys ${credits}`,
  action: 'Action',
  cost: 'Cost',
  trigger: 'When credits go',
  costPer: (cost, unit) => `${cost} per ${unit}`,
  free: 'Free',
  usesNone: 'Uses no credits',
  varies: 'Varies',
  costUnknown: 'Not known',
  comingSoon: 'Coming soon',
}
