import type { Account } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import type { UnitsCost } from '../credits/cost.ts'
import { isStopped } from '../credits/gate.ts'
import type { GateAnswer, WhenUnknown, Wish } from '../credits/gate.ts'
import { creditLevel } from '../credits/level.ts'
import { formatCredits, formatWithUnit } from './credits.ts'
import { numberFormat } from './intl.ts'
import type { GateMessages } from './messages/en-gate.ts'
import type { BarMessages, DetailMessages } from './messages/messages.ts'

/** The words that stand at a gate: its own, the unit's, and the names of failures. */
export type GateWords = GateMessages &
  Pick<BarMessages, 'unit' | 'empty' | 'loading'> &
  Pick<DetailMessages, 'failureTitle'>

/** Who reads, and what the host chose. */
export interface GateReader {
  locale: string
  messages: GateWords
  whenUnknown: WhenUnknown
}

/** What stands at the button. `account` is what is known of it; without one no amount can be told. Empty while it is loading and nothing is stopped. */
export function gateWords(answer: GateAnswer, wish: Wish, account: Account | null, reader: GateReader): string {
  const { locale, messages } = reader
  const count = (units: number) => numberFormat(locale).format(units)
  switch (answer.kind) {
    case 'free':
      return messages.gateFree
    case 'can':
      return messages.gateCan(
        costWords(answer.cost, account, reader),
        answer.after === null ? null : amount(answer.after, account, locale),
      )
    case 'part':
      return messages.gatePart(count(answer.canRun), count(wish.quantity ?? 0))
    case 'cannot':
      return cannotWords(answer, account, reader)
    case 'paused':
      // Why it is paused then, whatever the billing system calls it.
      return messages.gatePaused(account && creditLevel(account) === 'empty' ? messages.empty : answer.reason)
    case 'coming-soon':
      return messages.gateComingSoon
    case 'loading':
      return isStopped(answer, reader.whenUnknown) ? messages.loading : ''
    case 'unknown':
    case 'failed':
    case 'unknown-action':
    case 'bad-quantity':
  }
  // And whether it runs all the same.
  const { gateWaits, gateRunsAnyway } = messages
  const choice = isStopped(answer, reader.whenUnknown) ? gateWaits : gateRunsAnyway
  return `${doubtWords(answer, account, messages)} ${choice}`
}

function doubtWords(
  answer: Extract<GateAnswer, { kind: 'unknown' | 'failed' | 'unknown-action' | 'bad-quantity' }>,
  account: Account | null,
  messages: GateWords,
): string {
  switch (answer.kind) {
    case 'failed':
      return `${messages.failureTitle[answer.failure]}.`
    case 'unknown-action':
      return messages.gateUnknownAction
    case 'bad-quantity':
      return messages.gateBadQuantity
    case 'unknown':
  }
  const isKnown = account && (account.balance.unlimited || account.balance.available !== null)
  return isKnown ? messages.gateUnclear : messages.gateUnknownBalance
}

function cannotWords(
  { cost, spendable }: Extract<GateAnswer, { kind: 'cannot' }>,
  account: Account | null,
  { locale, messages }: GateReader,
): string {
  if (spendable === null || !account || typeof cost !== 'number') return messages.gateCannotNow
  const say = spendable === account.balance.available ? messages.gateCannot : messages.gateCannotSpend
  return say(amount(cost, account, locale), amount(spendable, account, locale))
}

function costWords(cost: UnitsCost, account: Account | null, { locale, messages }: GateReader): string {
  if (cost === 'free') return messages.gateFree
  if (cost === 'varies') return messages.gateCostVaries
  return cost === 'unknown' || !account
    ? messages.gateCostUnknown
    : formatWithUnit(cost, account.unit, locale, messages)
}

function amount(credits: Credits, account: Account | null, locale: string): string {
  return formatCredits(account ? credits : null, account?.unit.scale ?? 0, locale)
}
