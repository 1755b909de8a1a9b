import type { Account, Unit } from '../../credits/account.ts'
import type { HistoryMessages } from '../../format/messages/en-history.ts'
import type { Messages } from '../../format/messages/messages.ts'
import type { Reader } from '../reader.ts'

/** Who reads the history, with its words. */
export interface HistoryReader extends Reader {
  messages: Messages & HistoryMessages
}

/** What every row of one list needs. */
export interface RowScope {
  unit: Unit
  /** What actions are called, by key. */
  actions: ReadonlyMap<string, string>
  reader: HistoryReader
  /** When the viewer last looked; `null` when they never did. */
  lastSeenAt: number | null
}

export function toRowScope(account: Account, reader: HistoryReader, lastSeenAt: number | null): RowScope {
  return {
    unit: account.unit,
    actions: new Map(account.actions.map(({ key, name }) => [key, name])),
    reader,
    lastSeenAt,
  }
}
