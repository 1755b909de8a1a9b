/** What pages and other extensions can do to the extension, and its own pages to the world: in Chromium, as built. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type BrowserContext, type Page, type Worker } from '@playwright/test'
import { loadExtension, openChromium } from '../scripts/chromium-with-extension.ts'
import { otherPagesFor } from '../scripts/extension-manifest.ts'
import { demoUrl } from './fixtures.ts'

interface Installed {
  context: BrowserContext
  background: Worker
  /** The address of a file of the extension. */
  address(path: string): string
}

const test = base.extend<{ installed: Installed }>({
  installed: async ({}, use) => {
    const context = await openChromium({ headless: true })
    const background = await loadExtension(context, join(process.cwd(), 'dist/chrome'))
    await use({ context, background, address: (path) => new URL(path, background.url()).href })
    await context.close()
  },
})

const POPUP = 'extension/popup/index.html'
const PAGES = [POPUP, 'extension/options/index.html', ...otherPagesFor('chrome')]

async function open(installed: Installed, path: string): Promise<Page> {
  const page = await installed.context.newPage()
  await page.goto(installed.address(path))
  return page
}

/** What the browser says of the manifest. */
function ask<T>({ background }: Installed, expression: string): Promise<T> {
  return background.evaluate<T>(expression)
}

test('installing warns of notifications only', async ({ installed }) => {
  const manifest = readFileSync('dist/chrome/manifest.json', 'utf8').replaceAll(/__MSG_(\w+)__/g, '$1')
  const plain = JSON.stringify(Object.assign({}, JSON.parse(manifest), { default_locale: undefined }))
  const warnings = await ask<string[]>(
    installed,
    `chrome.management.getPermissionWarningsByManifest(${JSON.stringify(plain)})`,
  )
  expect(warnings).toEqual(['Display notifications'])
})

test('it has its name, its key and no site', async ({ installed }) => {
  expect(await ask<string>(installed, 'chrome.runtime.getManifest().name')).toBe('Credit Gauge')
  expect(await ask<string>(installed, 'chrome.commands.getAll().then(([one]) => one.shortcut)')).toBe('Alt+Shift+G')
  expect(await ask<string[]>(installed, 'chrome.permissions.getAll().then(({ origins }) => origins)')).toEqual([])
})

test('X13 a page cannot find out that it is installed', async ({ installed }) => {
  const page = await installed.context.newPage()
  await page.goto(demoUrl())
  const paths = ['manifest.json', 'extension/icons/16.png', POPUP, '_locales/en/messages.json']
  for (const path of paths) {
    const isSeen = await page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      installed.address(path),
    )
    expect(isSeen, path).toBe(false)
  }
  // A page that nothing may talk to has no `chrome.runtime` at all.
  expect(await page.evaluate('typeof chrome === "object" && chrome.runtime !== undefined')).toBe(false)
})

test('X6 another extension finds nobody to talk to', async ({ installed }) => {
  const folder = mkdtempSync(join(tmpdir(), 'stranger-'))
  const manifest = { manifest_version: 3, name: 'Stranger', version: '1', background: { service_worker: 'worker.js' } }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'worker.js'), '')
  const stranger = await loadExtension(installed.context, folder)
  const id = JSON.stringify(new URL(installed.background.url()).host)
  const message = JSON.stringify({ command: 'refresh', id: null, maxAgeMs: 0 })
  const answer = stranger.evaluate(`chrome.runtime.sendMessage(${id}, ${message})`)
  await expect(answer).rejects.toThrow(/Receiving end does not exist/)
  rmSync(folder, { recursive: true })
})

test('X14 its pages keep to their own policy', async ({ installed }) => {
  for (const path of PAGES) {
    const page = await installed.context.newPage()
    const noise: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text())
    })
    page.on('pageerror', (error) => noise.push(error.message))
    await page.goto(installed.address(path))
    await page.waitForLoadState('networkidle')
    expect(noise, path).toEqual([])
    await page.close()
  }
})

test('X14 in its pages no text becomes code or HTML, and nothing else is loaded', async ({ installed }) => {
  const page = await open(installed, POPUP)
  await page.evaluate(async (elsewhere) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      document.documentElement.dataset['refused'] += ` ${effectiveDirective}`
    })
    // The debugger may do what the page may not: what follows must not be its doing.
    await new Promise((resolve) => void setTimeout(resolve))
    const tries = [
      // oxlint-disable-next-line eslint/no-eval -- it is to be refused
      () => globalThis.eval('1') === 1,
      () => (document.createElement('p').innerHTML = '<b>x</b>'),
      () => (document.createElement('script').src = '/x.js'),
      () => (document.body.appendChild(document.createElement('iframe')).src = elsewhere),
      () => (new Image().src = elsewhere),
      () => document.head.appendChild(document.createElement('style')).append('p { color: red }'),
      () => void fetch('http://billing.example/v1/account').catch(() => {}),
    ]
    for (const attempt of tries) {
      try {
        attempt()
      } catch {
        // The event tells.
      }
    }
  }, `${demoUrl()}favicon.svg`)
  const refused = async () => {
    const text = await page.locator('html').getAttribute('data-refused')
    return [...new Set(text?.split(' ').slice(1))].toSorted()
  }
  const expected = ['connect-src', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-elem']
  await expect.poll(refused).toEqual(expected)
})
