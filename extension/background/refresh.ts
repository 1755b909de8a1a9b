/**
 * The one writer of the connection, its token and its balance. Everything takes its turn under one lock, so that none
 * of the three ever belongs to another connection than the others.
 */
import { createClient } from '../../shared/billing/client.ts'
import { toAccount } from '../../shared/billing/wire.ts'
import { isNotTheirs, toFailure } from '../../shared/credits/failure.ts'
import { findSnapshot, receive } from '../../shared/credits/state.ts'
import { connectionItem, type Connection } from '../connection.ts'
import { creditItem, toCreditState, type StoredCredit } from '../credit-item.ts'
import type { Commands } from '../messages.ts'
import { keepToken, readToken } from '../vault.ts'

const LOCK = 'credit'

/** Aborted when the connection is to change: nobody needs an answer of the old one, or waits for it. */
let current = new AbortController()

/** Never rejects: a failure is stored like an answer. Calls that come while one runs wait for their turn. */
export async function refresh(): Promise<void> {
  const { signal } = current
  await navigator.locks.request(LOCK, () => refreshConnection(signal))
}

export const connect: Commands['connect'] = async ({ apiBase, token }) => {
  await replaceConnection({ apiBase, auth: token === null ? 'cookie' : 'token' }, token)
  await refresh()
}

export function disconnect(): Promise<void> {
  return replaceConnection(null, null)
}

/** The connection goes first and comes last: a worker that is stopped midway leaves none, never a mixed one. */
async function replaceConnection(connection: Connection | null, token: string | null): Promise<void> {
  current.abort()
  current = new AbortController()
  await navigator.locks.request(LOCK, async () => {
    await connectionItem.set(null)
    await creditItem.set(null)
    await keepToken(token)
    await connectionItem.set(connection)
  })
}

async function refreshConnection(signal: AbortSignal): Promise<void> {
  const connection = await connectionItem.get()
  if (!connection || signal.aborted) return
  const news = await ask(connection, await creditItem.get(), signal)
  if (!signal.aborted) await creditItem.set(news)
}

/** What is to be stored after asking the API once more. */
async function ask(connection: Connection, stored: StoredCredit | null, signal: AbortSignal): Promise<StoredCredit> {
  const { apiBase } = connection
  const last = stored?.apiBase === apiBase ? stored.answer : null
  // A worker lives for seconds, so it has no monotonic clock to count from; but an answer is younger than the last one.
  const fetchedAt = Math.max(Date.now(), (last?.fetchedAt ?? 0) + 1)
  try {
    const client = await clientFor(connection)
    const json = await client.account({ signal })
    const account = toAccount(json)
    const state = receive(toCreditState(stored, apiBase), { account, fetchedAt })
    const isNews = findSnapshot(state)?.account === account
    return { apiBase, answer: isNews ? { json, fetchedAt } : last, failure: null }
  } catch (thrown) {
    const failure = toFailure(thrown)
    return { apiBase, answer: isNotTheirs(failure) ? null : last, failure }
  }
}

/** The token is read once: asked for again after a refusal, the vault may hold that of the next connection. */
async function clientFor({ apiBase, auth }: Connection) {
  if (auth === 'cookie') return createClient({ baseUrl: apiBase })
  const token = (await readToken()) ?? ''
  return createClient({ baseUrl: apiBase, getToken: () => token })
}
