import type { Account } from '../../shared/credits/account.ts'
import { creditLevel } from '../../shared/credits/level.ts'
import type { CreditLevel } from '../../shared/credits/level.ts'
import type { PurchaseState } from '../../shared/credits/purchase.ts'
import { ageMs, findSnapshot } from '../../shared/credits/state.ts'
import type { CreditState, Snapshot } from '../../shared/credits/state.ts'
import type { asOf } from '../../shared/format/dates.ts'
import type { toFigure } from '../../shared/format/figure.ts'
import { findLevelNotice } from '../../shared/format/level-words.ts'
import type { BarMessages, DetailMessages } from '../../shared/format/messages/messages.ts'
import { toPlainGauge } from '../../shared/format/plain-gauge.ts'
import type { Gauge } from '../../shared/format/plain-gauge.ts'
import { findPlainFigure } from '../../shared/format/plain-figure.ts'
import type { Figure } from '../../shared/format/plain-figure.ts'
import { UNKNOWN } from '../../shared/format/plain.ts'
import type { LEVEL_ICONS } from '../../shared/ui/level-icons.ts'

/** Who looks at the bar, and where it stands. */
export interface Onlooker {
  locale: string
  /** The names of failures come with `afterwards`. */
  messages: BarMessages & Partial<Pick<DetailMessages, 'failureTitle'>>
  /** Epoch milliseconds. */
  now: number
  isNarrow: boolean
  /** A number older than this says how old it is. Milliseconds. */
  freshForMs: number
  /** What can wait for the number; `null` until it is loaded. */
  afterwards: {
    toBuyControl(account: Account, purchase: PurchaseState, messages: BarMessages): BuyControl | null
    toGauge(account: Account, now: number): Gauge | null
    /** These two need `Intl`. */
    toFigure: typeof toFigure
    asOf: typeof asOf
  } | null
}

export interface Badge {
  icon: keyof typeof LEVEL_ICONS
  text: string
}

/** What the bar shows: plain text and numbers, ready to be drawn. */
export interface Bar {
  /** `loading`: nothing is known yet. `unknown`: nothing is known, and it says why. */
  kind: 'loading' | 'unknown' | 'known'
  figure: Figure
  level: CreditLevel
  badge: Badge | null
  /** "as of 14:02" when the number is not fresh. */
  age: string | null
  gauge: NamedGauge | null
  /** `reserved` keeps its room while nobody knows: nothing moves when it comes. */
  buy: BuyControl | 'reserved' | null
  /** Names the button that opens the details. */
  label: string
  /** What somebody who listens should hear when it changes; `null` while nothing is known for sure. */
  announcement: string | null
}

export interface NamedGauge extends Gauge {
  name: string
  /** The same in words. */
  text: string
}

export interface BuyControl {
  text: string
  /** A standing page; `null` for a button. */
  href: string | null
  isPrimary: boolean
  isBusy: boolean
}

/** The bar for a state. Uses no `Intl` but through `afterwards`: without that it says what is sure, or "—". */
export function toBar(state: CreditState, purchase: PurchaseState, onlooker: Onlooker): Bar {
  const snapshot = findSnapshot(state)
  return snapshot ? knownBar(state, snapshot, purchase, onlooker) : blankBar(state, onlooker.messages)
}

function knownBar(state: CreditState, snapshot: Snapshot, purchase: PurchaseState, onlooker: Onlooker): Bar {
  const { account } = snapshot
  const { locale, messages, now, isNarrow, afterwards } = onlooker
  const form = isNarrow ? 'compact' : 'full'
  const figure =
    findPlainFigure(account, locale, messages, form) ?? afterwards?.toFigure(account, locale, messages, form)
  const notice = findLevelNotice(account, messages)
  const isStale = state.kind === 'failed' || ageMs(snapshot, now) > onlooker.freshForMs
  const age = isStale ? (afterwards?.asOf(now - ageMs(snapshot, now), now, locale, messages) ?? null) : null
  const gauge = afterwards ? afterwards.toGauge(account, now) : toPlainGauge(account)
  const reason = state.kind === 'failed' ? messages.failureTitle?.[state.failure.kind] : undefined
  const shown = figure ?? { text: UNKNOWN, unit: '', full: messages.loading }
  return {
    kind: 'known',
    figure: shown,
    level: creditLevel(account),
    badge: notice ? { icon: notice.kind, text: notice.word } : toReason(reason),
    age,
    gauge: gauge && { ...gauge, name: messages.gauge, text: messages.gaugeValue(gauge.percent) },
    buy: afterwards ? afterwards.toBuyControl(account, purchase, messages) : 'reserved',
    label: messages.openDetails([shown.full, notice?.word ?? reason, age].filter(Boolean).join(', ')),
    announcement: figure ? messages.announceBalance(figure.full, notice?.word ?? '') : null,
  }
}

/** Keeps the room of a meter, unseen, so that nothing moves when the number comes. */
const RESERVED_GAUGE: NamedGauge = { lasting: 0, lapsing: 0, mark: null, percent: 0, name: '', text: '' }

function blankBar(state: CreditState, messages: Onlooker['messages']): Bar {
  const { balanceUnknown, loading, openDetails, unit } = messages
  const isLoading = state.kind !== 'failed'
  const reason = isLoading ? undefined : messages.failureTitle?.[state.failure.kind]
  return {
    kind: isLoading ? 'loading' : 'unknown',
    figure: { text: UNKNOWN, unit: isLoading ? unit.other : '', full: isLoading ? loading : balanceUnknown },
    level: 'unknown',
    badge: toReason(reason),
    age: null,
    gauge: isLoading ? RESERVED_GAUGE : null,
    buy: isLoading ? 'reserved' : null,
    label: isLoading ? loading : openDetails([balanceUnknown, reason].filter(Boolean).join(', ')),
    announcement: null,
  }
}

function toReason(text: string | undefined): Badge | null {
  return text === undefined ? null : { icon: 'low', text }
}
