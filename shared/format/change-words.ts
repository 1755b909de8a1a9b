/** Which words say why a balance changed. Times are epoch milliseconds. */
import type { Account } from '../credits/account.ts'
import type { Cause } from '../credits/change.ts'
import { asOf, findNearDay } from './dates.ts'
import { dateFormat } from './intl.ts'
import { entryBadge } from './history-words.ts'
import type { EntryMessages } from './messages/en-entry.ts'
import type { Messages } from './messages/messages.ts'

/** A weekday says which day it was for so long. */
const WEEK_DAYS = 6

/** "14:02", "yesterday 14:02", "Tuesday", "12 Mar": what follows "since". */
export function formatSince(at: number, now: number, locale: string, messages: Pick<Messages, 'unknownDate'>): string {
  const oldest = new Date(now)
  oldest.setHours(0, 0, 0, 0)
  oldest.setDate(oldest.getDate() - WEEK_DAYS)
  if (findNearDay(at, now) === undefined && at >= oldest.getTime() && at <= now)
    return dateFormat(locale, { weekday: 'long' }).format(at)
  return asOf(at, now, locale, { ...messages, asOf: (when) => when })
}

/** "Reference check", "Bought", "Refunded · Reference check", or what a bulk run is called. */
export function causeName({ run, type, action, credits }: Cause, account: Account, messages: EntryMessages): string {
  if (run !== null) return run
  const { word } = entryBadge({ type, amount: credits }, messages)
  const name = account.actions.find(({ key }) => key === action)?.name ?? action
  if (name === null) return word
  return type === 'debit' ? name : `${word} · ${name}`
}
