/** Lots, terms and prices in words. Times are epoch milliseconds. */
import type { Action, Lot, Term, Unit } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import { costOf } from '../credits/cost.ts'
import { lastUsableDay, usableUntil } from '../credits/lots.ts'
import { formatCredits, formatWithUnit } from './credits.ts'
import { DAY_AND_YEAR, formatDay } from './dates.ts'
import { dateFormat, numberFormat } from './intl.ts'
import type { Messages } from './messages/messages.ts'
import type { PanelMessages } from './messages/en-panel.ts'

/** Who reads the panel: as for every screen, with the panel's own words. */
export interface PanelSpeech {
  locale: string
  messages: Messages & PanelMessages
  now: number
}

/** What a lot is called: by its own name, else by its kind, which then need not be said again. */
export function lotName({ name, kind }: Lot, { messages }: PanelSpeech): { name: string; kind: string | null } {
  const word = messages.lotKind[kind]
  return name === null ? { name: word, kind: null } : { name, kind: kind === 'unknown' ? null : word }
}

/** "Used first", by the place in the order of spending, from 0; `null` where there is only one lot to spend. */
export function burnWords(index: number, count: number, { messages }: PanelSpeech): string | null {
  if (count < 2) return null
  return [messages.usedFirst, messages.usedNext][index] ?? messages.usedLater
}

/** What is left of what was granted; a number that nobody knows is "—". */
export function remainingWords({ remaining, granted }: Lot, { scale }: Unit, speech: PanelSpeech): string {
  const show = (amount: Credits | null) => formatCredits(amount, scale, speech.locale)
  return speech.messages.remaining(show(remaining), show(granted))
}

/** From when, until when and for what a lot can be used: each in a few words. */
export function lotWords(lot: Lot, term: Term | null, actions: readonly Action[], speech: PanelSpeech): string[] {
  const { status, effectiveAt, restrictedTo } = lot
  const { messages } = speech
  const names = Array.isArray(restrictedTo) ? restrictedTo.map((key) => nameOf(key, actions)).join(', ') : ''
  return [
    status === 'scheduled' ? messages.usableFrom(toDay(effectiveAt, speech)) : null,
    status === 'pending' ? messages.notUsableYet : null,
    expiryWords(lot, term, speech),
    names === '' ? null : messages.onlyFor(names),
  ].filter((words) => words !== null)
}

function expiryWords({ kind, expires, status, rolledOver }: Lot, term: Term | null, speech: PanelSpeech): string {
  const { messages, now } = speech
  if (expires === null) return messages.expiryUnknown
  if (expires === 'never') return messages.neverExpires
  if (status === 'expired' || expires.at <= now) return messages.expiredOn(toDay(lastUsableDay(expires.at), speech))
  const until = toDay(lastUsableDay(expires.at), speech)
  if (rolledOver) return messages.carriedOver(until)
  // What was bought or refunded can be used as long, but does not come again.
  const mayRenew = kind === 'plan' || kind === 'unknown'
  const isOfTerm = term !== null && term.endsAt > now && term.endsAt < expires.at && usableUntil(term) === expires.at
  return mayRenew && isOfTerm ? messages.rollsOver(termEndWords(term, speech), until) : messages.useBy(until)
}

/** "1 Jan – 31 Dec 2027": of two dates in two years both are told. */
export function termPeriodWords({ startsAt, endsAt }: Term, locale: string): string {
  return dateFormat(locale, DAY_AND_YEAR).formatRange(startsAt, lastUsableDay(endsAt))
}

/** "Renews 1 Jan", or that the term ends then where it does not renew, or nobody says so. */
export function termEndWords({ endsAt, renews }: Term, speech: PanelSpeech): string {
  const day = toDay(endsAt, speech)
  return renews === true ? speech.messages.renewsOn(day) : speech.messages.endsOn(day)
}

/** How long what is left at the term's end can still be used. */
export function rolloverWords(term: Term, speech: PanelSpeech): string {
  const { messages, locale } = speech
  if (term.rolloverDays === 0) return messages.noRollover
  const days = numberFormat(locale).format(term.rolloverDays)
  return messages.rolloverUntil(days, toDay(lastUsableDay(usableUntil(term)), speech))
}

/** "5 credits per request", "Free", "Varies", or "—". */
export function costWords(action: Action, unit: Unit, { locale, messages }: PanelSpeech): string {
  const cost = costOf(action, 1)
  if (cost === 'free') return messages.free
  if (cost === 'varies') return messages.varies
  if (cost === 'unknown') return formatCredits(null, unit.scale, locale)
  const amount = formatWithUnit(cost, unit, locale, messages)
  return action.per === null ? amount : messages.costPer(amount, action.per.singular)
}

/** A day as it is named here. */
export function toDay(at: number, { now, locale, messages }: PanelSpeech): string {
  return formatDay(at, now, locale, messages)
}

function nameOf(key: string, actions: readonly Action[]): string {
  return actions.find((action) => action.key === key)?.name ?? key
}
