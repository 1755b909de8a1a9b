/** `GET /entries`: pages of the ledger, newest first. */
import type { Entry } from '../../shared/credits/entry.ts'
import { jsonResponse } from './call.ts'
import type { ApiCall } from './call.ts'
import { findSpan, readFilter } from './entry-filter.ts'
import { invalid, notFound, Refusal } from './problem.ts'
import { accountId, contactsFor, missingRights, toWireEntry } from './wire.ts'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000
/** Beyond so many entries, those that match a filter are not counted. */
const COUNTED = 10_000
const CURSOR = /^before-([0-9a-z]+)$/

export function readEntries(call: ApiCall): Response {
  const { simulation, url } = call
  checkAccess(call)
  const { ledger, scenario } = simulation
  const filter = readFilter(url.searchParams)
  const limit = readLimit(url.searchParams.get('limit'))
  const { start, end } = findSpan(ledger, filter)
  const before = Math.min(end, readCursor(url.searchParams.get('cursor')) ?? end)
  const data: Entry[] = []
  let seq = before - 1
  let next: string | null = null
  for (; seq >= start; seq -= 1) {
    const entry = ledger.entryAt(seq)
    if (!filter.matches(entry)) continue
    if (data.length === limit) {
      next = `before-${(seq + 1).toString(36)}`
      break
    }
    data.push(entry)
  }
  return jsonResponse({
    accountId: accountId(simulation),
    scale: scenario.unit.scale,
    data: data.map(toWireEntry),
    next,
    total: countMatches(call, start, end, filter),
  })
}

/** Throws a `Refusal`: 404 where there is no history, 403 where this viewer may not see it. */
export function checkAccess({ simulation, reader: { viewer } }: ApiCall): void {
  if (!simulation.scenario.features.entries) throw notFound('This account has no history to show')
  if (viewer.rights.entries) return
  throw new Refusal({
    status: 403,
    code: 'permission-required',
    title: 'You may not see the credit history',
    missing: missingRights(viewer).filter(({ right }) => right === 'entries'),
    contacts: contactsFor(viewer),
  })
}

function countMatches(
  { simulation: { ledger } }: ApiCall,
  start: number,
  end: number,
  filter: ReturnType<typeof readFilter>,
): number | null {
  if (!filter.isSelective) return end - start
  if (end - start > COUNTED) return null
  let count = 0
  for (let seq = start; seq < end; seq += 1) if (filter.matches(ledger.entryAt(seq))) count += 1
  return count
}

function readLimit(text: string | null): number {
  if (text === null) return DEFAULT_LIMIT
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= MAX_LIMIT) return limit
  throw invalid([{ pointer: '/limit', detail: `must be a whole number from 1 to ${MAX_LIMIT}` }])
}

function readCursor(text: string | null): number | undefined {
  if (text === null) return undefined
  const [, number] = CURSOR.exec(text) ?? []
  if (number === undefined) throw invalid([{ pointer: '/cursor', detail: 'is none that this server gave' }])
  return Number.parseInt(number, 36)
}
