/** What a recruiter presses on the element and reads in its details. */
import type { ElementHandle, Frame, Page, Target } from 'puppeteer-core'

const OPEN = '[part~=details]:popover-open'

/** Buy Credits where it stands for good: the bar keeps room for it before there is anything to press. */
export const BUY = 'credit-balance >>> [part~=buy]:not([hidden], .cg-reserved)'

/** Opens the details of an element with a click. */
export async function openDetails(page: Page, selector = 'credit-balance'): Promise<ElementHandle> {
  await page.locator(`${selector} >>> button[part~=value]`).click()
  const details = await page.locator(`${selector} >>> ${OPEN}`).waitHandle()
  return details
}

/** What the open details say. */
export function detailsText(page: Page, selector = 'credit-balance'): Promise<string> {
  return page.evaluate(
    (wanted, open) =>
      document.querySelector(wanted)?.shadowRoot?.querySelector<HTMLElement>(open)?.innerText.replace(/\s+/g, ' ') ??
      '',
    selector,
    OPEN,
  )
}

/** Presses Buy Credits once it stands there. */
export function pressBuy(page: Page | Frame): Promise<void> {
  return page.locator(BUY).click()
}

/** Presses Buy Credits, and answers the tab in which the checkout opens. */
export async function openCheckout(page: Page): Promise<Target> {
  const [checkout] = await Promise.all([
    page.browser().waitForTarget((opened) => opened.url().includes('/checkout/')),
    pressBuy(page),
  ])
  return checkout
}
