/** All that the popup shows, as it is stored now. */
import type { PurchaseState } from '../../shared/credits/purchase.ts'
import { findSnapshot, LOADING, type CreditState } from '../../shared/credits/state.ts'
import { alertItem, type StoredAlerts } from '../alert-item.ts'
import { browser } from '../browser.ts'
import { connectionsItem, findShown, shownItem, type Connection } from '../connection.ts'
import { creditItem, toCreditState } from '../credit-item.ts'
import { readPolicy, readSettings } from '../managed.ts'
import { purchaseItem, toPurchaseState } from '../purchase-item.ts'
import { settingsItem, type OwnSettings } from '../settings.ts'

/** One connection and what is known through it. */
export interface KnownCredit {
  connection: Connection
  state: CreditState
}

export interface Known {
  settings: OwnSettings
  /** In the order that the person gave them. */
  credits: KnownCredit[]
  shown: ShownCredit | null
}

/** The one that the popup shows. */
export interface ShownCredit extends KnownCredit {
  alerts: StoredAlerts
  purchase: PurchaseState
}

/** With the person's own settings, or with those in force. */
export async function readKnown(findSettings: () => Promise<OwnSettings>): Promise<Known> {
  const [settings, connections, shownId] = await Promise.all([findSettings(), connectionsItem.get(), shownItem.get()])
  return readKnownOf(connections, shownId, settings)
}

/** As if these were all the connections there are. */
export async function readKnownOf(
  connections: readonly Connection[],
  shownId: string | null,
  settings: OwnSettings,
): Promise<Known> {
  const credits = await Promise.all(connections.map((connection) => readCredit(connection, settings)))
  const connection = findShown(connections, shownId)
  const credit = credits.find((one) => one.connection === connection)
  return { settings, credits, shown: credit ? await readShown(credit) : null }
}

/**
 * Calls back whenever something stored changed, with all of it: one way to read, first and later. Answers that were
 * overtaken are dropped. Right after the browser has started, policies may take seconds to answer: until then the
 * person's own settings hold. Returns what ends it.
 */
export function watchKnown(onKnown: (known: Known) => void): () => void {
  let latest = 0
  let isOver = false
  let findSettings = readOwnSettings
  const read = async () => {
    const turn = (latest += 1)
    const known = await readKnown(findSettings).catch(() => undefined)
    if (known && turn === latest && !isOver) onKnown(known)
  }
  const listener = (_changes: unknown, area: string) => {
    if (area !== 'session') void read()
  }
  browser.storage.onChanged.addListener(listener)
  const heed = async () => {
    await readPolicy()
    findSettings = readSettings
    await read()
  }
  void heed()
  return () => {
    isOver = true
    browser.storage.onChanged.removeListener(listener)
  }
}

export function readOwnSettings(): Promise<OwnSettings> {
  return settingsItem.get()
}

async function readCredit(connection: Connection, settings: OwnSettings): Promise<KnownCredit> {
  const stored = await creditItem(connection.id)
    .get()
    .catch(() => null)
  return { connection, state: stored ? toCreditState(stored, connection, settings) : LOADING }
}

async function readShown(credit: KnownCredit): Promise<ShownCredit> {
  const { id } = credit.connection
  const [alerts, stored] = await Promise.all([alertItem(id).get(), purchaseItem(id).get()])
  const account = findSnapshot(credit.state)?.account
  return { ...credit, alerts, purchase: account ? toPurchaseState(stored, account) : { kind: 'idle' } }
}
