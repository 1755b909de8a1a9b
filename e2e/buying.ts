/** What a buyer sees of the element on the page of a host, and what the seller's books say. */
import type { Locator, Page } from '@playwright/test'
import { hostPage, type HostPageParts } from './host-page.ts'

/** A host's page that looks like one. */
export function shopPage(parts: HostPageParts): string {
  return hostPage({ head: '<style>body { font: 14px sans-serif; margin: 16px }</style>', ...parts })
}

/** Opens a tab of the host's own at the first click, which is all that one click may open: the browser blocks the next. */
export const TAKES_THE_POP_UP = `<script>
  addEventListener('click', () => open('about:blank', 'own'), { capture: true, once: true })
</script>`

export const bar = (page: Page): Locator => page.locator('credit-balance').first()
export const balance = (page: Page): Locator => bar(page).getByRole('button', { name: /show details/ })
export const buy = (page: Page): Locator => bar(page).getByRole('button', { name: 'Buy Credits' })
export const details = (page: Page): Locator => bar(page).getByRole('dialog')

/** Presses a button of the details. */
export const choose = (page: Page, name: string | RegExp): Promise<void> =>
  details(page).getByRole('button', { name }).click()

/** The tab that opens when somebody presses. */
export async function opening(page: Page, press: () => Promise<void>): Promise<Page> {
  const tab = page.context().waitForEvent('page')
  await press()
  return tab
}
