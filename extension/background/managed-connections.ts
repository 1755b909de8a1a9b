/** Connections that the person's organisation set up by policy: there while the policy names them. */
import { connectionsItem, type Connection } from '../connection.ts'
import { askForPolicy, lastPolicyItem, noAnswer, toPolicy, type ManagedConnection } from '../managed.ts'
import { remove } from './remove.ts'

/**
 * Makes the connections of the policy that are missing, corrects those that differ from it, and forgets those that it
 * no longer names. Never touches what the person connected. Where the browser keeps its answer back, that is done when
 * it comes; nobody waits for it.
 */
export async function applyPolicy(): Promise<void> {
  const applied = askForPolicy().then(apply)
  await Promise.race([applied, noAnswer()])
}

async function apply(stored: Record<string, unknown>): Promise<void> {
  if (JSON.stringify(stored) !== JSON.stringify(await lastPolicyItem.get())) await lastPolicyItem.set(stored)
  const { connections: managed } = toPolicy(stored)
  const named = await Promise.all(managed.map(async (setUp) => ({ id: await toId(setUp.apiBase), ...setUp })))
  const known = await connectionsItem.get()
  const gone = known.filter(({ id, isManaged }) => isManaged && !named.some((setUp) => setUp.id === id))
  for (const { id } of gone) await remove(id)
  if (named.every((setUp) => known.some((connection) => isAsSetUp(connection, setUp)))) return
  await connectionsItem.update((all) => merge(all, named))
}

type Named = ManagedConnection & { id: string }

function isAsSetUp(connection: Connection, { id, name, auth, clientId }: Named): boolean {
  return (
    connection.id === id &&
    connection.name === name &&
    (auth === null || connection.auth === auth) &&
    connection.clientId === clientId &&
    connection.isManaged
  )
}

/** New ones come first: they are what the person is expected to use. */
function merge(all: readonly Connection[], named: readonly Named[]): Connection[] {
  const setUps = new Map(named.map((setUp) => [setUp.id, setUp]))
  const corrected = all.map((connection) => {
    const setUp = setUps.get(connection.id)
    return { ...connection, ...setUp, auth: setUp?.auth ?? connection.auth }
  })
  const missing = [...setUps.values()].filter(({ id }) => !all.some((connection) => connection.id === id))
  const made = missing.map((setUp) => ({ ...setUp, auth: setUp.auth ?? 'oauth', accountId: null, isManaged: true }))
  return [...made, ...corrected]
}

/** The same for the same address, so that a policy that is read again finds what it made. */
async function toId(apiBase: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(apiBase))
  const hex = [...new Uint8Array(digest)].slice(0, 12).map((byte) => byte.toString(16).padStart(2, '0'))
  return `managed-${hex.join('')}`
}
