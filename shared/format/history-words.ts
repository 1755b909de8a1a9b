/** Which words say what a row of the ledger is. */
import type { Unit } from '../credits/account.ts'
import { toCredits, type Credits } from '../credits/amount.ts'
import { isEntryType, type Actor, type Entry } from '../credits/entry.ts'
import type { UsedSum } from '../credits/history-usage.ts'
import type { LoadedSum } from '../credits/history.ts'
import { formatCredits, formatSigned, formatWithUnit, unitLabel } from './credits.ts'
import type { EntryMessages } from './messages/en-entry.ts'
import type { HistoryMessages } from './messages/en-history.ts'
import type { Messages } from './messages/messages.ts'

/** What a row did to the balance: decides colour and sign beside the word. */
export type EntryTone = 'in' | 'out' | 'lost' | 'neutral'

/** A sign, a word and a tone: three ways to say the same. */
export function entryBadge({ type, amount }: Pick<Entry, 'type' | 'amount'>, messages: EntryMessages) {
  const sign = amount > 0 ? '+' : amount < 0 ? '−' : '·'
  if (!isEntryType(type)) return { sign, word: type, tone: 'neutral' } as const
  const tone: EntryTone = type === 'expiry' ? 'lost' : amount > 0 ? 'in' : amount < 0 ? 'out' : 'neutral'
  return { sign, word: messages.entryType[type], tone }
}

export function actorName({ kind, name, id }: Actor, messages: EntryMessages): string {
  return name ?? id ?? (kind === 'system' ? messages.bySystem : messages.byUnknown)
}

/** A description around the name of whom it was for: the middle can be a link. A name that is not in it comes after it. */
export function splitDescription({ description, subject }: Pick<Entry, 'description' | 'subject'>): {
  before: string
  label: string
  after: string
  isAdded: boolean
} {
  const label = subject?.label ?? ''
  const at = label === '' ? -1 : description.indexOf(label)
  if (at === -1) return { before: description, label, after: '', isAdded: label !== '' }
  return { before: description.slice(0, at), label, after: description.slice(at + label.length), isAdded: false }
}

/** As the usage report says, else the sum of what is loaded; `isAll`: that is all there is. */
export type HistoryTotal = { used: UsedSum } | { loaded: LoadedSum; isAll: boolean }

/** What the rows shown come to: as the usage report says, else the sum of what is loaded, which is said. */
export function sumWords(sum: HistoryTotal, unit: Unit, locale: string, messages: Messages & HistoryMessages): string {
  const count = (number: number) => formatCredits(toCredits(number), 0, locale)
  if ('used' in sum) {
    const { credits, count: times } = sum.used
    return messages.sumUsed(formatWithUnit(credits, unit, locale, messages), count(times))
  }
  const { loaded, isAll } = sum
  const signed = (amount: Credits | null) =>
    `${formatSigned(amount, unit.scale, locale)} ${unitLabel(amount, unit, locale, messages)}`
  const total = (isAll ? messages.sumAll : messages.sumLoaded)(signed(loaded.posted), count(loaded.rows))
  return loaded.pending === 0 ? total : `${total}, ${messages.sumPending(signed(loaded.pending))}`
}
