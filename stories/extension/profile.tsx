/** The extension in a browser profile of its own, in memory; its background works as it does in a browser. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { scenarioOf } from '../../.storybook/simulated-account.ts'
import { applyPolicy } from '../../extension/background/managed-connections.ts'
import { buy, continuePurchase } from '../../extension/background/purchase.ts'
import { refresh, refreshAll } from '../../extension/background/refresh.ts'
import { remove } from '../../extension/background/remove.ts'
import { browser, resetBrowser } from '../../extension/browser.fixture.ts'
import { connectionsItem, type Connection } from '../../extension/connection.ts'
import { onCommand } from '../../extension/messages.ts'
import { DEFAULT_SETTINGS, settingsItem, type OwnSettings } from '../../extension/settings.ts'
import { keepSignIn } from '../../extension/vault.ts'
import { OpenedTab } from './OpenedTab.tsx'

export interface Profile {
  connections: readonly Connection[]
  settings?: Partial<OwnSettings>
  /** What the organisation set up, as an administrator writes it. */
  policy?: Record<string, unknown>
  /** What happened before somebody looks. */
  prepare?: () => Promise<unknown>
}

/** Draws its children once the profile is set up. One profile stands at a time. */
export function InProfile({ children, ...profile }: Profile & { children: ComponentChildren }) {
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    void setUp(profile).then(() => setReady(true))
    return resetBrowser
  }, [])
  return (
    <>
      {isReady && children}
      <OpenedTab />
    </>
  )
}

async function setUp({ connections, settings, policy = {}, prepare }: Profile): Promise<void> {
  resetBrowser()
  onCommand({
    refresh: ({ id, maxAgeMs }) => (id === null ? refreshAll(maxAgeMs) : refresh(id, maxAgeMs)),
    remove: ({ id }) => remove(id),
    buy: ({ id, choice }) => buy(id, choice),
    purchase: ({ id, step }) => continuePurchase(id, step),
  })
  for (const [name, value] of Object.entries(policy)) browser.storage.managed.items.set(name, value)
  await settingsItem.set({ ...DEFAULT_SETTINGS, ...settings })
  await connectionsItem.set([...connections])
  await Promise.all(connections.map(({ id }) => keepSignIn(id, { kind: 'token', token: 'demo' })))
  await applyPolicy()
  await prepare?.()
}

/** A connection to a simulated account, `<scenario>@<instance>`, that was made some time ago. */
export function connectionTo(instance: string, name?: string): Connection {
  const account = scenarioOf(instance)?.account
  return {
    id: instance,
    name: name ?? account?.name ?? instance,
    apiBase: `https://billing.example.com/mock/${instance}/v1`,
    auth: 'token',
    accountId: account?.id ?? null,
    clientId: null,
    isManaged: false,
  }
}
