/**
 * The one writer of what is known through a connection. All that is done for one takes its turn under one lock; nothing
 * is kept between two turns but what is stored, because the browser may stop the background at any moment.
 */
import { fetchWithKept } from '../../shared/billing/kept-answer.ts'
import { toAccount } from '../../shared/billing/wire.ts'
import type { Account } from '../../shared/credits/account.ts'
import { FailureError, isNotTheirs, toFailure, type Failure } from '../../shared/credits/failure.ts'
import { findSnapshot, receive } from '../../shared/credits/state.ts'
import { browser } from '../browser.ts'
import { clientFor } from '../client-for.ts'
import { connectionsItem, findConnection, originPattern, type Connection } from '../connection.ts'
import { creditItem, toCreditState, type StoredAnswer, type StoredCredit } from '../credit-item.ts'
import { readSettings } from '../managed.ts'
import { isStorageFull } from '../storage.ts'
import { heldBackMs } from './notify.ts'
import { isBuying } from './purchase-record.ts'
import { raiseAlerts } from './raise-alerts.ts'
import { schedule, waitMs } from './schedule.ts'

const NOTHING: StoredCredit = { answer: null, failure: null, failures: 0 }

/**
 * Asks through one connection, unless what is stored was asked for less than `maxAgeMs` ago. Never rejects: a failure
 * is stored like an answer. Calls that come while one runs wait for their turn, and then find a young answer.
 */
export async function refresh(connectionId: string, maxAgeMs: number): Promise<void> {
  const since = Date.now() - maxAgeMs
  await navigator.locks.request(`credit:${connectionId}`, async () => {
    const connection = await findConnection(connectionId)
    if (!connection) return
    const item = creditItem(connectionId)
    const stored = (await item.get()) ?? NOTHING
    if (isYoung(stored, since) || isPaused(stored.failure)) return
    const { account, ...news } = await ask(connection, stored)
    // Whoever removed it meanwhile has forgotten it with all that was known.
    if (!(await findConnection(connectionId))) return
    try {
      await item.set(news)
      if (account) await bindTo(account, connection)
      await raiseAlerts(connection, account, news.failure)
    } catch (thrown) {
      // There is no room for it: the popup says so, and the next alarm tries again.
      if (!(await isStorageFull())) throw thrown
    }
    await planNext(connectionId, news)
  })
}

/** When to ask again. Where nobody is to be asked, there may still be something to tell once quiet hours are over. */
async function planNext(connectionId: string, news: StoredCredit): Promise<void> {
  const connection = await findConnection(connectionId)
  if (!connection) return
  const state = toCreditState(news, connection, await readSettings())
  const isAwaited = await isBuying(connectionId)
  const delayMs = waitMs(state, news.failures, isAwaited, Date.now(), Math.random())
  await schedule(connectionId, delayMs ?? (await heldBackMs(connectionId)))
}

/** Every connection, one after the other: they may be on one server. */
export async function refreshAll(maxAgeMs: number): Promise<void> {
  for (const { id } of await connectionsItem.get()) await refresh(id, maxAgeMs)
}

function isYoung({ answer, failure }: StoredCredit, since: number): boolean {
  return failure === null && answer !== null && answer.fetchedAt > since && answer.fetchedAt <= Date.now()
}

/** The server asked for a pause, and means whoever asks. */
function isPaused(failure: Failure | null): boolean {
  return failure?.kind === 'rate-limited' && failure.retryAt !== null && failure.retryAt > Date.now()
}

/** What is to be stored after asking once more, and the account where the answer was good. */
async function ask(connection: Connection, stored: StoredCredit): Promise<StoredCredit & { account: Account | null }> {
  const { answer: last } = stored
  // A worker lives for seconds, so it has no monotonic clock to count from; but an answer is younger than the last one.
  const fetchedAt = Math.max(Date.now(), (last?.fetchedAt ?? 0) + 1)
  try {
    if (!(await browser.permissions.contains({ origins: [originPattern(connection.apiBase)] })))
      throw new FailureError({ kind: 'not-permitted' })
    const answer = await read(connection, last, fetchedAt)
    const account = toAccount(answer.json)
    if (account.id !== (connection.accountId ?? account.id)) throw new FailureError({ kind: 'wrong-account' })
    const known = toCreditState(stored, connection, { marks: null })
    const isNews = findSnapshot(receive(known, { account, fetchedAt }))?.account === account
    return { answer: isNews || !last ? answer : last, failure: null, failures: 0, account: isNews ? account : null }
  } catch (thrown) {
    const failure = toFailure(thrown)
    return { answer: isNotTheirs(failure) ? null : last, failure, failures: stored.failures + 1, account: null }
  }
}

/** Asks the server to confirm the last answer where it named one: most polls then bring no body. */
async function read(connection: Connection, last: StoredAnswer | null, fetchedAt: number): Promise<StoredAnswer> {
  const address = `${connection.apiBase}/account`
  const kept = last?.etag ? { json: last.json, etag: last.etag } : null
  const conditional = fetchWithKept((url) => url.href === address, kept)
  const json = await clientFor(connection, { fetch: conditional.fetch }).account()
  return { json, fetchedAt, etag: conditional.etag() }
}

/** From the first answer on, a connection is for that account and no other. */
async function bindTo(account: Account, { id, accountId, name, apiBase }: Connection): Promise<void> {
  if (accountId !== null) return
  const called = name || account.name || new URL(apiBase).hostname
  await connectionsItem.update((all) =>
    all.map((one) => (one.id === id ? { ...one, accountId: account.id, name: called } : one)),
  )
}
