import type { Account, Lot, TopUp } from './account.ts'
import type { Credits } from './amount.ts'
import { creditLevel, markCredits, marksOf } from './level.ts'
import { EXPIRY_NOTICE_DAYS, findLapse } from './lots.ts'
import { isOpenTopUp } from './purchase.ts'

/** Something to tell the viewer. Numbers only: the words are made where it is shown. */
export type Alert =
  /** The balance fell to a mark, or past several: `mark` is the lowest of them. */
  | { kind: 'low'; mark: Credits }
  /** Nothing is left, or it fell below zero. */
  | { kind: 'empty' }
  /** No longer empty, or above all marks again. */
  | { kind: 'recovered'; from: 'low' | 'empty' }
  /** A lot lapses soon. `at` is its exclusive end, in epoch milliseconds. */
  | { kind: 'expiring'; lotId: string; credits: Credits; at: number }
  /** The viewer's own top-up came to an end: credited, or not. */
  | { kind: 'top-up'; topUpId: string; status: EndedTopUp; credits: Credits }
  /** The viewer is signed out, so that nothing is watched any more. */
  | { kind: 'signed-out' }

/** How a top-up ends that somebody should hear of. Who called it off, or let it lapse, knows. */
export type EndedTopUp = 'credited' | 'declined' | 'failed'

