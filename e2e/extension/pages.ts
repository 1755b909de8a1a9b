/** The extension's pages as a person finds their way on them. */
import type { Locator, Page } from '@playwright/test'
import type { Billing, Extension } from '../extension-fixtures.ts'

/** What Chromium says of every answer that is no good. */
export const ANSWER_NOISE = /Failed to load resource/

/** The button of exactly this name. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** The upper part of the popup: number, meter, level, and whatever stands in the way. */
export const glance = (popup: Page): Locator => popup.getByRole('region', { name: 'Credits left' })

export const number = (popup: Page, text: string): Locator => glance(popup).getByText(text, { exact: true })

/** The tab that opens when somebody presses. */
export async function opening(extension: Extension, begin: () => Promise<unknown>): Promise<Page> {
  const opened = extension.context().waitForEvent('page')
  await begin()
  return opened
}

/** Asks through every connection now, as a rung alarm would, and waits for it. */
export const refreshNow = (extension: Extension): Promise<void> =>
  extension.evaluate(`chrome.runtime.sendMessage({ command: 'refresh', id: null, maxAgeMs: 0 })`)

/** Of an alert, in the id of its notification: behind the time at which it was raised. */
const KIND = /\d{13}-(low|empty|recovered|expiring|top-up|signed-out)/

/** Kinds of the alerts that were notified of, each as often as it was. */
export async function notified(extension: Extension): Promise<string[]> {
  const kinds = (await extension.notifications()).map((id) => KIND.exec(id)?.[1] ?? id)
  return kinds.toSorted()
}

/** All that an area of the storage holds, as text. */
export const dump = (extension: Extension, area: 'local' | 'session' | 'sync'): Promise<string> =>
  extension.evaluate(`chrome.storage.${area}.get(null).then(JSON.stringify)`)

/** How many streams of the account stand open. */
export const streams = ({ host }: Billing): number => host.openCount(/\/events$/)
