/**
 * The one writer of purchases. Every step is stored before the next begins: whenever the background is stopped, what is
 * stored says how to go on, with the same idempotency key.
 */
import { nextPurchase } from '../../shared/credits/next-purchase.ts'
import type { PurchaseEvent } from '../../shared/credits/next-purchase.ts'
import { isPurchaseOpen } from '../../shared/credits/purchase.ts'
import type { PurchaseIntent, PurchaseState } from '../../shared/credits/purchase.ts'
import { purchaseItem, type StoredPurchase } from '../purchase-item.ts'

/** So often the same order is sent, with the same key, before the person is asked. */
export const MAX_TRIES = 4
/** Servers remember a key for a day: after it the same key would order again. */
const KEPT_FOR_MS = 24 * 3_600_000

/** Is something under way, so that the account should be asked often? */
export async function isBuying(connectionId: string): Promise<boolean> {
  const stored = await findPurchase(connectionId)
  return stored !== null && isPurchaseOpen(stored.state)
}

/** What is bought now. An order that got no answer and is too old to be sent again counts as none. */
export async function findPurchase(connectionId: string): Promise<StoredPurchase | null> {
  return withoutStale(await purchaseItem(connectionId).get(), Date.now())
}

/** Something happened to the purchase. Answers the state before and after it. `viewerId` is who looks. */
export async function dispatch(
  connectionId: string,
  event: PurchaseEvent,
  viewerId: string | null,
): Promise<{ before: PurchaseState; after: PurchaseState }> {
  return change(connectionId, (stored, now) => {
    const before: PurchaseState = stored?.state ?? { kind: 'idle' }
    const after = nextPurchase(before, event, now)
    const next = after === before ? stored : toStored(stored, after, viewerId, now)
    return { next, answer: { before, after } }
  })
}

/** What is to be sent, and how often it may be after this. */
interface Try {
  intent: PurchaseIntent
  triesLeft: number
}

/** Counts one more attempt to send the order. `undefined` when it is not to be sent: answered, called off, or enough. */
export async function countTry(connectionId: string): Promise<Try | undefined> {
  return change<Try | undefined>(connectionId, (stored) => {
    if (stored?.state.kind !== 'asking' || stored.tries >= MAX_TRIES) return { next: stored, answer: undefined }
    const tries = stored.tries + 1
    return { next: { ...stored, tries }, answer: { intent: stored.state.intent, triesLeft: MAX_TRIES - tries } }
  })
}

/** Reads, decides and writes with nothing in between. Writes only what is new. */
async function change<Answer>(
  connectionId: string,
  decide: (stored: StoredPurchase | null, now: number) => { next: StoredPurchase | null; answer: Answer },
): Promise<Answer> {
  const item = purchaseItem(connectionId)
  return navigator.locks.request(`purchase:${connectionId}`, async () => {
    const now = Date.now()
    const kept = await item.get()
    const { next, answer } = decide(withoutStale(kept, now), now)
    if (next) {
      if (next !== kept) await item.set(next)
    } else if (kept) await item.remove()
    return answer
  })
}

/** The key's age, and the count of tries, belong to the key; whoever tries again gets all tries anew. */
function toStored(
  stored: StoredPurchase | null,
  state: PurchaseState,
  viewerId: string | null,
  now: number,
): StoredPurchase | null {
  if (state.kind === 'idle') return null
  const isSame = stored !== null && stored.state.intent.key === state.intent.key
  const { orderedAt, tries } = isSame ? stored : { orderedAt: now, tries: 0 }
  const owner = isSame ? stored.viewerId : viewerId
  return { state, viewerId: owner, orderedAt, tries: state.kind === 'asking' ? 0 : tries }
}

/** A clock that was set back since then does not make it too old. */
function withoutStale(stored: StoredPurchase | null, now: number): StoredPurchase | null {
  if (!stored || 'topUp' in stored.state) return stored
  return Math.abs(now - stored.orderedAt) < KEPT_FOR_MS ? stored : null
}
