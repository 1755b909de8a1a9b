import { forgetPurchaseIn } from './open-purchase.ts'

/** A tab that was opened inside a click, before its address is known: later ones are blocked. */
export interface CheckoutTab {
  /** Goes to the checkout. `false` when the tab is gone, or no longer ours. */
  go(url: string): boolean
  close(): void
}

/**
 * `null` where the browser opens none (pop-up blocker, sandbox): the viewer then needs a link. A blank tab does not
 * outlive its page: nothing would lead it on.
 */
export function openCheckoutTab(): CheckoutTab | null {
  const tab = openBlank()
  if (!tab) return null
  /** Not once the viewer has gone elsewhere in it. */
  let isOurs = true
  const close = () => isOurs && tab.close()
  addEventListener('pagehide', close)
  return {
    go(url) {
      removeEventListener('pagehide', close)
      if (!tab.closed) isOurs = follow(tab, url)
      return isOurs && !tab.closed
    },
    close() {
      removeEventListener('pagehide', close)
      close()
    },
  }
}

/** With `noopener` the browser would not say whether it opened; so the link back is cut by hand, before any page is there. */
function openBlank(): Window | null {
  try {
    const tab = open('about:blank', '_blank')
    if (!tab) return null
    tab.opener = null
    forgetPurchaseIn(tab)
    return tab
  } catch {
    return null
  }
}

/** By a link in the tab itself: an address set from here would tell the checkout which page of the host this is. */
function follow(tab: Window, url: string): boolean {
  try {
    const link = tab.document.createElement('a')
    link.href = url
    link.rel = 'noreferrer'
    link.click()
    return true
  } catch {
    return false
  }
}
