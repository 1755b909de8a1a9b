/** The options page, and what each choice on it does to the rest of the extension. */
import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { expect, test, type Extension } from './extension-fixtures.ts'
import { dump, notified, number, press, refreshNow } from './extension/pages.ts'

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

const settings = (extension: Extension) =>
  extension.evaluate<Record<string, unknown>>(
    `chrome.storage.local.get('settings').then(({ settings }) => settings ?? {})`,
  )

async function downloading(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await press(page, name)
  return download
}

test('U3 marks: what is typed is a mark, or words beside the field say why not, and nothing wrong is stored', async ({
  extension,
}) => {
  const page = await extension.open('options')
  await page.getByRole('radio', { name: 'My own' }).check()
  const mark = page.getByRole('textbox', { name: 'Mark 1' })
  await expect.poll(() => settings(extension)).toMatchObject({ marks: [{ percent: 25 }] })
  for (const [typed, problem] of [
    ['-1', 'Enter a whole number from 1 to 100.'],
    ['101', 'Enter a whole number from 1 to 100.'],
    ['1,5', 'Enter a whole number from 1 to 100.'],
    ['', 'Enter a number.'],
  ] as const) {
    await mark.fill(typed)
    await expect(page.getByText(problem)).toBeVisible()
    await expect(mark).toHaveAttribute('aria-invalid', 'true')
    expect(await settings(extension)).toMatchObject({ marks: [{ percent: 25 }] })
  }
  for (const [typed, percent] of [
    ['30%', 30],
    ['４０', 40],
  ] as const) {
    await mark.fill(typed)
    await expect(mark).toHaveAttribute('aria-invalid', 'false')
    await expect.poll(() => settings(extension)).toMatchObject({ marks: [{ percent }] })
  }
  await press(page, 'Add a mark')
  await page.getByRole('textbox', { name: 'Mark 2' }).fill('20')
  await expect.poll(() => settings(extension)).toMatchObject({ marks: [{ percent: 40 }, { credits: 20 }] })
})

test('quiet hours that are typed hold "low" back and let "empty" through', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const page = await extension.open('options')
  await page.getByRole('checkbox', { name: /Hold notifications back/ }).check()
  await page.getByLabel('From').fill('00:00')
  await page.getByLabel('Until').fill('00:00')
  await expect(page.getByText('Both are the same time.')).toBeVisible()
  await page.getByLabel('Until').fill('23:59')
  await expect.poll(() => settings(extension)).toMatchObject({ quiet: { from: 0, to: 1439 } })
  await billing.steer({ do: 'set', balance: 100 })
  await refreshNow(extension)
  expect(await notified(extension)).toEqual([])
  await billing.steer({ do: 'set', balance: 0 })
  await refreshNow(extension)
  await expect.poll(() => notified(extension)).toEqual(['empty'])
})

test('a kind that nobody wants to hear of is listed, and not notified of', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const page = await extension.open('options')
  await page.getByRole('checkbox', { name: 'Credits are low' }).uncheck()
  await saved(page)
  await billing.steer({ do: 'set', balance: 100 })
  await refreshNow(extension)
  const popup = await extension.open('popup')
  await expect(popup.getByRole('tab', { name: /^Alerts/ })).toHaveText(/1 unread/)
  expect(await notified(extension)).toEqual([])
})

test('without a badge the button still says the number when it is pointed at', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const page = await extension.open('options')
  const tick = page.getByRole('checkbox', { name: /Show the number of credits/ })
  await tick.uncheck()
  await expect.poll(() => extension.badge()).toEqual({ text: '', title: '368 credits left' })
  await tick.check()
  await expect.poll(async () => (await extension.badge()).text).toBe('368')
})

test('German is spoken everywhere once it is chosen: on every page and on the button', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const page = await extension.open('options')
  await page.getByRole('combobox', { name: 'Language of Credit Gauge' }).selectOption('Deutsch')
  await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible()
  await expect.poll(async () => (await extension.badge()).title).toBe('Noch 368 Credits')
  for (const [name, text] of [
    ['popup', 'Verlauf'],
    ['welcome', 'Verbinden Sie Ihr Credit-Konto'],
    ['export', 'Credit-Verlauf speichern'],
    ['options', 'Ruhezeiten'],
  ] as const) {
    const german = await extension.open(name)
    await expect(german.getByText(text).first()).toBeVisible()
    await expect(german.locator('html')).toHaveAttribute('lang', 'de')
    await expect(german.getByText(/\b(History|Sign in|Save|Cancel|Buy|Alerts|Settings)\b/)).toHaveCount(0)
  }
})

