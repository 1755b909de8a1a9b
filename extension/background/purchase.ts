/** Carries a purchase from the click to the credits, over as many lives of the background as it takes. */
import { findUrl } from '../../shared/billing/address.ts'
import { retryDelayMs } from '../../shared/billing/retry.ts'
import type { CreditSource } from '../../shared/billing/source.ts'
import { toOrder } from '../../shared/billing/top-up-order.ts'
import { toTopUp } from '../../shared/billing/wire.ts'
import type { Account, TopUp } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { toFailure, type Failure } from '../../shared/credits/failure.ts'
import type { PurchaseEvent } from '../../shared/credits/next-purchase.ts'
import { intentFor, keepsKey } from '../../shared/credits/purchase.ts'
import type { PurchaseChoice, PurchaseIntent, PurchaseState } from '../../shared/credits/purchase.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import { browser } from '../browser.ts'
import { clientFor } from '../client-for.ts'
import { findConnection, type Connection } from '../connection.ts'
import { creditItem, toCreditState } from '../credit-item.ts'
import type { OrderedChoice, PurchaseStep } from '../messages.ts'
import { isMadeBy } from '../purchase-item.ts'
import { countTry, dispatch, findPurchase, MAX_TRIES } from './purchase-record.ts'
import { followTopUp } from './raise-alerts.ts'
import { refresh } from './refresh.ts'
import { schedule } from './schedule.ts'

/** Nobody waits longer for the next attempt; the person decides then. */
const MAX_PAUSE_MS = 5000
/** When to look again, whatever becomes of this life of the background. */
const LOOK_AGAIN_MS = 30_000
type Followed = Extract<PurchaseState, { topUp: TopUp }>

/** No answer came, in however many lives. */
const UNANSWERED: Failure = { kind: 'unreachable', debug: 'stopped while waiting' }

/** Orders what was chosen, and opens its checkout. While another purchase is under way it does nothing. */
export async function buy(connectionId: string, choice: OrderedChoice): Promise<void> {
  const account = await findAccount(connectionId)
  if (!account) return
  const intent = intentFor(account, toChoice(choice), { key: crypto.randomUUID(), returnUrl: null })
  await leaveToOwner(connectionId, account)
  await ask(connectionId, { kind: 'ask', intent })
}

/** What the person does about the purchase under way. */
export async function continuePurchase(connectionId: string, step: PurchaseStep): Promise<void> {
  switch (step) {
    case 'retry':
      return ask(connectionId, { kind: 'retry' })
    case 'opened':
    case 'dismiss':
      return apply(connectionId, { kind: step })
    case 'cancel':
      return cancel(connectionId)
    case 'look':
      return follow(connectionId, true)
  }
}

/** Sees how the purchase stands, if there is one; sends an order whose answer never came once more. */
export function followPurchase(connectionId: string): Promise<void> {
  return follow(connectionId, false)
}

/** `isWatched`: somebody looks, and expects a checkout to open. Out of the blue no tab does. */
async function follow(connectionId: string, isWatched: boolean): Promise<void> {
  const account = await findAccount(connectionId)
  if (account) await leaveToOwner(connectionId, account)
  const stored = await findPurchase(connectionId)
  if (stored?.state.kind === 'asking') await order(connectionId, isWatched)
  else if (stored && 'topUp' in stored.state) await look(connectionId, stored.state)
  // What is too old to be sent again is still stored, and screens would wait for it for ever.
  else if (!stored) await apply(connectionId, { kind: 'tick' })
}

/** A purchase is nothing to another viewer than the one who made it, or to another account. */
async function leaveToOwner(connectionId: string, account: Account): Promise<void> {
  const stored = await findPurchase(connectionId)
  if (stored && !isMadeBy(stored, account)) await apply(connectionId, { kind: 'leave' })
}

async function ask(connectionId: string, event: PurchaseEvent): Promise<void> {
  await apply(connectionId, event)
  await order(connectionId, true)
}

