/** The built extension in Chromium: connect, see the balance, keep it over a reopened popup. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '../scripts/browsers.ts'
import { demoUrl } from './fixtures.ts'

interface Extension {
  context: BrowserContext
  openPopup(): Promise<Page>
}

const test = base.extend<{ extension: Extension }>({
  extension: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'extension-'))
    cpSync('dist/chrome', folder, { recursive: true })
    grantLoopback(folder)
    const executablePath = findBrowser('chromium')
    const context = await chromium.launchPersistentContext('', {
      ...(executablePath && { executablePath }),
      headless: true,
      chromiumSandbox: false,
      args: [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`, '--disable-background-networking'],
    })
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    const popup = new URL('/extension/popup/index.html', worker.url()).href
    await use({
      context,
      openPopup: async () => {
        const page = await context.newPage()
        await page.setViewportSize({ width: 380, height: 600 })
        await page.goto(popup)
        return page
      },
    })
    await context.close()
    rmSync(folder, { recursive: true })
  },
})

/** Nobody can press "Allow" in a headless browser, so this copy has the permission for loopback from the start. */
function grantLoopback(folder: string): void {
  const path = join(folder, 'manifest.json')
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify(Object.assign({}, manifest, { host_permissions: ['http://localhost/*'] })))
}

async function connect(popup: Page, address: string, token = 'demo'): Promise<void> {
  await popup.getByRole('textbox', { name: 'API address' }).fill(address)
  await popup.getByLabel('Access token').fill(token)
  await popup.getByRole('button', { name: 'Connect' }).click()
}

/** Watches the page for a text from now on. Answers whether it was ever there, however briefly. */
async function watchFor(page: Page, text: string): Promise<() => Promise<boolean>> {
  const watched = await page.evaluateHandle((sought) => {
    const seen = { ever: false }
    const look = () => (seen.ever ||= document.body.textContent.includes(sought))
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    return seen
  }, text)
  return () => watched.evaluate(({ ever }) => ever)
}

const api = (scenario: string) => `${demoUrl()}mock/${scenario}@${crypto.randomUUID().slice(0, 8)}/v1`

test('the popup shows the balance of the API that it was connected to, and still does when reopened', async ({
  extension,
}) => {
  const popup = await extension.openPopup()
  await connect(popup, api('low'))
  await expect(popup.getByText('86', { exact: true })).toBeVisible()
  await expect(popup.getByText('Low', { exact: true })).toBeVisible()
  await popup.close()
  const again = await extension.openPopup()
  await expect(again.getByText('86', { exact: true })).toBeVisible()
})

test('U1 an address that is not safe is refused beside the field', async ({ extension }) => {
  const popup = await extension.openPopup()
  await connect(popup, 'http://billing.example.com/v1')
  await expect(popup.getByRole('alert')).toHaveText('The address must begin with https://.')
})

test('U1 an address with a query is not cut short silently', async ({ extension }) => {
  const popup = await extension.openPopup()
  await connect(popup, 'https://billing.example.com/v1?tenant=7')
  await expect(popup.getByRole('alert')).toHaveText('Leave out everything after the ? or #.')
})

test('a browser that cannot be asked for the permission is told of in words', async ({ extension }) => {
  const popup = await extension.openPopup()
  await connect(popup, 'http://127.0.0.2/v1')
  await expect(popup.getByRole('alert')).toHaveText(/may not ask this address/)
})

test('a standing page is where Buy leads', async ({ extension }) => {
  const popup = await extension.openPopup()
  await connect(popup, api('overdrawn'))
  await expect(popup.getByRole('link', { name: 'Buy Credits' })).toHaveAttribute('href', /^http/)
})

test('a refused token says so, and leads back to the connection', async ({ extension }) => {
  const popup = await extension.openPopup()
  await connect(popup, api('signed-out'))
  await expect(popup.getByText('Signed out')).toBeVisible()
  await popup.getByRole('button', { name: 'Sign in' }).click()
  await expect(popup.getByRole('textbox', { name: 'API address' })).toBeVisible()
})

test('after a refused reconnection the balance of the former API is never shown', async ({ extension }) => {
  const popup = await extension.openPopup()
  await connect(popup, api('healthy'))
  await expect(popup.getByText('368', { exact: true })).toBeVisible()
  await popup.getByRole('button', { name: 'Disconnect' }).click()
  await expect(popup.getByRole('textbox', { name: 'API address' })).toBeVisible()
  const wasShown = await watchFor(popup, '368')
  await connect(popup, api('signed-out'))
  await expect(popup.getByText('Signed out')).toBeVisible()
  expect(await wasShown()).toBe(false)
  const again = await extension.openPopup()
  await expect(again.getByText('Signed out')).toBeVisible()
  await expect(again.getByText('368')).toBeHidden()
})

test('S8 the token is in session storage only', async ({ extension }) => {
  const popup = await extension.openPopup()
  await connect(popup, api('healthy'), 'demo-canary')
  await expect(popup.getByText('368', { exact: true })).toBeVisible()
  const worker = extension.context.serviceWorkers()[0]
  const read = (area: string) =>
    worker?.evaluate<string>(`chrome.storage.${area}.get().then((items) => JSON.stringify(items))`)
  expect(await read('session')).toContain('demo-canary')
  expect(await read('local')).not.toContain('demo-canary')
  expect(await read('sync')).not.toContain('demo-canary')
})

test('axe finds nothing in the popup, light and dark', async ({ extension }) => {
  const popup = await extension.openPopup()
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme })
    expect((await new AxeBuilder({ page: popup }).analyze()).violations).toEqual([])
  }
  await connect(popup, api('expiring-soon'))
  await expect(popup.getByText('Expiring soon')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme })
    expect((await new AxeBuilder({ page: popup }).analyze()).violations).toEqual([])
  }
})
