/** What the buttons of the options page do. */
import { browser } from '../browser.ts'
import { connectionsItem, originPattern, type Connection } from '../connection.ts'
import { send } from '../messages.ts'
import { saveFile } from '../page/save-file.ts'
import { openWelcome } from '../open-page.ts'
import { dropMirror } from '../popup/mirror.ts'
import { planImport, toSettingsFile } from '../settings-file.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'
import { forgetUnreadable, UNREADABLE } from '../storage.ts'
import { testConnection } from '../test-connection.ts'
import type { AccountActions } from './AccountRow.tsx'
import type { OptionsActions, Status } from './Options.tsx'
import { SAVING, type OptionsStore } from './options-store.ts'
import { createSaving, type Saving } from './saving.ts'
import type { OptionsWords } from './words.ts'

const JSON_TYPE = 'application/json'

type FileActions = Pick<
  OptionsActions,
  'onSaveFile' | 'onPlan' | 'onLoadFile' | 'onReset' | 'onSaveUnreadable' | 'onForgetUnreadable'
>
type ReportActions = Pick<OptionsActions, 'onReport' | 'onAllowSaving'>

/** `words` answers the strings of the language that is spoken then. */
export function createActions(store: OptionsStore, words: () => OptionsWords): OptionsActions {
  const saving = createSaving(store)
  return {
    ...accountActions(store, saving, () => words().accounts),
    ...reportActions(store, saving),
    ...fileActions(store, saving),
    onAdd: () => void openWelcome(null),
    onSettings: saving.settings,
  }
}

function accountActions(
  { state }: OptionsStore,
  saving: Saving,
  words: () => OptionsWords['accounts'],
): AccountActions {
  const nameOf = (id: string) => state.value.connections.find((connection) => connection.id === id)?.name ?? ''
  return {
    onSignIn: (connectionId) => void openWelcome({ kind: 'sign-in', connectionId }),
    onTest: (connection) => testConnection(connection),
    onAllow: ({ apiBase }) => browser.permissions.request({ origins: [originPattern(apiBase)] }).catch(() => false),
    onRename: (id, name) =>
      saving.work(connectionsItem.update((all) => all.map((one) => (one.id === id ? { ...one, name } : one)))),
    onMove(id, by) {
      const { connections } = state.value
      const place = connections.findIndex((connection) => connection.id === id) + 1 + by
      const moved = connectionsItem.update((all) => move(all, id, by))
      saving.work(moved, told(words().moved(nameOf(id), place, connections.length)))
    },
    onRemove(id) {
      dropMirror()
      saving.work(send({ command: 'remove', id }), told(words().removed(nameOf(id))))
    },
  }
}

function reportActions({ change }: OptionsStore, saving: Saving): ReportActions {
  async function settle(asked: Promise<boolean>, onGranted: () => void): Promise<void> {
    const isGranted = await asked
    if (isGranted) onGranted()
    change({ permission: isGranted ? 'granted' : 'refused' })
  }

  /** The browser asks only within the click: nothing may be waited for before. */
  function allowSaving(onGranted: () => void): void {
    const asked = browser.permissions.request(SAVING).catch(() => false)
    void settle(asked, onGranted)
  }

  return {
    onAllowSaving: () => allowSaving(() => {}),
    onReport(report) {
      if (report) return allowSaving(() => saving.settings(() => ({ report })))
      saving.settings(() => ({ report }))
      void forgetPermission()
    },
  }
}

function fileActions({ state, change }: OptionsStore, saving: Saving): FileActions {
  const plan: FileActions['onPlan'] = (file) =>
    planImport(file, state.value, state.value.policy.locked, () => crypto.randomUUID())
  return {
    onPlan: plan,
    onSaveFile: () =>
      saveFile('credit-gauge-settings.json', JSON_TYPE, toSettingsFile(state.value.settings, state.value.connections)),
    onLoadFile(file) {
      const { settings, connections } = plan(file)
      const added = connections.slice(state.value.connections.length)
      saving.work(connectionsItem.update((all) => [...all, ...added]))
      saving.settings(() => settings)
    },
    onReset() {
      const { locked } = state.value.policy
      const free = Object.entries(DEFAULT_SETTINGS).filter(([name]) => !locked.some((held) => held === name))
      saving.settings(() => Object.fromEntries(free))
      // A report that is locked goes on.
      if (!locked.includes('report')) void forgetPermission()
    },
    onSaveUnreadable: () => void saveUnreadable(state.value.unreadable),
    onForgetUnreadable: () => void forgetUnreadable().then(() => change({ unreadable: [] })),
  }
}

function told(text: string): Status {
  return { kind: 'told', text }
}

/** What is not needed is given back. */
async function forgetPermission(): Promise<void> {
  await browser.permissions.remove(SAVING).catch(() => false)
}

async function saveUnreadable(names: readonly string[]): Promise<void> {
  const stored = await browser.storage.local.get(names.map((name) => UNREADABLE + name))
  saveFile('credit-gauge-unreadable.json', JSON_TYPE, JSON.stringify(stored, null, 2))
}

/** The list with one of it a place up (-1) or down (1). */
function move(all: readonly Connection[], id: string, by: -1 | 1): Connection[] {
  const from = all.findIndex((connection) => connection.id === id)
  const moved = all[from]
  const to = from + by
  if (!moved || to < 0 || to >= all.length) return [...all]
  return all.toSpliced(from, 1).toSpliced(to, 0, moved)
}
