/** The pages of the extension in the states that a person meets. What they look like and who can use them is tested on these. */
import type { Page } from '@playwright/test'
import { steer } from '../billing.ts'
import { api, expect, type Extension } from '../extension-fixtures.ts'
import { demoUrl } from '../fixtures.ts'
import { signInByWindow } from './sign-in.ts'

/** Brings a page into one state, and answers it when the state has come. */
export type Screen = (extension: Extension) => Promise<Page>

/** A connection to a simulated account of its own, and what can be done to that account. */
interface Connected {
  id: string
  /** Does it, and has the extension ask again. */
  change: (command: Record<string, unknown>) => Promise<void>
}

const popup = {
  'popup-history': (extension) => openHistory(extension, 'healthy'),
  'popup-low': (extension) => openHistory(extension, 'low'),
  'popup-empty': (extension) => openHistory(extension, 'empty'),
  'popup-filtered': async (extension) => {
    const page = await openHistory(extension, 'healthy')
    await page.getByRole('button', { name: /^Filters/ }).click()
    await page.getByRole('combobox', { name: 'Type' }).selectOption('debit')
    await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeVisible()
    await expect(page.getByRole('article').first()).toBeVisible()
    return page
  },
  'popup-alerts': async (extension) => {
    const { change } = await connectTo(extension, 'expiring-soon')
    await change({ do: 'debit', credits: 230 })
    await change({ do: 'set', balance: 0 })
    await change({ do: 'credit', credits: 250 })
    const page = await extension.open('popup')
    await page.getByRole('tab', { name: /Alerts/ }).click()
    await page
      .getByRole('button', { name: /^Mark as read: / })
      .last()
      .click()
    await expect(page.getByRole('tab', { name: /Alerts 2 unread/ })).toBeVisible()
    return page
  },
  'popup-no-alerts': async (extension) => {
    await connectTo(extension, 'healthy')
    const page = await extension.open('popup')
    await page.getByRole('tab', { name: /Alerts/ }).click()
    await expect(page.getByText('No alerts')).toBeVisible()
    return page
  },
  'popup-signed-out': async (extension) => {
    const { change } = await connectTo(extension, 'healthy')
    await change({ do: 'set', fault: 'signed-out' })
    const page = await extension.open('popup')
    await expect(page.getByRole('button', { name: 'Sign in' }).first()).toBeVisible()
    return page
  },
  'popup-accounts': async (extension) => {
    await connectTo(extension, 'healthy')
    await connectTo(extension, 'shared-pool', 'Halden Group')
    await connectTo(extension, 'low', 'Agency account')
    await connectTo(extension, 'signed-out', 'Old vendor')
    const page = await extension.open('popup')
    await page.getByRole('button', { name: /switch account/ }).click()
    await expect(page.getByRole('listbox', { name: 'Accounts' }).getByRole('option')).toHaveCount(4)
    return page
  },
  'popup-buying': openBuying,
  'popup-checkout': async (extension) => {
    const page = await openBuying(extension)
    const opening = page.context().waitForEvent('page')
    await page.getByRole('button', { name: /^100 credits/ }).click()
    await opening
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
    return page
  },
  'popup-not-permitted': async (extension) => {
    const apiBase = api('healthy')
    await extension.connect(apiBase)
    await extension.takeBack(apiBase)
    const page = await extension.open('popup')
    await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible()
    await expect(page.getByText('No connection')).toBeHidden()
    return page
  },
  'popup-pending': (extension) => openHistory(extension, 'top-up-pending'),
  'popup-connect': async (extension) => {
    const page = await extension.open('popup')
    await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible()
    return page
  },
} satisfies Record<string, Screen>

const options = {
  options: async (extension) => {
    await connectTo(extension, 'healthy')
    await connectTo(extension, 'shared-pool', 'Halden Group')
    await set(extension, {
      marks: [{ percent: 25 }, { credits: 40 }],
      quiet: { from: 22 * 60, to: 7 * 60 },
    })
    await moveTo(extension, ['https://billing.larkfield.example/v1', 'https://credits.halden.example/v1'])
    const page = await extension.open('options')
    await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
    return page
  },
  'options-empty': async (extension) => {
    const page = await extension.open('options')
    await expect(page.getByText('No account yet')).toBeVisible()
    return page
  },
  'options-removing': async (extension) => {
    await connectTo(extension, 'healthy')
    const page = await extension.open('options')
    await page.getByRole('button', { name: /^Remove/ }).click()
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeVisible()
    return page
  },
} satisfies Record<string, Screen>

