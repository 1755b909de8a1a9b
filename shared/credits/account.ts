/**
 * What is known about one credit account at one moment. Plain JSON, so that it can be stored, sent between tabs and
 * written down as a scenario. `null` means unknown and nothing else.
 */
import type { Credits } from './amount.ts'

/** The whole snapshot. Times are epoch milliseconds. Amounts are in the smallest step of `unit`. */
export interface Account {
  id: string
  name: string | null
  viewer: Viewer | null
  version: Version | null
  /** When the billing system says this was true. */
  asOf: number
  /** The server's clock when it answered. */
  serverTime: number | null
  /** How often the server wants to be asked. */
  pollSeconds: number | null
  unit: Unit
  balance: Balance
  /** Credit features are paused by the vendor; `null` when they are not. */
  paused: Paused | null
  /** What was granted for the current term, without lots carried over. The gauge measures against it. */
  allowance: Credits | null
  /** Low marks: the viewer's own first, then the account's. Empty means the default of 25 %. */
  marks: Mark[]
  term: Term | null
  /** Open lots first; `null` when the billing system has no lots. */
  lots: Lot[] | null
  actions: Action[]
  /** Other accounts of the same subscription that draw on this balance. */
  sharedWith: AccountRef[]
  /** What this viewer may do; `null` when the server does not say. */
  access: Access | null
  /** How credits are bought here; `null` when they are not bought through this interface. */
  topUp: TopUpOffer | null
  autoTopUp: AutoTopUp | null
  /** Top-ups under way, whoever began them. */
  openTopUps: TopUp[]
  links: Links
  features: Features
}

/** Orders the answers of one server: the larger `n` is the newer one. A restored or reset server begins another epoch. */
export interface Version {
  epoch: string
  n: number
}

export interface Viewer {
  id: string
  name: string | null
}

export interface AccountRef {
  id: string
  name: string | null
}

export interface Unit {
  /** Fraction digits, 0 to 6. */
  scale: number
  /** The unit's own name by CLDR plural category; `null` for plain "credits". */
  label: UnitLabel | null
}

export interface UnitLabel {
  one?: string
  two?: string
  few?: string
  many?: string
  other: string
}

export interface Balance {
  /** Spendable now; may be negative. `null` is unknown, never 0. */
  available: Credits | null
  unlimited: boolean
  /** How far `available` may go: 0, or negative where an overdraft is allowed. */
  floor: Credits
  /** Reserved by running actions, already taken off. */
  held: Credits | null
  /** Bought, not yet spendable. */
  incoming: Credits | null
}

export interface Paused {
  reason: string
  since: number | null
}

/** A low mark, as a share of the allowance or as an amount. */
export type Mark = { percent: number } | { credits: Credits }

export interface Term {
  startsAt: number
  /** Exclusive. */
  endsAt: number
  cycle: 'annual' | 'quarterly' | 'monthly' | 'other'
  /** Days after the term's end in which what is left can still be used. */
  rolloverDays: number
  renews: boolean | null
  nextAllowance: Credits | null
}

/** Credits that came together and lapse together. */
export interface Lot {
  id: string
  name: string | null
  kind: 'plan' | 'purchase' | 'grant' | 'adjustment' | 'unknown'
  status: 'scheduled' | 'pending' | 'active' | 'depleted' | 'expired' | 'voided'
  granted: Credits
  remaining: Credits | null
  effectiveAt: number
  /** Exclusive end, with the rollover window in it; `'never'`; or `null` for unknown. */
  expires: { at: number } | 'never' | null
  /** The term is over and the lot lives on in its rollover window. */
  rolledOver: boolean
  /** Keys of the only actions it pays for; `'any'`; or `null` for unknown. */
  restrictedTo: string[] | 'any' | null
}

/** Something that costs credits, or is known not to. */
export interface Action {
  key: string
  name: string
  cost: Cost
  /** Names one billable unit ("request", "résumé"); `null` when the server does not say. */
  per: { singular: string; plural: string } | null
  /** When the credits go ("Sending the request"). */
  trigger: string | null
  note: string | null
  status: 'available' | 'coming-soon'
  /** How many units can run now, when the server says so; `null` leaves it to be worked out from the balance. */
  canRun: number | null
}

export type Cost = { kind: 'fixed'; credits: Credits } | { kind: 'free' } | { kind: 'varies' } | { kind: 'unknown' }

export interface Access {
  entries: boolean
  export: boolean
  buy: boolean
  request: boolean
  /** Rights the viewer lacks, and where they are granted. */
  missing: MissingRight[]
  /** People who can help: grant the right, or buy. */
  contacts: Contact[]
}

export interface MissingRight {
  right: string
  permission: string
  where: string | null
  url: string | null
}

export interface Contact {
  name: string
  email: string | null
  url: string | null
}

export interface Price {
  /** A decimal string in major units, "49.00": shown, never computed with. */
  amount: string
  /** ISO 4217. */
  currency: string
}

export interface Pack {
  id: string
  credits: Credits
  price: Price | null
}

export interface TopUpOffer {
  /** A standing page where one buys. */
  url: string | null
  kinds: TopUpKind[]
  packs: Pack[]
  /** A free amount within limits. */
  free: { min: Credits; max: Credits; step: Credits; pricePerCredit: Price | null } | null
  /** What keeps everybody here from buying, and where to mend it. */
  blockedBy: 'billing-details' | null
  fixUrl: string | null
  temporaryOptions: { name: string; note: string | null; url: string | null }[]
}

/** `checkout`: the viewer pays. `request`: somebody else decides. */
export type TopUpKind = 'checkout' | 'request'

export interface TopUp {
  id: string
  kind: TopUpKind
  status: TopUpStatus
  credits: Credits
  price: Price | null
  /** Only told to the viewer who began it. */
  checkoutUrl: string | null
  /** Did this viewer begin it? */
  mine: boolean
  requestedBy: string | null
  reason: string | null
  expectedAt: number | null
  expiresAt: number | null
  createdAt: number
  updatedAt: number
}

export const TOP_UP_STATUSES = [
  'action-required',
  'requested',
  'pending',
  'credited',
  'declined',
  'failed',
  'canceled',
  'expired',
] as const
export type TopUpStatus = (typeof TOP_UP_STATUSES)[number]

/** The server buys by itself when the balance falls below `below`. Not the same as renewal. */
export interface AutoTopUp {
  enabled: boolean
  below: Credits | null
  credits: Credits | null
}

export interface Links {
  portal: string | null
  plan: string | null
  proConnect: string | null
  support: Contact | null
}

export interface Features {
  entries: boolean
  usage: boolean
  events: boolean
  alerts: 'none' | 'read' | 'write'
  exports: boolean
}
