/** Which words say what: total over every union, so that a new state without words does not compile. */
import type { Account, Unit } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import type { Credits } from '../credits/amount.ts'
import type { Failure, FailureKind } from '../credits/failure.ts'
import { creditLevel, lowMark } from '../credits/level.ts'
import type { BuyOffer, PurchaseState } from '../credits/purchase.ts'
import { keepsKey } from '../credits/purchase.ts'
import { formatWithUnit } from './credits.ts'
import type { EndedStatus, Messages, Note } from './messages/messages.ts'

/** What the level means, in a sentence; `null` where there is nothing to say. */
export function levelSentence(account: Account, locale: string, messages: Messages): string | null {
  if (account.paused) return messages.levelPaused
  const amount = (credits: Credits) => formatWithUnit(credits, account.unit, locale, messages)
  const level = creditLevel(account)
  if (level === 'overdrawn') return messages.levelOverdrawn(amount(toCredits(Math.abs(account.balance.available ?? 0))))
  if (level === 'empty') return messages.levelEmpty
  if (level === 'unknown') return messages.levelUnknown
  const mark = lowMark(account)
  return level === 'low' && mark !== null ? messages.levelLow(amount(mark)) : null
}

/** What somebody can do about a failure, here and now. */
export type FailureAction =
  /** Ask again, as it was. */
  | 'retry'
  | 'sign-in'
  /** Let the extension ask this address again. */
  | 'allow'
  /** Order anew: the old order is void. */
  | 'start-over'
  /** Complete the billing details. */
  | 'fix-billing'
  /** Nothing on this screen. */
  | 'none'

export interface FailureWords extends Note {
  action: FailureAction
}

const FAILURE_ACTIONS: Record<FailureKind, FailureAction> = {
  offline: 'retry',
  unreachable: 'retry',
  timeout: 'retry',
  'signed-out': 'sign-in',
  forbidden: 'none',
  'not-found': 'none',
  'rate-limited': 'none',
  unavailable: 'retry',
  malformed: 'retry',
  'wrong-account': 'none',
  conflict: 'retry',
  'precondition-failed': 'none',
  'price-changed': 'start-over',
  'billing-details-missing': 'fix-billing',
  'idempotency-conflict': 'start-over',
  'validation-failed': 'start-over',
  misconfigured: 'none',
  'not-permitted': 'allow',
  unsupported: 'none',
  'source-failed': 'retry',
}

/** What happened, what it means, what to do. */
export function failureWords({ kind }: Failure, messages: Messages): FailureWords {
  return { title: messages.failureTitle[kind], advice: messages.failureAdvice[kind], action: FAILURE_ACTIONS[kind] }
}

/** How a purchase is doing: decides colour and icon beside the words. `neutral` has neither. */
export type Tone = 'busy' | 'good' | 'neutral' | 'attention' | 'bad'

export interface PurchaseWords {
  title: string
  advice: string | null
  tone: Tone
}

/** Where a purchase stands, in words; `null` when there is none. */
export function purchaseWords(
  state: PurchaseState,
  unit: Unit,
  locale: string,
  messages: Messages,
): PurchaseWords | null {
  const credits = formatWithUnit(creditsOf(state), unit, locale, messages)
  switch (state.kind) {
    case 'asking':
      return { title: askingWords(state.intent.kind, messages), advice: null, tone: 'busy' }
    case 'blocked':
      return state.topUp.checkoutUrl === null
        ? { ...messages.purchaseUnsafe, tone: 'bad' }
        : { ...messages.purchaseBlocked, tone: 'attention' }
    case 'opened':
      return { ...messages.purchaseOpened, tone: 'busy' }
    case 'requested':
      return { ...messages.purchaseRequested(credits), tone: 'good' }
    case 'pending':
      return { ...messages.purchasePending(credits), tone: 'busy' }
    case 'slow':
      return { ...messages.purchaseSlow(credits), tone: 'attention' }
    case 'credited':
      return { title: messages.purchaseCredited(credits), advice: null, tone: 'good' }
    case 'ended':
      // Calling it off was somebody's wish, not a fault.
      return { ...endedWords(state, messages), tone: state.topUp.status === 'canceled' ? 'neutral' : 'bad' }
    case 'failed':
      return { ...failedWords(state.failure, messages), tone: 'bad' }
    case 'idle':
  }
  return null
}

/** Why the viewer cannot simply buy, and what to do about it; `null` where they can. */
export function offerWords(offer: BuyOffer, messages: Messages): Note | null {
  const words: Record<BuyOffer['kind'], Note | null> = {
    none: messages.notSold,
    link: null,
    checkout: null,
    choose: null,
    request: { title: messages.requestTitle, advice: messages.requestAdvice },
    'billing-details': messages.billingDetails,
    'not-allowed': messages.notAllowed,
  }
  return words[offer.kind]
}

/** What the server booked, or what was asked for until it answers. */
function creditsOf(state: PurchaseState): Credits | null {
  if (state.kind === 'idle') return null
  return 'topUp' in state ? state.topUp.credits : state.intent.credits
}

function askingWords(kind: 'checkout' | 'request', messages: Messages): string {
  return kind === 'checkout' ? messages.purchaseAsking : messages.purchaseAskingRequest
}

function endedWords({ intent, topUp }: Extract<PurchaseState, { kind: 'ended' }>, messages: Messages): Note {
  const words = intent.kind === 'checkout' ? messages.checkoutEnded : messages.requestEnded
  return words[isEnded(topUp.status) ? topUp.status : 'failed']
}

function failedWords(failure: Failure, messages: Messages): Note {
  const { title, advice } = failureWords(failure, messages)
  return { title, advice: keepsKey(failure) ? `${advice} ${messages.retryIsSafe}` : advice }
}

function isEnded(status: string): status is EndedStatus {
  return ['declined', 'failed', 'canceled', 'expired'].includes(status)
}