const welcome = {
  'welcome-where': async (extension) => {
    const page = await extension.open('welcome')
    await expect(page.getByRole('textbox', { name: 'API address' })).toBeVisible()
    return page
  },
  'welcome-wrong-address': async (extension) => {
    const page = await extension.open('welcome')
    await page.getByRole('textbox', { name: 'API address' }).fill('http://billing.example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('The address must begin with https://.')).toBeVisible()
    return page
  },
  'welcome-allow': (extension) => openWelcome(extension, 'https://billing.larkfield.example/v1'),
  'welcome-sign-in': async (extension) => allowOn(extension, api('low')),
  'welcome-done': async (extension) => {
    const page = await allowOn(extension, api('low'))
    const signIn = page.getByRole('button', { name: 'Sign in', exact: true })
    await signInByWindow(extension.context(), () => signIn.click())
    await expect(page.getByRole('heading', { name: 'You are connected' })).toBeVisible()
    return page
  },
} satisfies Record<string, Screen>

const save = 'Save CSV'
const exporting = {
  export: async (extension) => {
    await connectTo(extension, 'healthy')
    const page = await extension.open('export')
    await expect(page.getByRole('button', { name: save })).toBeVisible()
    return page
  },
  'export-running': async (extension) => {
    const { change } = await connectTo(extension, 'huge-history')
    const page = await openExport(extension)
    await change({ do: 'set', fault: 'slow' })
    await page.getByRole('button', { name: save }).click()
    await expect(page.getByText(/[1-9]\S* of \S+ rows/)).toBeVisible()
    return page
  },
  'export-waiting': async (extension) => {
    const { change } = await connectTo(extension, 'huge-history')
    const page = await openExport(extension)
    await change({ do: 'set', fault: 'server-error' })
    await page.getByRole('button', { name: save }).click()
    await expect(page.getByRole('button', { name: 'Go on now' })).toBeVisible()
    return page
  },
  'export-done': async (extension) => {
    await connectTo(extension, 'healthy')
    const page = await openExport(extension)
    await page.getByRole('button', { name: save }).click()
    await expect(page.getByText(/rows, .+ in .+\.csv/)).toBeVisible()
    return page
  },
  'export-failed': async (extension) => {
    await connectTo(extension, 'healthy')
    const page = await openExport(extension)
    await page.context().route('**/v1/entries*', (route) => route.fulfill({ status: 404, json: { code: 'not-found' } }))
    await page.getByRole('button', { name: save }).click()
    await expect(page.getByText('Not saved')).toBeVisible()
    return page
  },
} satisfies Record<string, Screen>

export const SCREENS = { ...popup, ...options, ...welcome, ...exporting }
export type ScreenName = keyof typeof SCREENS

/** The number of the account; its history if it has one to show. */
async function openHistory(extension: Extension, scenario: string): Promise<Page> {
  await connectTo(extension, scenario)
  const page = await extension.open('popup')
  await expect(page.getByRole('article').first()).toBeVisible()
  return page
}

async function openBuying(extension: Extension): Promise<Page> {
  const page = await openHistory(extension, 'healthy')
  await page.getByRole('button', { name: 'Buy Credits' }).click()
  await expect(page.getByRole('button', { name: 'Back' })).toBeVisible()
  return page
}

export async function connectTo(extension: Extension, scenario: string, name = ''): Promise<Connected> {
  const instance = crypto.randomUUID().slice(0, 8)
  const id = await extension.connect(api(scenario, instance), { name })
  return {
    id,
    change: async (command) => {
      await steer({ url: demoUrl() }, `${scenario}@${instance}`, command)
      await extension.evaluate(`chrome.runtime.sendMessage({ command: 'refresh', id: '${id}', maxAgeMs: 0 })`)
    },
  }
}

/** As the options page would, before any page is open. */
export async function set(extension: Extension, settings: Record<string, unknown>): Promise<void> {
  await extension.evaluate(`chrome.storage.local.get('settings').then(({ settings }) =>
    chrome.storage.local.set({ settings: { ...settings, ...${JSON.stringify(settings)} } }))`)
}

/** Gives the connections addresses as vendors have them. Nobody answers there. */
async function moveTo(extension: Extension, addresses: string[]): Promise<void> {
  await extension.evaluate(`chrome.storage.local.get('connections').then(({ connections }) =>
    chrome.storage.local.set({ connections: connections.map((connection, index) =>
      ({ ...connection, apiBase: ${JSON.stringify(addresses)}[index] })) }))`)
}

async function openWelcome(extension: Extension, apiBase: string): Promise<Page> {
  const page = await extension.open('welcome')
  await page.getByRole('textbox', { name: 'API address' }).fill(apiBase)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible()
  return page
}

async function allowOn(extension: Extension, apiBase: string): Promise<Page> {
  await extension.expectAllow(apiBase)
  const page = await openWelcome(extension, apiBase)
  await page.getByRole('button', { name: 'Allow access' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  return page
}

/** Without the dialog in which a file is picked: nobody can answer it in a headless browser. */
async function openExport(extension: Extension): Promise<Page> {
  await extension.context().addInitScript('delete globalThis.showSaveFilePicker')
  const page = await extension.open('export')
  await expect(page.getByRole('button', { name: save })).toBeVisible()
  return page
}
