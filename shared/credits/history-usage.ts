/** What the usage report says about what a history screen shows. */
import { sum, toCredits, type Credits } from './amount.ts'
import type { HistoryQuery } from './history-filter.ts'
import type { Person } from './history.ts'
import type { UsageRow } from './usage.ts'

/** `credits` is what was used, 0 or more; `count` how many units that were. */
export interface UsedSum {
  credits: Credits
  count: number
}

/** Usage knows debits only: of other types it would say 0, which nobody asked. */
export function isUsageQuery({ type }: HistoryQuery): boolean {
  return !type || type.includes('debit')
}

/** Throws `RangeError` when a sum is not exact. */
export function sumUsage(rows: readonly UsageRow[]): UsedSum {
  return {
    credits: sum(rows.map(({ credits }) => credits)),
    count: toCredits(rows.reduce((total, { count }) => total + count, 0)),
  }
}

/** Whom a report by person names, by name; rows of nobody are left out. */
export function usagePeople(rows: readonly UsageRow[]): Person[] {
  return mergePeople(
    rows.flatMap(({ keys: { actor }, labels }) =>
      actor === undefined ? [] : [{ id: actor, name: labels.actor ?? actor }],
    ),
  )
}

/** Each person once, by name. */
export function mergePeople(...lists: (readonly Person[])[]): Person[] {
  const byId = new Map(lists.flat().map((person) => [person.id, person]))
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}
