/** Other pages of the extension, opened from the popup. */
import { browser } from './browser.ts'
import { EXPORT_PAGE, exportRequestItem, type ExportRequest } from './export-request.ts'
import { WELCOME_PAGE, welcomeRequestItem, type WelcomeRequest } from './welcome-request.ts'

/** To connect, or to sign in again: a tab outlives the windows that ask, and the popup does not. */
export async function openWelcome(request: WelcomeRequest | null): Promise<void> {
  await welcomeRequestItem.set(request)
  await browser.tabs.create({ url: browser.runtime.getURL(WELCOME_PAGE) })
}

/** To save what the history shows: it takes longer than the popup may stay open. */
export async function openExport(request: ExportRequest): Promise<void> {
  const id = crypto.randomUUID()
  await exportRequestItem(id).set(request)
  await browser.tabs.create({ url: `${browser.runtime.getURL(EXPORT_PAGE)}#${id}` })
}

export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage()
}
