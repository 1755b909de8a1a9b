import { alertItem } from '../alert-item.ts'
import { connectionsItem, shownItem } from '../connection.ts'
import { creditItem } from '../credit-item.ts'
import { lastLookItem } from '../last-look-item.ts'
import { purchaseItem } from '../purchase-item.ts'
import { signOut } from '../sign-in/sign-out.ts'
import { schedule } from './schedule.ts'

/**
 * Forgets a connection with all that is known through it. It goes from the list first: a request that is under way
 * finds that nobody wants its answer. Telling the server comes last, since it may not answer.
 */
export async function remove(connectionId: string): Promise<void> {
  await connectionsItem.update((all) => all.filter(({ id }) => id !== connectionId))
  if ((await shownItem.get()) === connectionId) await shownItem.remove()
  await schedule(connectionId, null)
  await Promise.all([creditItem, alertItem, purchaseItem, lastLookItem].map((itemOf) => itemOf(connectionId).remove()))
  await signOut(connectionId)
}
