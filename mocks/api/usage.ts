/** `GET /usage`: posted debits, summed. */
import type { Entry } from '../../shared/credits/entry.ts'
import type { UsageKey } from '../../shared/credits/usage.ts'
import { USAGE_KEYS } from '../../shared/credits/usage.ts'
import { jsonResponse } from './call.ts'
import type { ApiCall } from './call.ts'
import { checkAccess } from './entries.ts'
import { findSpan, readFilter } from './entry-filter.ts'
import { invalid, notFound } from './problem.ts'
import { accountId } from './wire.ts'

type Texts = Partial<Record<UsageKey, string>>
type Row = { keys: Texts; labels: Texts; credits: number; count: number }
/** The key of an entry and how people call it; no key where the entry has none. */
type Grouping = (entry: Entry) => { key: string; label?: string | null } | undefined

export function readUsage(call: ApiCall): Response {
  const { simulation, url } = call
  checkAccess(call)
  const { ledger, scenario } = simulation
  if (!scenario.features.usage) throw notFound('This account has no usage report')
  const filter = readFilter(url.searchParams)
  const groupings = readGroupings(call)
  const rows = new Map<string, Row>()
  const { start, end } = findSpan(ledger, filter)
  for (let seq = start; seq < end; seq += 1) {
    const entry = ledger.entryAt(seq)
    if (entry.type === 'debit' && entry.status === 'posted' && filter.matches(entry)) count(rows, groupings, entry)
  }
  return jsonResponse({ accountId: accountId(simulation), scale: scenario.unit.scale, data: [...rows.values()] })
}

function count(rows: Map<string, Row>, groupings: ReadonlyMap<UsageKey, Grouping>, entry: Entry): void {
  const keys: Texts = {}
  const labels: Texts = {}
  for (const [name, grouping] of groupings) {
    const found = grouping(entry)
    if (!found) continue
    keys[name] = found.key
    if (found.label) labels[name] = found.label
  }
  const id = JSON.stringify(keys)
  const row = rows.get(id) ?? { keys, labels, credits: 0, count: 0 }
  row.credits -= entry.amount
  row.count += entry.quantity ?? 1
  rows.set(id, row)
}

function readGroupings({ url, simulation: { scenario } }: ApiCall): Map<UsageKey, Grouping> {
  const names = new Map(scenario.actions.map(({ key, name }) => [key, name]))
  const dayOf = createDayOf(url.searchParams.get('tz') ?? 'UTC')
  const groupings: Record<UsageKey, Grouping> = {
    day: ({ at }) => (at === null ? undefined : { key: dayOf(at) }),
    action: ({ action }) => (action === null ? undefined : { key: action, label: names.get(action) ?? null }),
    actor: ({ actor }) => (actor.id === null ? undefined : { key: actor.id, label: actor.name }),
    account: ({ account }) => (account === null ? undefined : { key: account.id, label: account.name }),
  }
  const asked = url.searchParams.getAll('by')
  const known = USAGE_KEYS.filter((key) => asked.includes(key))
  if (asked.length === 0 || asked.some((name) => !known.some((key) => key === name)))
    throw invalid([{ pointer: '/by', detail: `must be one or more of ${USAGE_KEYS.join(', ')}` }])
  return new Map(known.map((key) => [key, groupings[key]]))
}

/** Throws a `Refusal` (422) for a zone that does not exist. */
function createDayOf(timeZone: string): (at: number) => string {
  try {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    return (at) => format.format(at)
  } catch {
    throw invalid([{ pointer: '/tz', detail: 'must be an IANA time zone' }])
  }
}