/** What one account's viewer was told and has not recovered from. Plain JSON, kept over restarts. */
export interface AlertMemory {
  /** The marks that the balance is at or below: "25%" or an amount. */
  marks: string[]
  isEmpty: boolean
  /** Ids of lots whose end was announced. */
  lots: string[]
  /** Ids of the viewer's own top-ups that are under way: each is told of when it ends. */
  topUps: string[]
  isSignedOut: boolean
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

export const NOTHING_TOLD: AlertMemory = { marks: [], isEmpty: false, lots: [], topUps: [], isSignedOut: false }

/** When the viewer wants to be left alone. */
export interface AlertPreferences {
  /** Minutes after local midnight; `to` is exclusive and may be smaller than `from`: over midnight. Equal means never. */
  quiet: { from: number; to: number } | null
  /** Epoch milliseconds. */
  snoozedUntil: number | null
}

/**
 * What to tell after an answer, and what to remember. Each crossing is told once: the memory re-arms only when the
 * balance is above the mark again. Store the memory before telling, so that a crash in between cannot tell twice.
 * A first look at an account that is low already tells so. Low marks are silent where credits are bought
 * automatically; running empty and lapsing lots never are. `now` is epoch milliseconds.
 */
export function alertsFor(account: Account, told: AlertMemory, now: number): { alerts: Alert[]; memory: AlertMemory } {
  const balance = tellBalance(account, told)
  const lots = tellLots(account.lots, told.lots, now)
  return {
    alerts: [...balance.alerts, ...lots.alerts],
    memory: {
      marks: balance.marks,
      isEmpty: balance.isEmpty,
      lots: lots.ids,
      topUps: [...new Set([...told.topUps, ...ownTopUps(account)])],
      isSignedOut: false,
    },
  }
}

/** The viewer's own top-ups that were under way and no longer are: the server should say how they ended. */
export function vanishedTopUps(account: Account, told: AlertMemory): string[] {
  return told.topUps.filter((id) => !account.openTopUps.some((topUp) => topUp.id === id))
}

/** What to tell of a top-up that may have ended, and what to remember: it is told of once. */
export function alertForTopUp(topUp: TopUp, told: AlertMemory): { alerts: Alert[]; memory: AlertMemory } {
  const { id, status, credits } = topUp
  if (isOpenTopUp(topUp)) return { alerts: [], memory: told }
  const isTold = !told.topUps.includes(id)
  const memory = { ...told, topUps: told.topUps.filter((open) => open !== id) }
  if (isTold || (status !== 'credited' && status !== 'declined' && status !== 'failed')) return { alerts: [], memory }
  return { alerts: [{ kind: 'top-up', topUpId: id, status, credits }], memory }
}

/** The server refused the sign-in: told once, until an answer comes again. */
export function alertForSignOut(told: AlertMemory): { alerts: Alert[]; memory: AlertMemory } {
  return { alerts: told.isSignedOut ? [] : [{ kind: 'signed-out' }], memory: { ...told, isSignedOut: true } }
}

/**
 * May this alert disturb the viewer now? `now` is epoch milliseconds, `localMinutes` the minutes after local midnight.
 * Quiet hours and snooze hold back everything but "empty".
 */
export function mayNotify(alert: Alert, preferences: AlertPreferences, now: number, localMinutes: number): boolean {
  if (alert.kind === 'empty') return true
  const { quiet, snoozedUntil } = preferences
  return (snoozedUntil === null || now >= snoozedUntil) && (quiet === null || !isWithin(quiet, localMinutes))
}

/** How long quiet hours and snooze last from now on, in milliseconds: 0 where neither holds. Same `now` as `mayNotify`. */
export function silenceMs({ quiet, snoozedUntil }: AlertPreferences, now: number, localMinutes: number): number {
  const snoozeMs = snoozedUntil === null ? 0 : snoozedUntil - now
  const isQuiet = quiet !== null && isWithin(quiet, localMinutes)
  const quietMinutes = isQuiet ? (quiet.to - localMinutes + DAY_MINUTES) % DAY_MINUTES : 0
  return Math.max(0, snoozeMs, quietMinutes * MINUTE_MS)
}

function ownTopUps({ openTopUps }: Account): string[] {
  return openTopUps.filter(({ mine }) => mine).map(({ id }) => id)
}

function tellBalance(account: Account, told: AlertMemory): { alerts: Alert[]; marks: string[]; isEmpty: boolean } {
  const level = creditLevel(account)
  if (level === 'unknown') return { alerts: [], marks: told.marks, isEmpty: told.isEmpty }
  const isEmpty = level === 'empty' || level === 'overdrawn'
  const marks = weighMarks(account, told.marks)
  const isSilent = !isEmpty && account.autoTopUp !== null && account.autoTopUp.enabled
  const below = marks.filter(({ isBelow, wasTold }) => isBelow && (wasTold || !isSilent))
  const crossed = below.flatMap(({ credits, wasTold }) => (wasTold || credits === null ? [] : credits))
  const hasRisen = !marks.some(({ isBelow }) => isBelow) && marks.some(({ wasTold }) => wasTold)
  return {
    alerts: findBalanceAlert(told.isEmpty, isEmpty, crossed, hasRisen),
    marks: [...new Set(below.map(({ key }) => key))],
    isEmpty,
  }
}

/** One change is one alert, the gravest: who runs empty need not hear of the marks that were passed on the way. */
function findBalanceAlert(wasEmpty: boolean, isEmpty: boolean, crossed: Credits[], hasRisen: boolean): Alert[] {
  if (isEmpty) return wasEmpty ? [] : [{ kind: 'empty' }]
  if (wasEmpty) return [{ kind: 'recovered', from: 'empty' }]
  const [mark] = crossed.toSorted((a, b) => a - b)
  if (mark !== undefined) return [{ kind: 'low', mark }]
  return hasRisen ? [{ kind: 'recovered', from: 'low' }] : []
}

type ExpiryAlert = Extract<Alert, { kind: 'expiring' }>

interface WeighedMark {
  key: string
  credits: Credits | null
  wasTold: boolean
  isBelow: boolean
}

/** A mark of which nothing can be said today, for want of an allowance, stays as it was told. */
function weighMarks(account: Account, told: readonly string[]): WeighedMark[] {
  const { available, unlimited } = account.balance
  return marksOf(account).map((mark) => {
    const key = 'percent' in mark ? `${mark.percent}%` : `${mark.credits}`
    const credits = markCredits(mark, account.allowance)
    const wasTold = told.includes(key)
    const isBelow = !unlimited && available !== null && (credits === null ? wasTold : available <= credits)
    return { key, credits, wasTold, isBelow }
  })
}

function tellLots(lots: Lot[] | null, told: string[], now: number): { alerts: ExpiryAlert[]; ids: string[] } {
  if (lots === null) return { alerts: [], ids: told }
  const alerts = lots.flatMap((lot): ExpiryAlert[] => {
    const lapse = told.includes(lot.id) ? undefined : findLapse(lot, now, EXPIRY_NOTICE_DAYS)
    return lapse ? [{ kind: 'expiring', lotId: lot.id, ...lapse }] : []
  })
  const open = told.filter((id) => lots.some((lot) => lot.id === id))
  return { alerts, ids: [...open, ...alerts.map(({ lotId }) => lotId)] }
}

function isWithin({ from, to }: { from: number; to: number }, minutes: number): boolean {
  return from <= to ? from <= minutes && minutes < to : from <= minutes || minutes < to
}
