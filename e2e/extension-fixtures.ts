/** The built extension, as it is, in a Chromium of its own: what journeys need to drive it and to see what it did. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '../scripts/browsers.ts'
import { loadExtension } from '../scripts/chromium-with-extension.ts'
import { steer, type Standing } from './billing.ts'
import { demoUrl } from './fixtures.ts'
import { startHost, type Host } from './host.ts'

export { expect }

/** What the toolbar button shows. */
export interface Badge {
  text: string
  title: string
}

export type ExtensionPage = 'popup' | 'options' | 'welcome' | 'export'

export interface Extension {
  /** Of the present run of the browser. */
  context(): BrowserContext
  id: string
  /** Opens one of its pages, the popup at its usual size. */
  open(page: ExtensionPage): Promise<Page>
  /** The next page that asks for this API's origin gets it: nobody can press "Allow" in a headless browser. */
  expectAllow(apiBase: string): Promise<void>
  /** The extension has the permission for this API's origin. */
  allow(apiBase: string): Promise<void>
  /** The person took the permission back. */
  takeBack(apiBase: string): Promise<void>
  /** Connects by a pasted token, as the welcome page leaves it, and waits for the first answer. Answers its id. */
  connect(apiBase: string, options?: { token?: string; name?: string }): Promise<string>
  /** Runs an expression in the extension's own origin; it may await, and use `chrome`. */
  evaluate<T>(expression: string): Promise<T>
  badge(): Promise<Badge>
  /** "title: message" of each notification that was ever shown, oldest first, over restarts of the worker. */
  notifications(): Promise<string[]>
  /** A minute has passed since the last answer through a connection. */
  age(connectionId: string): Promise<void>
  /** The same, and its alarm rings. */
  ring(connectionId: string): Promise<void>
  /** Stops the worker, as the browser does after half a minute of rest. */
  stopWorker(): Promise<void>
  /** Loads the extension anew, as its own update would: its pages close, and its session storage is empty. */
  reload(): Promise<void>
  /** Closes the browser and opens it again with the same profile. */
  restart(): Promise<void>
  /** The same; what is loaded then has these fields in its manifest. */
  restartWith(manifest: Record<string, unknown>): Promise<void>
}

/** The billing API of one test, and a look behind its counter. */
export interface Billing {
  host: Host
  /** `<scenario>@<instance>`. */
  instance: string
  /** Its base address, at the scenario of the test. */
  apiBase: string
  /** As `mocks/api/control.ts` understands it; without a command it only looks. */
  steer(command?: Record<string, unknown>): Promise<Standing>
  /** How often the balance was read so far. */
  reads(): number
}

export const api = (scenario: string, instance: string = crypto.randomUUID().slice(0, 8)) =>
  `${demoUrl()}mock/${scenario}@${instance}/v1`

interface Fixtures {
  extension: Extension
  /** Of the account that `billing` begins with. */
  scenario: string
  billing: Billing
  /** Console messages that this test expects; every other error or warning fails it. */
  expectedConsole: RegExp[]
}

export const test = base.extend<Fixtures>({
  scenario: ['healthy', { option: true }],
  expectedConsole: async ({}, use) => use([]),
  billing: async ({ scenario }, use) => {
    const host = await startHost({})
    const instance = `${scenario}@${crypto.randomUUID().slice(0, 8)}`
    await use({
      host,
      instance,
      apiBase: `${host.url}/mock/${instance}/v1`,
      steer: (command) => steer(host, instance, command),
      reads: () => host.requests.filter((line) => line.endsWith('/account')).length,
    })
    await host.stop()
  },
  // It asks for the API so as to be closed before it: a stream that breaks off is noise.
  // oxlint-disable-next-line eslint/no-unused-vars
  extension: async ({ expectedConsole, billing: _billing }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'extension-'))
    const noise: string[] = []
    // A copy of what was built: a test may change it, and building anew meanwhile disturbs nobody.
    const folder = join(home, 'chrome')
    cpSync('dist/chrome', folder, { recursive: true })
    const started = await startExtension(folder, join(home, 'profile'), (text) => noise.push(text))
    await use(started.driver)
    await started.close()
    rmSync(home, { recursive: true, force: true })
    expect(noise.filter((text) => !expectedConsole.some((pattern) => pattern.test(text)))).toEqual([])
  },
})

/** Chromium with the extension of a folder in it, and a profile that lasts as long as its own folder. */
export function startExtension(
  folder: string,
  profile: string,
  onNoise: (text: string) => void,
): Promise<{ driver: Extension; close(): Promise<void> }> {
  return drive(resolve(folder), (from) => launchWith(from, profile, onNoise))
}

