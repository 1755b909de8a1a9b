/** Every string of the product, by place: what the bar draws at once, and what opens later. */
import type { TopUpStatus, UnitLabel } from '../../credits/account.ts'
import type { FailureKind } from '../../credits/failure.ts'

/**
 * All strings. A host may replace any of them; parameters arrive formatted for the locale, so functions only place
 * them.
 */
export interface Messages extends BarMessages, DetailMessages {}

/** Needed before the first balance stands. */
export interface BarMessages {
  /** The unit, by plural category, where the account names none. */
  unit: UnitLabel
  unlimited: string
  balanceUnknown: string
  unknownDate: string
  /** `when` is "14:02" or "yesterday 14:02". */
  asOf: (when: string) => string
  /** Words for levels that need attention. */
  low: string
  empty: string
  overdrawn: string
  paused: string
  buy: string
  request: string
  /** Names the button that opens the details; `balance` is "12 credits". */
  openDetails: (balance: string) => string
  /** Names the gauge. */
  gauge: string
  /** What the gauge says: whole percent of the allowance. */
  gaugeValue: (percent: number) => string
  /** What was said aloud when the balance changed; `level` is one of the words above, or empty. */
  announceBalance: (balance: string, level: string) => string
  loading: string
}

/** What happened, and what it means or what to do. */
export interface Note {
  title: string
  advice: string
}

/** How a top-up ends without credits. */
export type EndedStatus = Extract<TopUpStatus, 'declined' | 'failed' | 'canceled' | 'expired'>

/** Needed once details or a purchase are open. */
export interface DetailMessages {
  /** What happened, in a few words. Says nothing about what to do: see `failureAdvice`. */
  failureTitle: Record<FailureKind, string>
  /** What it means and what to do. */
  failureAdvice: Record<FailureKind, string>
  /** The script for the details could not be loaded. */
  detailsMissing: string
  /** Added where a purchase failed and trying again cannot make a second order. */
  retryIsSafe: string
  levelLow: (mark: string) => string
  levelEmpty: string
  levelOverdrawn: (credits: string) => string
  levelPaused: string
  /** The server does not say what is available. */
  levelUnknown: string
  /** Stands for `levelPaused` where the server says since when: "14:02", "yesterday 14:02" or "12 Mar". */
  pausedSince: (when: string) => string
  /** What the plan offers until credits come. */
  temporaryOptions: string
  /** Stands behind the number: "of 500". */
  allowance: (amount: string) => string
  held: string
  heldHint: string
  incoming: string
  incomingHint: string
  lapsing: string
  /** `day` is the last usable one. */
  lapsingFrom: (day: string) => string
  autoTopUp: string
  autoTopUpBelow: (credits: string) => string
  /** Auto top-up is on, by an amount that nobody told. */
  on: string
  sharedWith: string
  openTopUps: string
  topUpStatus: Record<TopUpStatus, string>
  requestedBy: (name: string) => string
  continueCheckout: string
  portal: string
  refresh: string
  refreshing: string
  retry: string
  signIn: string
  allow: string
  startOver: string
  /** Names the list of packs. */
  packs: string
  balanceAfter: (credits: string) => string
  /** Stands where a pack has no price. */
  priceAtCheckout: string
  freeAmount: string
  /** What may be typed; `step` is `null` where every amount in between is sold. Stands in `amountWrong` too. */
  freeAmountRange: (min: string, max: string, step: string | null) => string
  /** The same, where the server names no limits. */
  wholeAmount: string
  /** What was typed is not sold; `rule` is one of the two above. */
  amountWrong: (rule: string) => string
  /** What a typed amount costs: "30 credits for €13.50". */
  amountPrice: (credits: string, price: string) => string
  purchaseAsking: string
  purchaseAskingRequest: string
  purchaseBlocked: Note
  /** There is a checkout, but no address that may be opened. */
  purchaseUnsafe: Note
  purchaseOpened: Note
  purchaseRequested: (credits: string) => Note
  purchasePending: (credits: string) => Note
  purchaseSlow: (credits: string) => Note
  purchaseCredited: (credits: string) => string
  checkoutEnded: Record<EndedStatus, Note>
  requestEnded: Record<EndedStatus, Note>
  openCheckout: string
  checkoutAddress: string
  copy: string
  copied: string
  cancelCheckout: string
  cancelRequest: string
  dismiss: string
  requestTitle: string
  requestAdvice: string
  /** Opens the request where the viewer could also buy. */
  requestInstead: string
  requestAmount: string
  requestMessage: string
  requestDraft: (balance: string) => string
  /** The same where something could not run: `what` is "12 × Reference check", `needs` is unknown as `null`. */
  requestDraftFor: (what: string, needs: string | null, balance: string) => string
  /** Follows either of them. */
  requestProposal: (credits: string) => string
  requestSend: string
  billingDetails: Note
  fixBillingDetails: string
  notAllowed: Note
  notSold: Note
  /** `permission` is what the viewer lacks, `where` the place in the product where it is granted. */
  missingRight: (permission: string, where: string | null) => string
  openSettings: string
  contacts: string
}
