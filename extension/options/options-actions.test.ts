import { beforeEach, expect, test, vi } from 'vitest'
import { browser, resetBrowser } from '../browser.fixture.ts'
import type { Connection } from '../connection.ts'
import { toSettingsFile } from '../settings-file.ts'
import { en } from './words.ts'

/** How the person answers the browser's question. */
const asking = vi.hoisted(() => ({ isGranted: true }))
const givenBack = vi.hoisted(() => vi.fn<() => Promise<boolean>>(async () => true))

vi.mock('../browser.ts', async () => {
  const { browser: base } = await import('../browser.fixture.ts')
  const nobody = { addListener: () => {} }
  const permissions = {
    contains: async () => false,
    request: async () => asking.isGranted,
    remove: givenBack,
    onAdded: nobody,
    onRemoved: nobody,
  }
  return { browser: { ...base, permissions } }
})
const { createActions } = await import('./options-actions.ts')
const { openStore } = await import('./options-store.ts')
const { connectionsItem } = await import('../connection.ts')
const { DEFAULT_SETTINGS, settingsItem } = await import('../settings.ts')
const { parseSettingsFile } = await import('../settings-file.ts')

const a: Connection = {
  id: 'a',
  name: 'Halden',
  apiBase: 'https://a.example',
  auth: 'token',
  accountId: 'acc-1',
  clientId: null,
  isManaged: false,
}
const b: Connection = { ...a, id: 'b', name: 'Other', apiBase: 'https://b.example' }
const plan = { connectionId: 'a', every: 'week', on: 1, since: 0 } as const

/** A window with the options page. */
async function open() {
  const store = await openStore()
  return { state: store.state, ...createActions(store, () => en) }
}

beforeEach(async () => {
  resetBrowser()
  asking.isGranted = true
  givenBack.mockClear()
  await connectionsItem.set([a, b])
})

test('S6 what two windows change at once is both kept, and both show it', async () => {
  const [one, other] = [await open(), await open()]
  one.onSettings(() => ({ badge: false }))
  other.onSettings(() => ({ language: 'de' }))
  const both = { ...DEFAULT_SETTINGS, badge: false, language: 'de' }
  await vi.waitFor(async () => expect(await settingsItem.get()).toEqual(both))
  expect(one.state.value.settings).toEqual(both)
  expect(other.state.value.settings).toEqual(both)
})

test('S3 what could not be stored is not shown as if it were', async () => {
  const { onSettings, state } = await open()
  vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('quota'))
  onSettings(() => ({ badge: false }))
  expect(state.value.settings.badge).toBe(false)
  await vi.waitFor(() => expect(state.value.status).toEqual({ kind: 'not-saved' }))
  expect(state.value.settings.badge).toBe(true)
})

test('accounts are put in order, and where one is now is said', async () => {
  const { onMove, state } = await open()
  onMove('a', 1)
  await vi.waitFor(() => expect(state.value.connections).toEqual([b, a]))
  await vi.waitFor(() => expect(state.value.status).toEqual({ kind: 'told', text: 'Halden is now number 2 of 2.' }))
})

test('U12 without the permission there is no report, and that is said', async () => {
  const { onReport, state } = await open()
  asking.isGranted = false
  onReport(plan)
  await vi.waitFor(() => expect(state.value.permission).toBe('refused'))
  expect((await settingsItem.get()).report).toBeNull()
  asking.isGranted = true
  onReport(plan)
  await vi.waitFor(async () => expect((await settingsItem.get()).report).toEqual(plan))
})

test('S11 a policy that changes while the page is open locks at once, and a reset leaves alone what is locked', async () => {
  const { onSettings, onReset, state } = await open()
  onSettings(() => ({ badge: false, language: 'de' }))
  await browser.storage.managed.set({ locked: ['language'] })
  await vi.waitFor(() => expect(state.value.policy.locked).toEqual(['language']))
  onReset()
  await vi.waitFor(async () => expect(await settingsItem.get()).toEqual({ ...DEFAULT_SETTINGS, language: 'de' }))
})

test('a reset gives the permission to save back, unless the report is locked and goes on', async () => {
  await settingsItem.set({ ...DEFAULT_SETTINGS, report: plan })
  await browser.storage.managed.set({ locked: ['report'] })
  const locked = await open()
  await vi.waitFor(() => expect(locked.state.value.policy.locked).toEqual(['report']))
  locked.onReset()
  await vi.waitFor(() => expect(locked.state.value.status).toEqual({ kind: 'saved' }))
  expect((await settingsItem.get()).report).toEqual(plan)
  expect(givenBack).not.toHaveBeenCalled()
  await browser.storage.managed.set({ locked: [] })
  const free = await open()
  free.onReset()
  expect(givenBack).toHaveBeenCalledOnce()
})

test('a file that is loaded adds accounts and loses none', async () => {
  const { onLoadFile, state } = await open()
  const c = { ...a, id: 'c', name: 'New', apiBase: 'https://c.example' }
  const parsed = parseSettingsFile(toSettingsFile({ ...DEFAULT_SETTINGS, badge: false }, [c]))
  if ('problem' in parsed) throw new Error(parsed.problem)
  onLoadFile(parsed.file)
  await vi.waitFor(async () => expect((await settingsItem.get()).badge).toBe(false))
  const all = await connectionsItem.get()
  expect(all.slice(0, 2)).toEqual([a, b])
  expect(all[2]).toMatchObject({ name: 'New', apiBase: 'https://c.example' })
  expect(all[2]?.id).not.toBe('c')
  expect(state.value.connections).toEqual(all)
})

test('S4 what cannot be read is found when the page opens, and can be forgotten', async () => {
  await browser.storage.local.set({ settings: 'garbage' })
  const { state, onForgetUnreadable } = await open()
  expect(state.value.settings).toEqual(DEFAULT_SETTINGS)
  expect(state.value.unreadable).toEqual(['settings'])
  onForgetUnreadable()
  await vi.waitFor(() => expect(state.value.unreadable).toEqual([]))
  expect([...browser.storage.local.items.keys()]).toEqual(['connections'])
})
