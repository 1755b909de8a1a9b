/** What of `manifest.json` each browser gets, and which pages and files its build needs. */
import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import source from '../manifest.json' with { type: 'json' }

export const EXTENSION_BROWSERS = ['chrome', 'firefox'] as const
export type ExtensionBrowser = (typeof EXTENSION_BROWSERS)[number]

type OfOneBrowser = 'browser_specific_settings' | 'minimum_chrome_version' | 'storage'
export type ExtensionManifest = Omit<typeof source, OfOneBrowser> & Partial<Pick<typeof source, OfOneBrowser>>

/** A permission, and the folder of its page. In Firefox the background is a page itself and needs no second one. */
const CHROMIUM_ONLY = 'offscreen'

/** The one manifest without what the browser does not know. Both background keys stay: CRXJS picks the right one. */
export function manifestFor(browser: ExtensionBrowser): ExtensionManifest {
  const { browser_specific_settings, minimum_chrome_version, storage, ...shared } = source
  if (browser === 'chrome') return { ...shared, minimum_chrome_version, storage }
  const permissions = shared.permissions.filter((name) => name !== CHROMIUM_ONLY)
  return { ...shared, permissions, browser_specific_settings }
}

/** The HTML of the pages that the manifest does not name. Relative to the root of the project. */
export function otherPagesFor(browser: ExtensionBrowser): string[] {
  const left = [source.action.default_popup, source.options_ui.page]
  if (browser === 'firefox') left.push(`extension/${CHROMIUM_ONLY}/index.html`)
  const pages = globSync('extension/*/index.html').map((path) => path.replaceAll('\\', '/'))
  return pages.filter((path) => !left.includes(path)).toSorted()
}

/** Files that are taken as they are: path in the build, path in the project. */
export function filesFor(browser: ExtensionBrowser): [to: string, from: string][] {
  const locales = globSync('extension/_locales/*/messages.json').toSorted()
  const files = locales.map((from): [string, string] => [`_locales/${basename(dirname(from))}/messages.json`, from])
  const { managed_schema: schema } = source.storage
  // Firefox reads policies without a schema.
  return browser === 'chrome' ? [...files, [schema, schema]] : files
}
