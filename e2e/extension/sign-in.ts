/** Somebody at the sign-in window that the browser opens for the extension, in either browser. */
import type { BrowserContext } from '@playwright/test'
import type { Browser } from 'puppeteer-core'

export interface Person {
  /** One of the demo's users, by id. */
  viewer?: 'amara' | 'jonas' | 'mei'
  does?: 'allow' | 'deny' | 'close'
}

const AUTHORIZE = '/oauth/authorize'

/**
 * Chromium, by Playwright. `begin` does what opens the window, a click for one. The window is a page of the context; it
 * closes by itself once it has an answer, and what waits for the sign-in goes on then.
 */
export async function signInByWindow(
  context: BrowserContext,
  begin: () => Promise<unknown>,
  { viewer = 'amara', does = 'allow' }: Person = {},
): Promise<void> {
  const opening = context.waitForEvent('page', { predicate: (page) => page.url().includes(AUTHORIZE) })
  await begin()
  const page = await opening
  if (does === 'close') return page.close()
  await page.locator(`input[value=${viewer}]`).check()
  // The window may be gone before the click has been reported back.
  const closing = page.waitForEvent('close')
  await page.locator(`button[value=${does}]`).click({ noWaitAfter: true })
  await closing
}

/** Firefox, by puppeteer. As `signInByWindow`. */
export async function signInByFirefoxWindow(
  browser: Browser,
  begin: () => Promise<unknown>,
  { viewer = 'amara', does = 'allow' }: Person = {},
): Promise<void> {
  await begin()
  const target = await browser.waitForTarget((opened) => opened.url().includes(AUTHORIZE))
  const page = await target.page()
  if (!page) throw new Error('The sign-in window has no page.')
  if (does === 'close') return page.close()
  const closing = new Promise<void>((resolve) => page.once('close', () => resolve()))
  await page.locator(`input[value=${viewer}]`).click()
  await page.locator(`button[value=${does}]`).click()
  await closing
}
