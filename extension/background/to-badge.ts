import type { Account } from '../../shared/credits/account.ts'
import type { Credits } from '../../shared/credits/amount.ts'
import { creditLevel } from '../../shared/credits/level.ts'
import { ageMs, findSnapshot, type CreditState, type Snapshot } from '../../shared/credits/state.ts'
import { asOf } from '../../shared/format/dates.ts'
import { toFigure } from '../../shared/format/figure.ts'
import { findLevelNotice } from '../../shared/format/level-words.ts'
import type { Messages } from '../../shared/format/messages/messages.ts'
import { failureWords } from '../../shared/format/words.ts'
import { pollMs } from './schedule.ts'
import type { BadgeWords } from './words.ts'

/** What the toolbar button shows. */
export interface Badge {
  /** At most four characters; empty for no badge. */
  text: string
  /** Decides the colour. `dim`: old, or not known. */
  tone: 'calm' | 'low' | 'bad' | 'dim'
  /** A sentence with the exact number. */
  title: string
}

interface Reading {
  locale: string
  messages: Messages
  words: BadgeWords
  now: number
}

/** `state` is that of the shown connection; `null` where there is none. */
export function toBadge(state: CreditState | null, reading: Reading): Badge {
  const { messages, words } = reading
  if (!state) return { text: '', tone: 'dim', title: words.notConnected }
  if (state.kind === 'failed' && needsSomebody(state)) {
    const { title, advice } = failureWords(state.failure, messages)
    return { text: '!', tone: 'bad', title: `${title}. ${advice}` }
  }
  const snapshot = findSnapshot(state)
  if (snapshot) return toNumber(snapshot, isOld(state, snapshot, reading.now), reading)
  const title = state.kind === 'failed' ? messages.failureTitle[state.failure.kind] : words.unknown
  return { text: '?', tone: 'dim', title }
}

/** For a badge: whole credits, rounded down so that it never promises more than there is: "9999", "12K", "1.2M". */
export function formatBadge(amount: Credits, scale: number): string {
  const whole = Math.floor(amount / 10 ** scale)
  const size = Math.abs(whole)
  if (size < (whole < 0 ? 1000 : 10_000)) return `${whole}`.replace('-', '−')
  for (const [unit, letter] of UNITS) {
    if (size < unit) continue
    const count = whole / unit
    const short = Math.abs(count) < 10 ? Math.floor(count * 10) / 10 : Math.floor(count)
    const text = `${short}${letter}`.replace('-', '−')
    return text.length <= MAX_LENGTH ? text : `${Math.floor(count)}${letter}`.replace('-', '−')
  }
  return ''
}

const MAX_LENGTH = 4
const UNITS: [unit: number, letter: string][] = [
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
]

/** Only a person can mend these: a number beside them would look watched, and is not. */
function needsSomebody({ failure }: Extract<CreditState, { kind: 'failed' }>): boolean {
  return failure.kind === 'signed-out' || failure.kind === 'not-permitted' || failure.kind === 'wrong-account'
}

/** One poll may be late. */
function isOld(state: CreditState, snapshot: Snapshot, now: number): boolean {
  return state.kind === 'failed' || ageMs(snapshot, now) > 2 * pollMs(state)
}

function toNumber(snapshot: Snapshot, isStale: boolean, { locale, messages, words, now }: Reading): Badge {
  const { account } = snapshot
  const { available, unlimited } = account.balance
  const notice = findLevelNotice(account, messages)
  const { full } = toFigure(account, locale, messages, 'full')
  const age = isStale ? asOf(now - ageMs(snapshot, now), now, locale, messages) : ''
  return {
    text: toText(account),
    tone: isStale || (available === null && !unlimited) ? 'dim' : toTone(account),
    title: available === null || unlimited ? full : words.balance(full, notice?.word ?? '', age),
  }
}

function toText({ balance, unit }: Account): string {
  if (balance.unlimited) return '∞'
  return balance.available === null ? '?' : formatBadge(balance.available, unit.scale)
}

function toTone(account: Account): Badge['tone'] {
  const level = creditLevel(account)
  if (level === 'empty' || level === 'overdrawn') return 'bad'
  return level === 'low' || account.paused ? 'low' : 'calm'
}
