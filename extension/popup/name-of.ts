import { findSnapshot } from '../../shared/credits/state.ts'
import type { KnownCredit } from './known.ts'

/** What a connection is called: by the person, else by its account, else by its address. */
export function nameOf({ connection, state }: KnownCredit): string {
  return connection.name || findSnapshot(state)?.account.name || new URL(connection.apiBase).hostname
}
