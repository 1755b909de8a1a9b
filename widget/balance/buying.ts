/**
 * What the Buy button is and does. Loaded right after the number stands, so that the tab can open inside the click;
 * what follows the click is loaded after it.
 */
import type { Account } from '../../shared/credits/account.ts'
import { buyOffer, canBuy, isPurchaseOpen } from '../../shared/credits/purchase.ts'
import type { BuyOffer, PurchaseChoice, PurchaseState } from '../../shared/credits/purchase.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import type { BarMessages } from '../../shared/format/messages/messages.ts'
import { openCheckoutTab } from '../checkout-tab.ts'
import type { CreditStore } from '../credit-store.ts'
import { emit } from '../events.ts'
import { findKeptPurchase } from '../open-purchase.ts'
import { warnOnce } from '../warn.ts'
import type { BuyControl } from './bar.ts'

/** Stores whose purchase begins just now: the second click of a double click finds its store here. */
const beginning = new WeakSet<CreditStore>()
const looked = new WeakSet<CreditStore>()

/** The button for an account; `null` where credits are not sold. */
export function toBuyControl(account: Account, purchase: PurchaseState, messages: BarMessages): BuyControl | null {
  const offer = buyOffer(account)
  if (offer.kind === 'none') return null
  return {
    text: offer.kind === 'request' ? messages.request : messages.buy,
    href: offer.kind === 'link' ? offer.url : null,
    isPrimary: canBuy(offer),
    isBusy: isPurchaseOpen(purchase),
  }
}

/** Buy was pressed: follows the link, goes straight to the one checkout, or opens what there is to choose or to know. */
export function pressBuy(element: HTMLElement, store: CreditStore, event: Event, open: () => void): void {
  const snapshot = findSnapshot(store.state.peek())
  if (!snapshot) return
  const offer = buyOffer(snapshot.account)
  const packId = offer.kind === 'checkout' ? offer.pack.id : null
  if (!isAllowed(element, snapshot.account, offer.kind, packId)) return event.preventDefault()
  if (offer.kind === 'link') return
  if (offer.kind === 'checkout') void order(store, { kind: 'checkout', message: null, pack: offer.pack })
  open()
}

/** A pack or an amount was chosen in the details. */
export function pressChoice(element: HTMLElement, store: CreditStore, choice: PurchaseChoice): void {
  const snapshot = findSnapshot(store.state.peek())
  const packId = 'pack' in choice ? choice.pack.id : null
  if (!snapshot) return
  const offer = choice.kind === 'request' ? choice.kind : buyOffer(snapshot.account).kind
  if (isAllowed(element, snapshot.account, offer, packId)) void order(store, choice)
}

/** Takes up the purchase that a reload interrupted, once per store. */
export async function resumePurchase(store: CreditStore, account: Account): Promise<void> {
  if (looked.has(store)) return
  looked.add(store)
  if (findKeptPurchase() === null) return
  const flow = await import('../buying-entry.ts').catch(() => null)
  await flow?.purchaseFlow(store).resume(account)
}

/** The host may take over: it cancels the wish. */
function isAllowed(element: HTMLElement, { id }: Account, offer: BuyOffer['kind'], packId: string | null): boolean {
  return emit(element, 'credit-buy', { accountId: id, offer, packId })
}

/** Orders what was chosen, once, however often it is clicked. To be called inside the click. */
async function order(store: CreditStore, choice: PurchaseChoice): Promise<void> {
  if (beginning.has(store) || isPurchaseOpen(store.purchase.peek())) return
  beginning.add(store)
  const tab = choice.kind === 'checkout' ? openCheckoutTab() : null
  try {
    const { purchaseFlow } = await import('../buying-entry.ts')
    purchaseFlow(store).begin(choice, tab)
  } catch {
    tab?.close()
    warnOnce('the script for buying credits could not be loaded.')
  } finally {
    beginning.delete(store)
  }
}
