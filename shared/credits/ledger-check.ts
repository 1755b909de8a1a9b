import type { Entry } from './entry.ts'

export interface LedgerCheck {
  /** The next row, newest first. */
  add(entry: Entry): void
  /** Do the balances beside the rows follow from their amounts? Yes where that cannot be told. */
  addsUp(): boolean
}

/**
 * Holds the balance after the newest row against that after the oldest, and what lies between. Rows of one moment have
 * no order among them, and pending ones count for some servers and not for others: there nothing is said.
 */
export function createLedgerCheck(): LedgerCheck {
  let newest: Entry | undefined
  let oldest: Entry | undefined
  let moved = 0
  let isTellable = true
  let isOldestAlone = true

  return {
    add(entry) {
      if (entry.status === 'failed') return
      isOldestAlone = entry.at !== oldest?.at
      if (entry.status === 'pending' || entry.at === null || (!isOldestAlone && oldest === newest)) isTellable = false
      newest ??= entry
      oldest = entry
      moved += entry.amount
    },
    addsUp() {
      if (!newest || !oldest || !isTellable || !isOldestAlone || !Number.isSafeInteger(moved)) return true
      if (newest.balanceAfter === null || oldest.balanceAfter === null) return true
      return newest.balanceAfter - oldest.balanceAfter === moved - oldest.amount
    },
  }
}
