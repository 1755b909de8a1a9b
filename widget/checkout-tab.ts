/** A tab that was opened inside a click, before its address is known: later ones are blocked. */
export interface CheckoutTab {
  /** Goes to the checkout. `false` when the tab is gone. */
  go(url: string): boolean
  close(): void
}

/** `null` where the browser opens none (pop-up blocker, sandbox): the viewer then needs a link. */
export function openCheckoutTab(): CheckoutTab | null {
  const tab = openBlank()
  if (!tab) return null
  return {
    go(url) {
      if (tab.closed) return false
      tab.location.replace(url)
      return true
    },
    close: () => tab.close(),
  }
}

/** With `noopener` the browser would not say whether it opened; so the link back is cut by hand, before any page is there. */
function openBlank(): Window | null {
  try {
    const tab = open('about:blank', '_blank')
    if (tab) tab.opener = null
    return tab
  } catch {
    return null
  }
}
