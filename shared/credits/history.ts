/** The ledger as a screen shows it: days, rows, and bulk runs folded into one line each. */
import { NO_CREDITS, isCredits, subtract, type Credits } from './amount.ts'
import type { Entry, EntryGroup } from './entry.ts'

/** One line on the screen. `key` stays with it whatever is added above or below. */
export type HistoryRow =
  /** Begins a day: `at` is any moment of it; `null` for rows of unknown date. */
  | { kind: 'day'; key: string; at: number | null }
  | {
      kind: 'entry'
      key: string
      entry: Entry
      isInRun: boolean
      /** The heading above it is of another day: it stands in an opened run that took longer than one. */
      isOfOtherDay: boolean
    }
  /** The loaded rows of one bulk run, where its newest row stood. */
  | { kind: 'run'; key: string; group: EntryGroup; entries: readonly Entry[] }

export interface Person {
  id: string
  name: string
}

/** What the rows come to, in the unit's smallest step; `null` where that is not exact any more. Failed rows never count. */
export interface LoadedSum {
  rows: number
  posted: Credits | null
  pending: Credits | null
}

/** Whoever acted in so many of the newest rows is somebody to choose; a usage report knows the others. */
const PEOPLE_ROWS = 5000

/**
 * Folds a growing list. What it was given before is remembered, so that a page that is appended costs what is on it;
 * after any other change it starts anew.
 */
export class HistoryFolder {
  #entries: readonly Entry[] = []
  #rows: HistoryRow[] = []
  /** Where the line of a run stands. */
  #runs = new Map<string, number>()
  /** How many rows were looked at for people. */
  #met = 0
  #people = new Map<string, string>()
  #sum: LoadedSum = nothing()
  #day = NO_DAY

  /** The lines of `entries` (newest first, each once), every run folded. The same list gives the same array. */
  fold(entries: readonly Entry[]): readonly HistoryRow[] {
    if (entries === this.#entries) return this.#rows
    const known = this.#entries
    if (!known.every((entry, index) => entry === entries[index])) this.#reset()
    this.#rows = this.#rows.slice()
    for (let index = this.#entries.length; index < entries.length; index += 1) {
      const entry = entries[index]
      if (entry) this.#add(entry)
    }
    this.#entries = entries
    return this.#rows
  }

  /** Who acted in the newest rows. */
  get people(): Person[] {
    for (; this.#met < Math.min(this.#entries.length, PEOPLE_ROWS); this.#met += 1) {
      const actor = this.#entries[this.#met]?.actor
      if (actor?.kind === 'user' && actor.id !== null && !this.#people.has(actor.id))
        this.#people.set(actor.id, actor.name ?? actor.id)
    }
    return Array.from(this.#people, ([id, name]) => ({ id, name }))
  }

  /** What all rows so far come to. Costs nothing to those who do not ask. */
  get sum(): LoadedSum {
    const sum = { ...this.#sum }
    for (; sum.rows < this.#entries.length; sum.rows += 1) {
      const entry = this.#entries[sum.rows]
      if (entry && entry.status !== 'failed') sum[entry.status] = plus(sum[entry.status], entry.amount)
    }
    this.#sum = sum
    return sum
  }

  #reset(): void {
    this.#entries = []
    this.#rows = []
    this.#runs = new Map()
    this.#met = 0
    this.#people = new Map()
    this.#sum = nothing()
    this.#day = NO_DAY
  }

  #add(entry: Entry): void {
    const group = entry.group && entry.group.count > 1 ? entry.group : null
    const index = group ? this.#runs.get(group.id) : undefined
    const run = index === undefined ? undefined : this.#rows[index]
    if (index !== undefined && run?.kind === 'run') {
      this.#rows[index] = { ...run, entries: [...run.entries, entry] }
      return
    }
    this.#beginDay(entry.at)
    if (group) {
      this.#runs.set(group.id, this.#rows.length)
      this.#rows.push({ kind: 'run', key: `${NO_ID}run ${group.id}`, group, entries: [entry] })
    } else this.#rows.push(toEntryRow(entry))
  }

  #beginDay(at: number | null): void {
    if (isInDay(at, this.#day)) return
    this.#day = dayOf(at)
    this.#rows.push({ kind: 'day', key: `${NO_ID}day ${this.#day.start}`, at })
  }
}

/** The lines with the rows of `open` runs (their ids) below the line of each. */
export function openRuns(rows: readonly HistoryRow[], open: ReadonlySet<string>): readonly HistoryRow[] {
  if (open.size === 0) return rows
  return rows.flatMap((row) => (row.kind === 'run' && open.has(row.group.id) ? [row, ...openRun(row.entries)] : row))
}

/** What a run came to, signed as its rows are: servers may say only how many credits it was. */
export function runAmount({ credits }: EntryGroup, { amount }: Entry): Credits {
  return amount < 0 && credits > 0 ? subtract(NO_CREDITS, credits) : credits
}

/** Did it come after the viewer last looked? Of an unknown date, or without an earlier look, nothing did. */
export function isNewSince(entry: Entry | undefined, lastSeenAt: number | null): boolean {
  return lastSeenAt !== null && entry !== undefined && entry.at !== null && entry.at > lastSeenAt
}

/** How many of the rows (newest first) are new. */
export function countNew(entries: readonly Entry[], lastSeenAt: number | null): number {
  const first = entries.findIndex((entry) => !isNewSince(entry, lastSeenAt))
  return first === -1 ? entries.length : first
}

function openRun(entries: readonly Entry[]): HistoryRow[] {
  const day = dayOf(entries[0]?.at ?? null)
  return entries.map((entry) => ({ ...toEntryRow(entry), isInRun: true, isOfOtherDay: !isInDay(entry.at, day) }))
}

function toEntryRow(entry: Entry) {
  return { kind: 'entry' as const, key: entry.id, entry, isInRun: false, isOfOtherDay: false }
}

/** Begins no id of an entry, which are keys as they are. */
const NO_ID = '\u0000'

interface Day {
  start: number
  /** Exclusive. */
  end: number
}

const NO_DAY: Day = { start: Number.NaN, end: Number.NaN }
const UNDATED: Day = { start: Number.NEGATIVE_INFINITY, end: Number.NEGATIVE_INFINITY }

/** The viewer's calendar day: not always 24 hours long. */
function dayOf(at: number | null): Day {
  if (at === null) return UNDATED
  const day = new Date(at)
  const start = day.setHours(0, 0, 0, 0)
  return { start, end: new Date(start).setDate(day.getDate() + 1) }
}

function isInDay(at: number | null, { start, end }: Day): boolean {
  return at === null ? start === Number.NEGATIVE_INFINITY : at >= start && at < end
}

function nothing(): LoadedSum {
  return { rows: 0, posted: NO_CREDITS, pending: NO_CREDITS }
}

function plus(sum: Credits | null, amount: Credits): Credits | null {
  const next = (sum ?? Number.NaN) + amount
  return isCredits(next) ? next : null
}
