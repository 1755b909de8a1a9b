/** The one writer of credit state: asks the billing API and stores what it says. */
import { createClient } from '../../shared/billing/client.ts'
import { toAccount } from '../../shared/billing/wire.ts'
import { toFailure } from '../../shared/credits/failure.ts'
import { findSnapshot, receive } from '../../shared/credits/state.ts'
import { connectionItem, type Connection } from '../connection.ts'
import { creditItem, toCreditState } from '../credit-item.ts'
import { readToken } from '../vault.ts'

/** Never rejects: a failure is stored like an answer. Calls that come while one runs wait for their turn. */
export async function refresh(): Promise<void> {
  const connection = await connectionItem.get()
  if (!connection) return
  await navigator.locks.request('refresh', () => refreshConnection(connection))
}

async function refreshConnection(connection: Connection): Promise<void> {
  // A worker lives for seconds, so it has no monotonic clock to count from.
  const fetchedAt = Date.now()
  const stored = await creditItem.get()
  try {
    const json = await clientFor(connection).account()
    const account = toAccount(json)
    const state = receive(toCreditState(stored), { account, fetchedAt })
    const isNews = findSnapshot(state)?.account === account
    await creditItem.set({ answer: isNews ? { json, fetchedAt } : stored.answer, failure: null })
  } catch (thrown) {
    await creditItem.set({ answer: stored.answer, failure: toFailure(thrown) })
  }
}

function clientFor({ apiBase, auth }: Connection) {
  if (auth === 'cookie') return createClient({ baseUrl: apiBase })
  return createClient({ baseUrl: apiBase, getToken: async () => (await readToken()) ?? '' })
}
