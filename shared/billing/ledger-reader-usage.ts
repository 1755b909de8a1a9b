import { isUsageQuery, sumUsage, usagePeople, type UsedSum } from '../credits/history-usage.ts'
import type { Person } from '../credits/history.ts'
import type { Call, CreditSource, EntryFilter } from './source.ts'
import { toUsage, type Asked } from './wire-entries.ts'

/** What was used within a filter, and by whom. */
export interface HistoryUsage {
  used: UsedSum
  people: Person[]
}

/**
 * Asks the usage report what a filtered ledger comes to. `undefined` where the source has no such report, or where it
 * would not speak of what the filter shows. Throws whatever the call fails with.
 */
export async function findUsage(
  source: CreditSource,
  filter: EntryFilter,
  asked: Asked,
  call?: Call,
): Promise<HistoryUsage | undefined> {
  if (!source.usage || !isUsageQuery(filter)) return undefined
  const rows = toUsage(await source.usage({ ...filter, by: ['actor'] }, call), asked)
  return { used: sumUsage(rows), people: usagePeople(rows) }
}