async function launchWith(folder: string, profile: string, onNoise: (text: string) => void): Promise<BrowserContext> {
  const executablePath = findBrowser('chromium')
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    headless: true,
    chromiumSandbox: false,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    args: [
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      '--enable-unsafe-extension-debugging',
      '--disable-background-networking',
      '--lang=en-GB',
    ],
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') onNoise(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => onNoise(`uncaught: ${error.error().stack}`))
  return context
}

async function drive(
  folder: string,
  launch: (folder: string) => Promise<BrowserContext>,
): Promise<{ driver: Extension; close(): Promise<void> }> {
  let context = await launch(folder)
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const id = new URL(worker.url()).host
  const address = (path: string) => `chrome-extension://${id}/${path}`
  /** A document of the extension's origin that runs no script of its own. */
  let inside = await openQuietly(context, address('manifest.json'))

  const driver: Extension = {
    id,
    context: () => context,
    async open(name) {
      const page = await context.newPage()
      if (name === 'popup') await page.setViewportSize({ width: 380, height: 600 })
      await page.goto(address(`extension/${name}/index.html`))
      return page
    },
    async expectAllow(apiBase) {
      const page = await openQuietly(context, 'chrome://extensions')
      await page.evaluate(`chrome.developerPrivate.addHostPermission('${id}', '${originPattern(apiBase)}')`)
      await page.close()
    },
    async allow(apiBase) {
      await driver.expectAllow(apiBase)
      await driver.evaluate(`chrome.permissions.request({ origins: ['${originPattern(apiBase)}'] })`)
    },
    async takeBack(apiBase) {
      await driver.evaluate(`chrome.permissions.remove({ origins: ['${originPattern(apiBase)}'] })`)
    },
    async connect(apiBase, { token = 'demo', name = '' } = {}) {
      await driver.allow(apiBase)
      const connectionId = crypto.randomUUID()
      const connection = { id: connectionId, name, apiBase, auth: 'token', accountId: null, clientId: null }
      await driver.evaluate(`(async () => {
        await chrome.storage.session.set({ 'sign-in:${connectionId}': ${JSON.stringify({ kind: 'token', token })} })
        const { connections = [] } = await chrome.storage.local.get('connections')
        await chrome.storage.local.set({ connections: [...connections, ${JSON.stringify({ ...connection, isManaged: false })}] })
        await chrome.runtime.sendMessage({ command: 'refresh', id: '${connectionId}', maxAgeMs: 0 })
      })()`)
      return connectionId
    },
    evaluate: (expression) => inside.evaluate(expression),
    badge: () =>
      driver.evaluate<Badge>(`(async () => ({
        text: await chrome.action.getBadgeText({}), title: await chrome.action.getTitle({}),
      }))()`),
    notifications: () => driver.evaluate<string[]>(`chrome.notifications.getAll().then(Object.keys)`),
    age: (connectionId) =>
      driver.evaluate(`(async () => {
        const key = 'credit:${connectionId}'
        const { [key]: stored } = await chrome.storage.local.get(key)
        const answer = stored.answer && { ...stored.answer, fetchedAt: stored.answer.fetchedAt - 60_000 }
        await chrome.storage.local.set({ [key]: { ...stored, answer } })
      })()`),
    async ring(connectionId) {
      await driver.age(connectionId)
      await driver.evaluate(
        `chrome.alarms.create('refresh:${connectionId}', { when: Date.now(), periodInMinutes: 0.5 })`,
      )
    },
    async stopWorker() {
      const session = await context.newCDPSession(inside)
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      await session.detach()
    },
    async reload() {
      const closed = inside.waitForEvent('close')
      await loadExtension(context, folder)
      await closed
      inside = await openQuietly(context, address('manifest.json'))
    },
    async restart() {
      await context.close()
      context = await launch(folder)
      inside = await openQuietly(context, address('manifest.json'))
    },
    restartWith(changes) {
      const path = join(folder, 'manifest.json')
      const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
      writeFileSync(path, JSON.stringify(Object.assign({}, manifest, changes)))
      return driver.restart()
    },
  }
  return { driver, close: () => context.close() }
}

/** As the extension asks for it: ports cannot be part of a match pattern. */
function originPattern(apiBase: string): string {
  const { protocol, hostname } = new URL(apiBase)
  return `${protocol}//${hostname}/*`
}

async function openQuietly(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}
