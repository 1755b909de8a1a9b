/** What the extension keeps through updates, broken and full storage, and what no page of the web gets to see. */
import { readFileSync } from 'node:fs'
import { startHost } from './host.ts'
import { expect, test, type Extension } from './extension-fixtures.ts'
import { dump, notified, number, press, refreshNow } from './extension/pages.ts'

test('S4 stored data that cannot be read: defaults, one quiet line, a copy to keep, and it can be forgotten', async ({
  extension,
  billing,
}) => {
  const id = await extension.connect(billing.apiBase)
  await extension.evaluate(`chrome.storage.local.set({
    settings: { marks: 'many', notify: 7 }, 'credit:${id}': { answer: 'garbage' }, 'alerts:${id}': [],
  })`)
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  await expect(popup.getByText('Something stored could not be read and was set aside.')).toBeVisible()
  const options = await extension.open('options')
  await expect(options.getByText('Some stored data could not be read')).toBeVisible()
  const downloading = options.waitForEvent('download')
  await press(options, 'Save a copy')
  const copy = readFileSync(await (await downloading).path(), 'utf8')
  expect(JSON.parse(copy)).toMatchObject({ 'unreadable:settings': { marks: 'many', notify: 7 } })
  await press(options, 'Forget it')
  await expect(options.getByText('Some stored data could not be read')).toBeHidden()
  expect(await dump(extension, 'local')).not.toContain('unreadable')
  const again = await extension.open('popup')
  await expect(number(again, '368')).toBeVisible()
  await expect(again.getByText('Something stored could not be read')).toBeHidden()
})

test('S4 L10 what an older version stored is read, and what a later one stored besides is let be', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  await extension.evaluate(`(async () => {
    const { connections: [{ clientId, isManaged, ...older }] } = await chrome.storage.local.get('connections')
    await chrome.storage.local.set({ connections: [{ ...older, colour: 'red' }], settings: { badge: false, theme: 'dim' } })
  })()`)
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  await expect.poll(async () => (await extension.badge()).text).toBe('')
  expect(await dump(extension, 'local')).not.toContain('unreadable')
})

test('L10 an update keeps accounts, settings and alerts', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase, { name: 'Halden' })
  await extension.evaluate(`chrome.storage.local.set({ settings: { badge: false, language: 'de' } })`)
  await billing.steer({ do: 'set', balance: 100 })
  await refreshNow(extension)
  await extension.restartWith({ version: '9.9.9' })
  expect(await extension.evaluate<string>('chrome.runtime.getManifest().version')).toBe('9.9.9')
  const popup = await extension.open('popup')
  await expect(popup.getByRole('heading', { name: 'Halden' })).toBeVisible()
  await expect(popup.locator('html')).toHaveAttribute('lang', 'de')
  expect(await dump(extension, 'local')).toContain(`"alerts:${id}"`)
  await expect.poll(async () => (await extension.badge()).text).toBe('')
})

test('L9 the extension is loaded anew with its popup open: nothing is lost', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase, { name: 'Halden' })
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  const connections = () => extension.evaluate(`chrome.storage.local.get('connections')`)
  const before = await connections()
  const closing = popup.waitForEvent('close')
  await extension.reload()
  await closing
  expect(await connections()).toEqual(before)
  const again = await extension.open('popup')
  await expect(again.getByRole('heading', { name: 'Halden' })).toBeVisible()
})

/** Leaves no room: one item takes all that there is. */
const fill = (extension: Extension, key: string) =>
  extension.evaluate(`(async () => {
    const free = chrome.storage.local.QUOTA_BYTES - await chrome.storage.local.getBytesInUse(null)
    await chrome.storage.local.set({ '${key}': 'x'.repeat(free - ${key.length + 2}) })
  })()`)

test('S3 the storage is full: what was set aside makes room, and nothing else is lost', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  await fill(extension, 'unreadable:old')
  await billing.steer({ do: 'set', balance: 0 })
  await refreshNow(extension)
  const popup = await extension.open('popup')
  await expect(number(popup, '0')).toBeVisible()
  await expect(popup.getByRole('tab', { name: /^Alerts/ })).toHaveText(/1 unread/)
  expect(await dump(extension, 'local')).not.toContain('unreadable')
})

test('S3 where nothing can make room the popup says so, and goes on with what is known', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  await fill(extension, 'something-else')
  await billing.steer({ do: 'set', balance: 0 })
  await refreshNow(extension)
  const popup = await extension.open('popup')
  await expect(popup.getByText('There is no room to store anything new.')).toBeVisible()
  await expect(popup.getByText('Halden Robotics')).toBeVisible()
  await expect(popup.getByRole('feed').getByRole('article').first()).toBeVisible()
  await extension.evaluate(`chrome.storage.local.remove('something-else')`)
  await press(popup, /Refresh/)
  await expect(number(popup, '0')).toBeVisible()
  await expect.poll(() => notified(extension)).toEqual(['empty'])
})

test('X4 X5 a script in a web page, even one that the extension put there, reads no token and commands nothing', async ({
  extension,
  billing,
}) => {
  const host = await startHost({ '/': '<!doctype html><title>A site</title>' })
  const id = await extension.connect(billing.apiBase, { token: 'demo-canary' })
  const site = await extension.context().newPage()
  await site.goto(host.url)
  const probe = await extension.evaluate<string>(`(async () => {
    const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url === '${host.url}/')
    const [{ result }] = await chrome.scripting.executeScript({
      target: { tabId: tab.id },
      args: ['${id}'],
      func: async (id) => {
        const tries = [
          () => chrome.storage.session.get(null),
          () => chrome.runtime.sendMessage({ command: 'remove', id }),
          () => chrome.runtime.sendMessage({ command: 'buy', id, choice: { kind: 'checkout', packId: 'pack-100', credits: 100, price: null, message: null } }),
        ]
        const answers = await Promise.all(tries.map(async (attempt) => { try { return await attempt() } catch { return 'refused' } }))
        return JSON.stringify(answers)
      },
    })
    return result
  })()`)
  expect(probe).not.toContain('canary')
  expect(probe).toMatch(/^\["refused"/)
  await expect.poll(async () => (await extension.badge()).text).toBe('368')
  expect(await dump(extension, 'local')).toContain(`"connections":[{`)
  expect((await billing.steer()).topUps).toEqual([])
  await host.stop()
})
