import type { ElementHandle, Page } from 'puppeteer-core'

const OPEN = '[part~=details]:popover-open'

/** Opens the details of an element with a click, as a recruiter does. */
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
