/** A Chromium with an empty profile that takes unpacked extensions. */
import { chromium, type BrowserContext, type Worker } from '@playwright/test'
import { ensureBrowser } from './browsers.ts'

/** Closing the context ends it. */
export async function openChromium({ headless }: { headless: boolean }): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', {
    executablePath: await ensureBrowser('chromium'),
    headless,
    // Chromium has none for root.
    chromiumSandbox: !headless && process.getuid?.() !== 0,
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * Loads the extension in this folder, or loads it anew: then its pages close and its session storage is empty. Answers
 * its background. By the debugging protocol, because Google Chrome no longer takes `--load-extension`, and what came by
 * that flag cannot be loaded anew.
 */
export async function loadExtension(context: BrowserContext, folder: string): Promise<Worker> {
  const browser = context.browser()
  if (!browser) throw new Error('A persistent context without a browser.')
  const session = await browser.newBrowserCDPSession()
  const background = context.waitForEvent('serviceworker')
  await session.send('Extensions.loadUnpacked', { path: folder })
  await session.detach()
  return background
}
