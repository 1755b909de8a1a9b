import * as v from 'valibot'
import { findUrl } from '../shared/billing/address.ts'
import { storageItem } from './storage.ts'

/** One billing API that the extension asks, as one person. */
export interface Connection {
  /** Its own for every connection that was ever made, so that nothing of a former one is taken for it. */
  id: string
  /** What the person calls it; the account's name to begin with. */
  name: string
  /** Normalised: https (or http on this machine), no credentials, no query, no trailing slash. */
  apiBase: string
  /** `oauth`: signed in at the API's authorization server. `token`: a pasted token. `cookie`: the site's own session. */
  auth: 'oauth' | 'token' | 'cookie'
  /** The account that was connected: an answer for another one is refused. `null` until the first answer. */
  accountId: string | null
  /** What the authorization server knows the extension as; `null` for the usual name. */
  clientId: string | null
  /** Set up by the person's organisation, and not to be changed here. */
  isManaged: boolean
}

/** As it is stored, and as it stands in an exported file. */
export const Connection = v.object({
  id: v.string(),
  name: v.string(),
  apiBase: v.string(),
  auth: v.picklist(['oauth', 'token', 'cookie']),
  accountId: v.nullable(v.string()),
  clientId: v.optional(v.nullable(v.string()), null),
  isManaged: v.optional(v.boolean(), false),
})

/** In the order that the person gave them. */
export const connectionsItem = storageItem<Connection[]>('local', 'connections', v.array(Connection), [])

/** The id of the connection that popup and badge show; one that is gone means the first. */
export const shownItem = storageItem<string | null>('local', 'shown', v.nullable(v.string()), null)

/** The connection that popup and badge show. */
export function findShown(connections: readonly Connection[], shown: string | null): Connection | undefined {
  return connections.find(({ id }) => id === shown) ?? connections[0]
}

/** The connection with this id, as it is stored now. */
export async function findConnection(id: string): Promise<Connection | undefined> {
  return (await connectionsItem.get()).find((connection) => connection.id === id)
}

/** What is wrong with an address: no full one, a password in it, not safe to send a token to, more than an address. */
export type AddressProblem = 'incomplete' | 'credentials' | 'unsafe' | 'query'

/** What a person typed as the address of an API: normalised, or what is wrong with it. */
export function parseApiBase(typed: string): { apiBase: string } | { problem: AddressProblem } {
  const text = typed.trim()
  if (!URL.canParse(text)) return { problem: 'incomplete' }
  const { username, password } = new URL(text)
  if (username || password) return { problem: 'credentials' }
  const url = findUrl(text)
  if (!url) return { problem: 'unsafe' }
  if (url.search || url.hash) return { problem: 'query' }
  return { apiBase: url.origin + url.pathname.replace(/\/+$/, '') }
}

/** The host permission that an API needs: its own origin, nothing else. Ports cannot be part of a match pattern. */
export function originPattern(apiBase: string): string {
  const { protocol, hostname } = new URL(apiBase)
  return `${protocol}//${hostname}/*`
}

/** Do these match patterns, as a browser names them when a permission comes or goes, speak of this address? */
export function isAmong(apiBase: string, origins: readonly string[]): boolean {
  const pattern = originPattern(apiBase)
  return origins.some((origin) => origin === pattern || origin === '<all_urls>' || origin.includes('://*'))
}
