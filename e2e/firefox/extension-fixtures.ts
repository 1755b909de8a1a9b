/** The built extension, as it is, in a Firefox of its own. Its background rests after a second and a half. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser, type Page } from 'puppeteer-core'
import * as v from 'valibot'
import { expect, test as base, vi } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { findBrowser } from '../../scripts/browsers.ts'
import { steer } from '../billing.ts'
import { startHost, type Host } from '../host.ts'

export { expect }

export type ExtensionPage = 'popup' | 'options' | 'welcome' | 'export'

/** Firefox gives each installation a name of its own; this one is known beforehand. */
const UUID = randomUUID()
const GECKO_ID = manifest.browser_specific_settings.gecko.id
const RESTS_AFTER_MS = 1500

/** For `vi.waitFor` and `expect.poll`: soon, on a machine that has much else to do. */
export const SOON = { timeout: 20_000, interval: 100 }

export interface Extension {
  browser: Browser
  open(page: ExtensionPage): Promise<Page>
  /** The tab that the extension opened on one of its pages by itself. */
  opened(page: ExtensionPage): Promise<Page>
  /** The text of the only file in the downloads folder, once it is there. */
  downloaded(): Promise<string>
  /** Runs an expression in the extension's own origin; it may await, and use `browser`. */
  evaluate<T>(expression: string): Promise<T>
  /** The same within a click. */
  click(expression: string): Promise<void>
  /** The extension has the permission for this API's origin. */
  allow(apiBase: string): Promise<void>
  /** The person took the permission back. */
  takeBack(apiBase: string): Promise<void>
  badge(): Promise<{ text: string; title: string }>
  /** Connects by a pasted token, as the welcome page leaves it, and waits for the first answer. Answers its id. */
  connect(apiBase: string, token?: string): Promise<string>
  /** Its alarm rings, a minute after the last answer. */
  ring(connectionId: string): Promise<void>
  /** Waits until Firefox has stopped the background, as it does when nothing happens. */
  rest(): Promise<void>
}

export interface Billing {
  host: Host
  apiBase: string
  steer(command: Record<string, unknown>): Promise<unknown>
  reads(): number
}

export const test = base
  .extend('billing', async ({}, { onCleanup }): Promise<Billing> => {
    const host = await startHost({})
    onCleanup(() => host.stop())
    const instance = `healthy@${randomUUID().slice(0, 8)}`
    return {
      host,
      apiBase: `${host.url}/mock/${instance}/v1`,
      steer: (command) => steer(host, instance, command),
      reads: () => host.requests.filter((line) => line.endsWith('/account')).length,
    }
  })
  .extend('extension', async ({}, { onCleanup }): Promise<Extension> => {
    const executablePath = findBrowser('firefox')
    if (!executablePath) throw new Error('No Firefox on this machine: `npm test` installs one.')
    const downloads = mkdtempSync(join(tmpdir(), 'downloads-'))
    const browser = await launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
        'extensions.background.idle.timeout': RESTS_AFTER_MS,
        // Nobody can press "Allow" in a headless browser: whoever asks within a click gets it.
        'extensions.webextOptionalPermissionPrompts': false,
        'intl.locale.requested': 'en-GB',
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
      },
    })
    onCleanup(async () => {
      await browser.close()
      rmSync(downloads, { recursive: true, force: true })
    })
    await browser.installExtension(join(process.cwd(), 'dist/firefox'))
    return drive(browser, downloads)
  })

async function drive(browser: Browser, downloads: string): Promise<Extension> {
  const goTo = async (path: string) => {
    const page = await browser.newPage()
    await page.goto(`moz-extension://${UUID}/${path}`, { waitUntil: [] })
    return page
  }
  /** The background's own page would keep it awake; a picture runs no script. */
  const inside = await goTo('extension/icons/16.png')

  const extension: Extension = {
    browser,
    open: (name) => goTo(`extension/${name}/index.html`),
    opened: (name) =>
      vi.waitFor(async () => {
        for (const page of await browser.pages())
          if ((await page.evaluate('location.pathname')) === `/extension/${name}/index.html`) return page
        throw new Error(`No tab shows the ${name} page.`)
      }, SOON),
    downloaded: () =>
      vi.waitFor(() => {
        const [file, ...others] = readdirSync(downloads)
        const text = file && others.length === 0 ? readFileSync(join(downloads, file), 'utf8') : ''
        expect(text).not.toBe('')
        return text
      }, SOON),
    async evaluate<T>(expression: string) {
      const answer: unknown = await inside.evaluate(`(async () => JSON.stringify((await (${expression})) ?? null))()`)
      return v.parse(
        v.custom<T>(() => true),
        JSON.parse(String(answer)),
      )
    },
    async click(expression) {
      await inside.evaluate(`void (globalThis.clicked = new Promise((resolve) =>
        addEventListener('click', () => resolve(${expression}), { once: true })))`)
      await inside.mouse.click(5, 5)
      await inside.evaluate(`globalThis.clicked`)
    },
    allow: (apiBase) => extension.click(`browser.permissions.request({ origins: ['${originPattern(apiBase)}'] })`),
    takeBack: (apiBase) => extension.evaluate(`browser.permissions.remove({ origins: ['${originPattern(apiBase)}'] })`),
    badge: () =>
      extension.evaluate(
        `(async () => ({ text: await browser.action.getBadgeText({}), title: await browser.action.getTitle({}) }))()`,
      ),
    async connect(apiBase, token = 'demo') {
      const id = randomUUID()
      const connection = { id, name: '', apiBase, auth: 'token', accountId: null, clientId: null, isManaged: false }
      const signIn = { kind: 'token', token }
      await extension.evaluate(`(async () => {
        await browser.storage.session.set({ 'sign-in:${id}': ${JSON.stringify(signIn)} })
        const { connections = [] } = await browser.storage.local.get('connections')
        await browser.storage.local.set({ connections: [...connections, ${JSON.stringify(connection)}] })
        await browser.runtime.sendMessage({ command: 'refresh', id: '${id}', maxAgeMs: 0 })
      })()`)
      return id
    },
    async ring(connectionId) {
      await extension.evaluate(`(async () => {
        const key = 'credit:${connectionId}'
        const { [key]: stored } = await browser.storage.local.get(key)
        const answer = stored.answer && { ...stored.answer, fetchedAt: stored.answer.fetchedAt - 60_000 }
        await browser.storage.local.set({ [key]: { ...stored, answer } })
        await browser.alarms.create('refresh:${connectionId}', { when: Date.now(), periodInMinutes: 1 })
      })()`)
    },
    async rest() {
      await expect
        .poll(() => extension.evaluate(`browser.extension.getBackgroundPage() !== null`), {
          timeout: 20_000,
        })
        .toBe(false)
    },
  }
  return extension
}

/** As the extension asks for it: ports cannot be part of a match pattern. */
function originPattern(apiBase: string): string {
  const { protocol, hostname } = new URL(apiBase)
  return `${protocol}//${hostname}/*`
}
