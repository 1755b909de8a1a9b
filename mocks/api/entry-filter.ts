/** Which entries a query asks for. */
import type { Entry } from '../../shared/credits/entry.ts'
import type { Ledger } from '../ledger.ts'
import { invalid } from './problem.ts'
import type { FieldError } from './problem.ts'

export interface EntryFilter {
  /** Epoch milliseconds; `to` is exclusive. */
  from: number
  to: number
  /** Does it ask for anything but a span of time? */
  isSelective: boolean
  matches(entry: Entry): boolean
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Throws a `Refusal` (422) for dates that cannot be read. */
export function readFilter(params: URLSearchParams): EntryFilter {
  const errors: FieldError[] = []
  const from = findTime(params, 'from', errors) ?? Number.NEGATIVE_INFINITY
  const to = findTime(params, 'to', errors) ?? Number.POSITIVE_INFINITY
  if (errors.length > 0) throw invalid(errors)
  const [types, actions, actors, accounts] = ['type', 'action', 'actor', 'account'].map((name) => params.getAll(name))
  const text = (params.get('q') ?? '').trim().toLocaleLowerCase()
  return {
    from,
    to,
    isSelective: text !== '' || ['type', 'action', 'actor', 'account'].some((name) => params.has(name)),
    matches: (entry) =>
      isAmong(types, entry.type) &&
      isAmong(actions, entry.action) &&
      isAmong(actors, entry.actor.id) &&
      isAmong(accounts, entry.account?.id ?? null) &&
      (text === '' || textOf(entry).includes(text)),
  }
}

/** Numbers of the first entry in the span and of the first one after it: found by halving, because times grow. */
export function findSpan(ledger: Ledger, { from, to }: EntryFilter): { start: number; end: number } {
  return { start: firstAt(ledger, from), end: firstAt(ledger, to) }
}

function firstAt(ledger: Ledger, at: number): number {
  let low = 0
  let high = ledger.count
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((ledger.entryAt(middle).at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

function isAmong(wanted: readonly string[] | undefined, value: string | null): boolean {
  return wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value))
}

function textOf({ description, subject, actor }: Entry): string {
  return `${description}\n${subject?.label ?? ''}\n${actor.name ?? ''}`.toLocaleLowerCase()
}

function findTime(params: URLSearchParams, name: string, errors: FieldError[]): number | undefined {
  const text = params.get(name)
  if (text === null) return undefined
  const at = RFC_3339.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) errors.push({ pointer: `/${name}`, detail: 'must be an RFC 3339 date with a zone' })
  return at
}
