/**
 * What a scenario is made of. It is data: a simulated account's past, its offer, and what goes wrong. Amounts are in
 * the unit's smallest step; days count from the UTC day on which the instance is made, negative in the past.
 */
import type {
  Account,
  AccountRef,
  AutoTopUp,
  Features,
  Mark,
  Price,
  TopUpKind,
  TopUpStatus,
  UnitLabel,
} from '../shared/credits/account.ts'
import type { Lot, Pack } from '../shared/credits/account.ts'
import type { AlertSetting } from '../shared/credits/alert-setting.ts'
import type { ReportOrder } from '../shared/credits/report-schedule.ts'
import type { CatalogueAction } from './world/catalogue.ts'

export const FAULTS = [
  /** 401 whatever the credentials. */
  'signed-out',
  /** 429 with `Retry-After`. */
  'rate-limited',
  /** 500. */
  'server-error',
  /** Every answer takes three seconds. */
  'slow',
  /** Connections fail. */
  'offline',
  /** The account call answers half a document. */
  'malformed',
  /** Every answer names another account. */
  'wrong-account',
  /** Writes are carried out, then their connection fails. */
  'lost-answer',
] as const
export type Fault = (typeof FAULTS)[number]

export interface Scenario {
  /** Part of the API's address: `/mock/<name>/v1`. */
  name: string
  title: string
  /** One line: what it shows. */
  means: string
  account: { id: string; name: string }
  unit: { scale: number; label: Record<string, UnitLabel> | null }
  unlimited: boolean
  /** The server does not say what is available. */
  isBalanceUnknown: boolean
  floor: number
  allowance: number | null
  marks: Mark[]
  term: TermPlan | null
  lots: LotPlan[]
  past: Past
  /** How many entries there were before, made only when read. */
  archived: number
  actions: CatalogueAction[]
  sharedWith: AccountRef[]
  rights: Rights
  topUp: TopUpPlan | null
  autoTopUp: AutoTopUp | null
  /** There is a page of experts who help: the mock's own. */
  hasProConnect: boolean
  features: Features
  /** Warnings that the server sends. */
  alerts: AlertSetting[]
  reports: ReportPlan[]
  fault: Fault | null
  /** How the server's own clock is off, and how far the billing system lags behind it. */
  clock: { fastMs: number; lagMs: number }
  /** One résumé is parsed every so often. */
  burstMs: number | null
  /** The server tells only what the contract requires. */
  isMinimal: boolean
}

/** A report that somebody has scheduled before. */
export interface ReportPlan extends ReportOrder {
  lastSentDaysAgo: number | null
  /** The server's word for how that went. */
  lastStatus: string | null
}

export interface TermPlan {
  startsIn: number
  endsIn: number
  cycle: 'annual' | 'quarterly' | 'monthly'
  rolloverDays: number
  renews: boolean | null
  nextAllowance: number | null
}

export interface LotPlan {
  id: string
  name: string
  kind: Lot['kind']
  granted: number
  startsIn: number
  /** The rollover window is in it. */
  endsIn: number | 'never'
  isRolledOver?: boolean
  restrictedTo?: string[]
}

/** What happened before: uses of actions over the last `days`, `spend` in all, and single moments. */
export interface Past {
  days: number
  spend: number
  moments: Moment[]
}

/** One entry of the past that is no ordinary use. Positive amounts add a lot, negative ones spend. */
export interface Moment {
  daysAgo: number
  type: string
  credits: number
  description: string
  status?: 'posted' | 'pending' | 'failed'
  action?: string
}

export interface Rights {
  entries: boolean
  export: boolean
  buy: boolean
  request: boolean
}

export interface TopUpPlan {
  /** A standing page where one buys: the mock's own billing portal. */
  hasPage: boolean
  kinds: TopUpKind[]
  packs: Pack[]
  free: { min: number; max: number; step: number; pricePerCredit: Price } | null
  blockedBy: 'billing-details' | null
  temporaryOptions: NonNullable<Account['topUp']>['temporaryOptions']
  settlement: Settlement
  /** Top-ups that exist when the instance is made. */
  begun: BegunTopUp[]
}

export type Settlement =
  /** Credited a moment after the payment. */
  | 'credit'
  /** Nothing happens until somebody settles it through the control address. */
  | 'hold'
  /** The payment fails. */
  | 'fail'
  /** Declined a moment after it was asked for. */
  | 'decline'

export interface BegunTopUp {
  kind: TopUpKind
  status: TopUpStatus
  credits: number
  price: Price | null
  minutesAgo: number
  /** Who began it; another viewer sees it as somebody else's. */
  viewerId: string
}
