import type { HistoryRow } from '../../credits/history.ts'

/**
 * Elements outlive the rows they show: a row that comes into view takes over the element of one of its kind that left
 * it. A row keeps its element as long as it is drawn, and with it the focus.
 */
export class RowSlots {
  #slots = new Map<string, string>()
  #made = 0

  /** A name of an element for each of `rows`. */
  assign(rows: readonly HistoryRow[]): string[] {
    const drawn = new Set(rows.map(({ key }) => key))
    const free: Record<HistoryRow['kind'], string[]> = { day: [], entry: [], run: [] }
    for (const [key, slot] of this.#slots) if (!drawn.has(key)) free[kindOf(slot)].push(slot)
    const next = new Map<string, string>()
    for (const { key, kind } of rows)
      next.set(key, this.#slots.get(key) ?? free[kind].shift() ?? `${kind}-${(this.#made += 1)}`)
    this.#slots = next
    return [...next.values()]
  }
}

function kindOf(slot: string): HistoryRow['kind'] {
  if (slot.startsWith('day')) return 'day'
  return slot.startsWith('run') ? 'run' : 'entry'
}