/** Sends the order until it is answered. One at a time, whoever asks: the others find it under way. */
async function order(connectionId: string, opensCheckout: boolean): Promise<void> {
  await navigator.locks.request(`order:${connectionId}`, { ifAvailable: true }, async (lock) => {
    const connection = lock && (await findConnection(connectionId))
    if (!connection) return
    await schedule(connectionId, LOOK_AGAIN_MS)
    for (;;) {
      const next = await countTry(connectionId)
      const answer = next ? await send(connection, next.intent) : { failure: UNANSWERED }
      if ('topUp' in answer) {
        await followTopUp(connectionId, answer.topUp.id)
        const opened = opensCheckout && (await openCheckout(answer.topUp))
        return apply(connectionId, { kind: 'created', topUp: answer.topUp, opened })
      }
      const waitMs = next && next.triesLeft > 0 ? pauseMs(answer.failure, MAX_TRIES - next.triesLeft) : null
      if (waitMs === null) return apply(connectionId, { kind: 'failure', failure: answer.failure })
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  })
}

async function send(connection: Connection, intent: PurchaseIntent): Promise<{ topUp: TopUp } | { failure: Failure }> {
  try {
    return { topUp: toTopUp(await clientFor(connection).createTopUp(toOrder(intent), intent.key), intent.scale) }
  } catch (thrown) {
    return { failure: toFailure(thrown) }
  }
}

/** A lost answer does not mean a lost order: the same key asks for the same one. `null` leaves it to the person. */
function pauseMs(failure: Failure, tries: number): number | null {
  const delayMs = keepsKey(failure) ? retryDelayMs(failure, tries, Math.random(), Date.now()) : null
  return delayMs === null || delayMs > MAX_PAUSE_MS ? null : delayMs
}

/** Does its checkout stand in a tab now? */
async function openCheckout({ status, checkoutUrl }: TopUp): Promise<boolean> {
  const url = checkoutUrl === null || status !== 'action-required' ? undefined : findUrl(checkoutUrl)
  if (!url) return false
  try {
    await browser.tabs.create({ url: url.href })
    return true
  } catch {
    return false
  }
}

/** Asks how the top-up stands. */
async function look(connectionId: string, { intent, topUp }: Followed): Promise<void> {
  await askServer(connectionId, intent, (client) => client.topUp(topUp.id))
  await apply(connectionId, { kind: 'tick' })
}

/** Tells the server that nothing will be paid. Where it refuses, the purchase goes on. */
async function cancel(connectionId: string): Promise<void> {
  const stored = await findPurchase(connectionId)
  if (!stored || !('topUp' in stored.state)) return apply(connectionId, { kind: 'dismiss' })
  const { intent, topUp } = stored.state
  const isAnswered = await askServer(connectionId, intent, (client) => client.cancelTopUp(topUp.id))
  if (!isAnswered) await look(connectionId, stored.state)
}

/** Did the server say how the top-up stands? No answer is no news: the next look may have some. */
async function askServer(
  connectionId: string,
  { scale }: PurchaseIntent,
  call: (client: Required<CreditSource>) => Promise<unknown>,
): Promise<boolean> {
  const connection = await findConnection(connectionId)
  if (!connection) return false
  try {
    await apply(connectionId, { kind: 'update', topUp: toTopUp(await call(clientFor(connection)), scale) })
    return true
  } catch {
    return false
  }
}

/**
 * The account is read again whenever the server has moved: for the credits that came, for the top-up that is under way
 * now, and after a refusal, because the offer that was chosen from no longer holds.
 */
async function apply(connectionId: string, event: PurchaseEvent): Promise<void> {
  const viewerId = (await findAccount(connectionId))?.viewer?.id ?? null
  const { before, after } = await dispatch(connectionId, event, viewerId)
  const isRefused = after.kind === 'failed' && !keepsKey(after.failure)
  if (after.kind !== before.kind && ('topUp' in after || isRefused)) await refresh(connectionId, 0)
}

/** The account as it was last answered. */
async function findAccount(connectionId: string): Promise<Account | undefined> {
  const [connection, stored] = await Promise.all([findConnection(connectionId), creditItem(connectionId).get()])
  return connection && findSnapshot(toCreditState(stored, connection, { marks: null }))?.account
}

function toChoice({ kind, packId, credits, price, message }: OrderedChoice): PurchaseChoice {
  const amount = toCredits(credits)
  if (packId === null) return { kind, message, credits: amount }
  return { kind, message, pack: { id: packId, credits: amount, price } }
}