test('settings and accounts go to a file without a sign-in, and come back from it where nothing was', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase, { token: 'demo-canary', name: 'Halden' })
  const page = await extension.open('options')
  await page.getByRole('checkbox', { name: 'Credits are low' }).uncheck()
  await saved(page)
  const file = await (await downloading(page, 'Save to a file')).path()
  expect(readFileSync(file, 'utf8')).not.toContain('canary')
  await press(page, 'Reset settings')
  await press(page, 'Reset')
  await expect(page.getByText('All settings are as they were at first.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Credits are low' })).toBeChecked()
  await press(page, 'Remove Halden')
  await press(page, 'Remove')
  await expect(page.getByText('No account yet.')).toBeVisible()
  await page.getByLabel('Load a file', { exact: true }).and(page.locator('input')).setInputFiles(file)
  await expect(page.getByText('replace: notifications')).toBeVisible()
  await expect(page.getByText(`add the account Halden (${billing.apiBase})`)).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Credits are low' })).toBeChecked()
  await press(page, 'Load')
  await expect(page.getByText('Sign in to the new accounts')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Credits are low' })).not.toBeChecked()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Halden')
})

test('removing an account forgets all that was known through it, wherever it was kept', async ({
  extension,
  billing,
}) => {
  const id = await extension.connect(billing.apiBase, { token: 'demo-canary', name: 'Halden' })
  const popup = await extension.open('popup')
  await expect(popup.getByRole('feed').getByRole('article').first()).toBeVisible()
  await expect.poll(() => extension.evaluate<string>(`localStorage.getItem('mirror') ?? ''`)).toContain('368')
  const page = await extension.open('options')
  await press(page, 'Remove Halden')
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await press(page, 'Remove')
  await expect(page.getByText('Halden was removed.')).toBeVisible()
  await expect(popup.getByText('See your credits here')).toBeVisible()
  await expect.poll(() => extension.badge()).toMatchObject({ text: '' })
  for (const area of ['local', 'session'] as const)
    expect(await dump(extension, area)).not.toMatch(`${id}|canary|Halden`)
  expect(await extension.evaluate<string>('JSON.stringify({ ...localStorage })')).toBe('{}')
  expect(await extension.evaluate('chrome.alarms.getAll()')).toEqual([])
})

test('"Test connection" says in words how it stands', async ({ extension, billing, expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/)
  await extension.connect(billing.apiBase, { name: 'Halden' })
  const page = await extension.open('options')
  await press(page, 'Test connection')
  await expect(page.getByText('Connected to Halden Robotics: 368 credits')).toBeVisible()
  await billing.steer({ do: 'set', fault: 'signed-out' })
  await press(page, 'Test connection')
  await expect(page.getByText('Not signed in')).toBeVisible()
  await billing.steer({ do: 'set', fault: 'wrong-account' })
  await press(page, 'Test connection')
  await expect(page.getByText('Another account')).toBeVisible()
  await billing.steer({ do: 'set', fault: 'offline' })
  await press(page, 'Test connection')
  await expect(page.getByText('Nobody answers at this address')).toBeVisible()
  await extension.takeBack(billing.apiBase)
  await press(page, 'Test connection')
  await expect(page.getByText('Access not allowed')).toBeVisible()
})

test('names and order are the person’s, and the popup follows', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase, { name: 'First' })
  await extension.connect(billing.apiBase.replace('healthy@', 'low@'), { name: 'Second' })
  const page = await extension.open('options')
  await press(page, 'Move Second up')
  await expect(page.getByText('Second is now number 1 of 2.')).toBeVisible()
  const name = page.getByRole('textbox', { name: 'Name' }).first()
  await name.fill('Zweite')
  await name.press('Enter')
  await saved(page)
  const popup = await extension.open('popup')
  await expect(number(popup, '86')).toBeVisible()
  await press(popup, 'Zweite, switch account')
  await expect(popup.getByRole('listbox').getByRole('option')).toHaveText([/^Zweite/, /^First/])
})
