import { isPurchaseOpen } from '../../shared/credits/purchase.ts'
import type { BuyingActions } from '../../shared/ui/Buying.tsx'
import { openCheckoutTab } from '../checkout-tab.ts'
import type { CreditStore } from '../credit-store.ts'
import { purchaseFlow } from '../purchase-flow.ts'

/**
 * What a viewer does about the purchase of a store, wherever it is drawn. `showOffer` hears whether they go on choosing
 * or are done.
 */
export function purchaseActions(
  store: CreditStore | undefined,
  showOffer: (isShown: boolean) => void,
): Omit<BuyingActions, 'onChoose'> {
  const leave = (goesOn: boolean) => {
    if (store) purchaseFlow(store).dismiss()
    showOffer(goesOn)
  }
  return {
    onOpened: () => store && purchaseFlow(store).opened(),
    onCancel: () => void (store && purchaseFlow(store).cancel()),
    onDismiss: () => leave(false),
    onStartOver: () => leave(true),
    onRetry() {
      const state = store?.purchase.peek()
      if (!store || !state || isPurchaseOpen(state) || !('intent' in state)) return
      purchaseFlow(store).retry(state.intent.kind === 'checkout' ? openCheckoutTab() : null)
    },
    // `async`: on plain-http pages there is no clipboard, which must reject and not throw.
    onCopy: async (text) => navigator.clipboard.writeText(text),
  }
}
