/** What the options page shows, kept in step with the storage: another window, the background or a policy may change it. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { browser } from '../browser.ts'
import { connectionsItem } from '../connection.ts'
import { NO_POLICY, readPolicy } from '../managed.ts'
import { reportRunItem } from '../report-item.ts'
import { settingsItem } from '../settings.ts'
import { findUnreadable } from '../storage.ts'
import type { OptionsState } from './Options.tsx'

export const SAVING = { permissions: ['downloads' as const] }

export interface OptionsStore {
  state: ReadonlySignal<OptionsState>
  change: (changes: Partial<OptionsState>) => void
}

/** Stays for as long as the page. */
export async function openStore(): Promise<OptionsStore> {
  // Reading may find items that cannot be read: what was set aside is asked for last.
  const [settings, connections, run] = await Promise.all([
    settingsItem.get(),
    connectionsItem.get(),
    reportRunItem.get(),
  ])
  const state = signal<OptionsState>({
    settings,
    connections,
    policy: NO_POLICY,
    run,
    permission: await readPermission(),
    unreadable: await findUnreadable(),
    status: { kind: 'none' },
  })
  const change = (changes: Partial<OptionsState>) => void (state.value = { ...state.value, ...changes })

  // Browsers take seconds to read a policy for the first time: nobody waits for it before a white page.
  void readPolicy().then((value) => change({ policy: value }))
  settingsItem.watch((value) => change({ settings: value }))
  connectionsItem.watch((value) => change({ connections: value }))
  reportRunItem.watch((value) => change({ run: value }))
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void readPolicy().then((value) => change({ policy: value }))
  })
  const readAgain = () => void readPermission().then((permission) => change({ permission }))
  browser.permissions.onAdded.addListener(readAgain)
  browser.permissions.onRemoved.addListener(readAgain)
  return { state, change }
}

async function readPermission(): Promise<OptionsState['permission']> {
  return (await browser.permissions.contains(SAVING)) ? 'granted' : 'missing'
}
