/**
 * Journeys that run in Chromium and in Firefox alike, the one that the vitest project names. puppeteer drives both;
 * `both` stands for what a recruiter and a host page see, so nothing in it knows which browser it is but by `browserName`.
 */
import { randomUUID } from 'node:crypto'
import { launch, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'puppeteer-core'
import { expect, test as base } from 'vitest'
import { findBrowser, type BrowserName } from '../../scripts/browsers.ts'
import { startHost, type Host } from '../host.ts'

export { expect }

/** The browser under test. A row that makes no sense in one of them says so: `test.skipIf(browserName === 'firefox')`. */
export const browserName: BrowserName = process.env['BROWSER'] === 'firefox' ? 'firefox' : 'chromium'

/** What a page is given before its own scripts. */
export interface OpenOptions {
  /** Runs before any script of the page. */
  script?: string
  /** A page of this one's browser context: it shares storage, locks and channels. */
  beside?: Page
  /** In a window of its own. Of several windows all can be seen at once, of the tabs of a window only one. */
  inWindow?: boolean
}

/** Console messages of Chromium about requests that failed: no script can keep it from writing them. */
const NETWORK_NOISE = /Failed to load resource/
/** The same of Firefox, which reports what CORS forbids among the uncaught errors, though the page caught it. */
const CORS_NOISE = /^Cross-Origin Request Blocked:/

export const test = base
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  /** A name of its own for the simulated account of a test. */
  .extend('instance', async () => randomUUID().slice(0, 8))
  /** Starts a stranger's web server with these pages, for as long as the test runs. */
  .extend('host', async ({}, { onCleanup }) => {
    const running: Host[] = []
    onCleanup(async () => void (await Promise.all(running.map((host) => host.stop()))))
    const start: typeof startHost = async (...args) => {
      const host = await startHost(...args)
      running.push(host)
      return host
    }
    return start
  })
  /** Console messages that this test expects; every other error or warning fails it, and so does every uncaught error. */
  .extend('expectedConsole', async (): Promise<RegExp[]> => [])
  .extend('console', { auto: true }, async ({ expectedConsole }, { onCleanup }) => {
    const heard: string[] = []
    const expected: string[] = []
    const listenTo = (page: Page) => {
      page.on('console', (message) => {
        const text = message.text()
        const isExpected = NETWORK_NOISE.test(text) || expectedConsole.some((pattern) => pattern.test(text))
        if (isNoise(message)) (isExpected ? expected : heard).push(`${message.type()}: ${text}`)
      })
      page.on('pageerror', (error) => {
        const text = error instanceof Error ? error.message : String(error)
        if (!CORS_NOISE.test(text)) heard.push(`uncaught: ${text}`)
      })
    }
    onCleanup(() => {
      if (heard.length > 0) throw new Error(`The console was not quiet:\n${heard.join('\n')}`)
    })
    return { heard, expected, listenTo }
  })
  /** Opens a page with cookies, storage and cache of its own, or beside another one. */
  .extend('open', async ({ browser, console }, { onCleanup }) => {
    const contexts: BrowserContext[] = []
    onCleanup(async () => void (await Promise.all(contexts.map((context) => context.close()))))
    return async (url: string, { script, beside, inWindow = false }: OpenOptions = {}): Promise<Page> => {
      const context = beside?.browserContext() ?? (await browser.createBrowserContext())
      if (!beside) contexts.push(context)
      const page = await context.newPage({ type: inWindow ? 'window' : 'tab' })
      console.listenTo(page)
      if (script) await page.evaluateOnNewDocument(script)
      await page.goto(url)
      return page
    }
  })

/** A name of this machine that no browser takes for loopback: over plain http its pages are not secure. */
export const INTRANET = 'intranet.test'

/** Starts the browser under test. Its pop-up blocker is on, as with people. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser(browserName)
  if (!executablePath) throw new Error(`No ${browserName} on this machine: \`npm test\` installs one.`)
  if (browserName === 'firefox')
    return launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      extraPrefsFirefox: { 'network.dns.localDomains': INTRANET },
    })
  return launch({
    executablePath,
    headless: true,
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`,
    ],
  })
}

/** What the bar says, as somebody reads it: number, badge and age. Empty while there is none. */
export function barText(page: Page, selector = 'credit-balance'): Promise<string> {
  return page.evaluate((wanted) => {
    const value = document.querySelector(wanted)?.shadowRoot?.querySelector<HTMLElement>('[part~=value]')
    return value?.innerText.replace(/\s+/g, ' ').trim() ?? ''
  }, selector)
}

/** Waits until the bar says this. */
export async function expectBar(
  page: Page,
  said: string | RegExp,
  { timeout = 10_000, selector = 'credit-balance' } = {},
) {
  const pattern = typeof said === 'string' ? new RegExp(`^${said}`) : said
  await expect.poll(() => barText(page, selector), { timeout, interval: 25 }).toMatch(pattern)
}

function isNoise(message: ConsoleMessage): boolean {
  return message.type() === 'error' || message.type() === 'warn'
}
