import type { Entry } from './entry.ts'
import type { Failure } from './failure.ts'

/** One answer of the billing system: some rows, the cursor of the next ones, and how many there are in all. */
export interface EntryPage {
  entries: Entry[]
  /** `null` when these are the last. */
  next: string | null
  /** `null` when the server does not count. */
  total: number | null
}

/** The rows read so far, newest first, each once, without a gap from the newest on. */
export interface Ledger extends EntryPage {
  /** Cursors that were followed already: one that comes again would lead in a circle. */
  followed: string[]
}

/** All that a history screen knows. Plain JSON. */
export type LedgerState =
  /** Nothing known yet, the first page is due. */
  | { kind: 'loading' }
  | ({ kind: 'ready' } & Ledger)
  /** The page at `next` is due. */
  | ({ kind: 'loading-more' } & Ledger)
  /** The last attempt failed; `last` is what was read before. */
  | { kind: 'failed'; failure: Failure; last?: Ledger }

/** What was read so far, if anything. */
export function findLedger(state: LedgerState): Ledger | undefined {
  if (state.kind === 'loading') return undefined
  return state.kind === 'failed' ? state.last : state
}

/** More rows are wanted. Changes nothing when there are none, or when they are on their way. */
export function loadMore(state: LedgerState): LedgerState {
  const ledger = findLedger(state)
  return ledger && ledger.next !== null ? { ...toLedger(ledger), kind: 'loading-more' } : state
}

/**
 * The page at `cursor` arrived. Rows that are known already are not repeated, and a cursor that was followed before
 * ends the ledger. An answer to another cursor than the one that is due came late or twice and changes nothing.
 */
export function addPage(state: LedgerState, page: EntryPage, cursor: string): LedgerState {
  const ledger = findLedger(state)
  if (!ledger || ledger.next !== cursor) return state
  const followed = [...ledger.followed, cursor]
  const next = page.next !== null && followed.includes(page.next) ? null : page.next
  return {
    kind: 'ready',
    entries: addOlder(ledger.entries, merge([], page.entries)) ?? merge(ledger.entries, page.entries),
    next,
    total: page.total ?? ledger.total,
    followed,
  }
}

/**
 * The first page was read, or read again. It replaces all rows as new as its own, for pending rows change and vanish;
 * older rows stay, as far as no gap opens between them and the page.
 */
export function refreshFirstPage(state: LedgerState, page: EntryPage): LedgerState {
  const ledger = findLedger(state)
  const fresh: Ledger = { ...page, entries: merge([], page.entries), followed: [] }
  const older = ledger && page.next !== null ? rowsAfter(ledger.entries, fresh.entries) : []
  if (!ledger || older.length === 0) return { kind: 'ready', ...fresh }
  return {
    kind: state.kind === 'loading-more' ? 'loading-more' : 'ready',
    entries: addOlder(fresh.entries, older) ?? merge(older, fresh.entries),
    next: ledger.next,
    total: page.total ?? ledger.total,
    followed: ledger.followed,
  }
}

/** An attempt to read failed. What was read stays. */
export function failLedger(state: LedgerState, failure: Failure): LedgerState {
  const ledger = findLedger(state)
  return ledger ? { kind: 'failed', failure, last: toLedger(ledger) } : { kind: 'failed', failure }
}

/** Newest first, then by id; rows of unknown date last. */
export function compareEntries(a: Entry, b: Entry): number {
  const aAt = a.at ?? Number.NEGATIVE_INFINITY
  const bAt = b.at ?? Number.NEGATIVE_INFINITY
  if (aAt !== bAt) return aAt > bAt ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/**
 * The ids of a list's rows, kept beside it and handed on as it grows: gathering them anew for each page would take the
 * square of the number of rows. A list without an entry here gathers them once.
 */
const idsOf = new WeakMap<readonly Entry[], Set<string>>()

/** The list with `older` behind it, where that is all there is to do: both sorted, no row in both. */
function addOlder(known: readonly Entry[], older: readonly Entry[]): Entry[] | undefined {
  const [next] = older
  const last = known.at(-1)
  if (last && next && compareEntries(last, next) >= 0) return undefined
  const ids = idsOf.get(known) ?? new Set(known.map(({ id }) => id))
  if (older.some(({ id }) => ids.has(id))) return undefined
  const all = known.concat(older)
  for (const { id } of older) ids.add(id)
  idsOf.delete(known)
  idsOf.set(all, ids)
  return all
}

/** Both lists as one, sorted, each id once; where both have a row, the newer list's version of it. */
function merge(known: readonly Entry[], newer: readonly Entry[]): Entry[] {
  const byId = new Map([...known, ...newer].map((entry) => [entry.id, entry]))
  return [...byId.values()].toSorted(compareEntries)
}

/** The rows of `known` older than all of `page`; none if the page does not reach down to them, or has no date to tell. */
function rowsAfter(known: readonly Entry[], page: readonly Entry[]): Entry[] {
  const last = page.findLast(({ at }) => at !== null)
  const [newest] = known
  if (!last || !newest || compareEntries(last, newest) < 0) return []
  return known.filter((entry) => compareEntries(entry, last) > 0)
}

function toLedger({ entries, next, total, followed }: Ledger): Ledger {
  return { entries, next, total, followed }
}
