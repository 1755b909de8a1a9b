/**
 * A history too long to write down: entry `seq` is computed when it is read. It goes in rounds of a hundred: one
 * purchase, then 99 uses that spend exactly what it brought, so the balance after any entry needs no summing up.
 */
import { toCredits } from '../../shared/credits/amount.ts'
import type { Credits } from '../../shared/credits/amount.ts'
import type { Entry, Subject } from '../../shared/credits/entry.ts'
import { entryId } from '../ledger.ts'
import type { Archive } from '../ledger.ts'
import { CANDIDATES, IMPORT_FILES, JOBS, RECRUITERS, SYSTEM } from './cast.ts'
import { describeUse } from './catalogue.ts'

const ROUND = 100
const STEP_MS = 15 * 60_000
/** These rows of a round are one bulk run. */
const RUN = { first: 40, count: 30 }
const DAILY = [
  { action: 'reference-check', credits: 5 },
  { action: 'resume-parsing', credits: 1 },
  { action: 'assessment-evaluation', credits: 3 },
  { action: 'resume-parsing', credits: 1 },
  { action: 'csv-import', credits: 2 },
  { action: 'ai-questions', credits: 4 },
  { action: 'reference-check', credits: 5 },
] as const
const PARSING = DAILY[1]

/** What is spent in a round up to and with each row. */
const SPENT = runningTotals(Array.from({ length: ROUND }, (_, row) => useOf(row)?.credits ?? 0))
const PER_ROUND = SPENT[ROUND - 1] ?? 0

/** `count` entries (whole rounds) that end shortly before `now` and leave `balance`. */
export function createArchive(count: number, balance: Credits, now: number): Archive {
  if (count % ROUND !== 0) throw new RangeError(`an archive holds whole rounds of ${ROUND} entries: ${count}`)
  const lastAt = Math.floor(now / STEP_MS) * STEP_MS - STEP_MS
  return {
    count,
    entryAt: (seq) => entryAt(seq, lastAt - (count - 1 - seq) * STEP_MS, balance),
  }
}

function entryAt(seq: number, at: number, balance: Credits): Entry {
  const row = seq % ROUND
  const use = useOf(row)
  const entry = {
    id: entryId(seq),
    at,
    account: null,
    balanceAfter: toCredits(balance + PER_ROUND - (SPENT[row] ?? 0)),
    status: 'posted',
    lots: [],
  } as const
  if (!use) {
    const bought = { type: 'purchase', amount: toCredits(PER_ROUND), description: `Top-up: ${PER_ROUND} credits` }
    return { ...entry, ...bought, action: null, quantity: null, actor: SYSTEM, subject: null, group: null, lots: [] }
  }
  const subject = subjectOf(use.action, seq)
  return {
    ...entry,
    type: 'debit',
    amount: toCredits(-use.credits),
    description: describeUse(use.action, use.action, subject.label),
    action: use.action,
    quantity: 1,
    actor: scattered(RECRUITERS, isInRun(row) ? Math.floor(seq / ROUND) : seq),
    subject,
    group: isInRun(row) ? runOf(seq) : null,
    lots: [],
  }
}

/** What row `row` of a round uses; the first row is the purchase. */
function useOf(row: number): (typeof DAILY)[number] | undefined {
  if (row === 0) return undefined
  return isInRun(row) ? PARSING : DAILY[row % DAILY.length]
}

function runningTotals(costs: readonly number[]): number[] {
  let total = 0
  return costs.map((cost) => (total += cost))
}

function isInRun(row: number): boolean {
  return row >= RUN.first && row < RUN.first + RUN.count
}

function runOf(seq: number): Entry['group'] {
  const round = Math.floor(seq / ROUND)
  const label = `Bulk résumé parsing: ${scattered(JOBS, round)}`
  return { id: `run-${round + 1}`, label, count: RUN.count, credits: toCredits(RUN.count * PARSING.credits) }
}

function subjectOf(action: string, seq: number): Subject {
  if (action === 'csv-import') return { type: 'file', label: scattered(IMPORT_FILES, seq), url: null }
  if (action === 'ai-questions') return { type: 'job', label: scattered(JOBS, seq), url: null }
  return { type: 'candidate', label: scattered(CANDIDATES, seq), url: null }
}

/** One of `items`, the same for the same number, neighbours differing. */
function scattered<T>(items: readonly T[], number: number): T {
  const item = items[(Math.imul(number + 1, 0x9e3779b1) >>> 8) % items.length]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}
