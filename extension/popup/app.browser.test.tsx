import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { jsonResponse } from '../../shared/billing/fake-fetch.fixture.ts'
import { wireAccount, wireEntryPage } from '../../shared/billing/wire.fixture.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'
import type { Connection } from '../connection.ts'
import type { StoredCredit } from '../credit-item.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { startPopup } = await import('./app.tsx')
const { connectionsItem, shownItem } = await import('../connection.ts')
const { creditItem } = await import('../credit-item.ts')
const { en } = await import('./words.ts')

const readManaged = browser.storage.managed.get

function connection(id: string, name: string): Connection {
  const apiBase = `https://${id}.example/v1`
  return { id, name, apiBase, auth: 'cookie', accountId: null, clientId: null, isManaged: false }
}

/** As the background stored it: the answer, and why there was none after it. */
async function know(id: string, available: number, failure: StoredCredit['failure'] = null): Promise<void> {
  const json = wireAccount({
    version: null,
    unit: { scale: 0 },
    balance: { available },
    features: { entries: true },
    paused: null,
    marks: [],
    autoTopUp: null,
  })
  await creditItem(id).set({ answer: { json, fetchedAt: Date.now(), etag: null }, failure, failures: failure ? 1 : 0 })
}

async function open(): Promise<HTMLElement> {
  const root = document.createElement('div')
  root.className = 'cg-root'
  document.body.replaceChildren(root)
  await startPopup(root)
  return root
}

beforeEach(async () => {
  resetBrowser()
  localStorage.clear()
  vi.stubGlobal('fetch', async () => jsonResponse({}, { status: 503 }))
  await connectionsItem.set([connection('one', 'Northbeam'), connection('two', 'Acme')])
})
afterEach(() => {
  browser.storage.managed.get = readManaged
  vi.unstubAllGlobals()
})

test('what is stored stands at once, and what changes too, though no policy answers', async () => {
  browser.storage.managed.get = () => new Promise(() => {})
  await know('one', 86)
  void open()
  await expect.element(page.getByText('86', { exact: true })).toBeVisible()
  await know('one', 81)
  await expect.element(page.getByText('81', { exact: true })).toBeVisible()
})

test('what the background learns is shown while the popup is open', async () => {
  await know('one', 86)
  await open()
  await know('one', 81)
  await expect.element(page.getByText('81', { exact: true })).toBeVisible()
})

test('another account is shown with its own number', async () => {
  await know('one', 86)
  await know('two', 12)
  await open()
  await page.getByRole('button', { name: /switch/ }).click()
  await page.getByRole('option', { name: /Acme/ }).click()
  await expect.element(page.getByText('12', { exact: true })).toBeVisible()
  expect(await shownItem.get()).toBe('two')
})

test('it is remembered for an instant paint, and forgotten on sign-out', async () => {
  await know('one', 86)
  await open()
  await vi.waitFor(() => expect(localStorage.getItem('mirror')).toContain('86'))
  await creditItem('one').set({ answer: null, failure: { kind: 'signed-out' }, failures: 1 })
  await expect.element(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await vi.waitFor(() => expect(localStorage.getItem('mirror')).toBeNull())
})

test('U12 the history says in words why it shows nothing while the address may not be asked', async () => {
  await know('one', 86, { kind: 'not-permitted' })
  const root = await open()
  await expect.element(page.getByRole('tabpanel')).toHaveTextContent(en.historyNeedsAccess)
  await know('one', 86)
  await expect.element(page.getByRole('searchbox')).toBeVisible()
  expect(root.textContent).not.toContain(en.historyNeedsAccess)
})

test('N2 one lost connection is told once, beside the balance, and the history comes back with it', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('lost')))
  await know('one', 86, { kind: 'offline' })
  await open()
  await expect.element(page.getByText(en.historyFollows)).toBeVisible()
  expect(page.getByRole('button', { name: 'Try again' }).elements()).toHaveLength(1)

  vi.stubGlobal('fetch', async () => jsonResponse(wireEntryPage({ scale: 0, next: null })))
  await know('one', 81)
  await expect.element(page.getByText('Nothing older')).toBeVisible()
  expect(page.getByRole('button', { name: 'Try again' }).elements()).toHaveLength(0)
})

test('what went wrong with the history alone is told there, with its own button', async () => {
  vi.stubGlobal('fetch', async () => jsonResponse({}, { status: 404 }))
  await know('one', 86, { kind: 'offline' })
  await open()
  await expect.element(page.getByText('Account not found')).toBeVisible()
  expect(page.getByText(en.historyFollows).elements()).toHaveLength(0)
})

test('without a connection there is one thing to do', async () => {
  await connectionsItem.set([])
  await open()
  await page.getByRole('button', { name: 'Set up' }).click()
  await vi.waitFor(() => expect(browser.tabs.opened).toEqual([expect.stringContaining('extension/welcome/index.html')]))
})

test('S4 what could not be read is told of in one line', async () => {
  browser.storage.local.items.set('unreadable:settings', 1)
  await know('one', 86)
  await open()
  await expect.element(page.getByText(/could not be read/)).toBeVisible()
})

test('the person reads German where they chose it', async () => {
  await browser.storage.local.set({ settings: { language: 'de' } })
  await know('one', 86)
  await open()
  await expect.element(page.getByRole('tab', { name: 'Hinweise' })).toBeVisible()
  expect(document.documentElement.lang).toBe('de')
})

test('a policy that answers later is in force then', async () => {
  const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>()
  browser.storage.managed.get = () => promise
  await know('one', 86)
  await open()
  await page.getByRole('tab', { name: /Alerts/ }).click()
  await expect.element(page.getByText(/Warns at 25%/)).toBeVisible()
  resolve({ marks: [{ percent: 40 }], locked: ['marks'] })
  await expect.element(page.getByText(/Warns at 40%/)).toBeVisible()
})
