/** The live stream of a connection: loaded once the popup stands, for as long as it is open. */
import { clientFor } from '../client-for.ts'
import type { Connection } from '../connection.ts'

interface Ears {
  /** The balance or a top-up changed. */
  onNews: () => void
  /** There are new rows in the history. */
  onEntries: () => void
  /** While it is not live, ask from time to time. */
  onStatus: (isLive: boolean) => void
}

/** Until the signal aborts, or the server wants no listeners. */
export async function listen(
  connection: Connection,
  signal: AbortSignal,
  { onNews, onEntries, onStatus }: Ears,
): Promise<void> {
  await clientFor(connection).watch(
    {
      onHint({ kind }) {
        if (kind === 'entries.changed' || kind === 'resync') onEntries()
        if (kind === 'account.changed' || kind === 'top-up.changed' || kind === 'resync') onNews()
      },
      onStatus(status) {
        if (signal.aborted) return
        const isLive = status === 'live'
        // What happened before anybody listened, or while nobody did, is found out by asking.
        if (isLive) onNews()
        onStatus(isLive)
      },
    },
    signal,
  )
  if (!signal.aborted) onStatus(false)
}
