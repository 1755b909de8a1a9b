import * as v from 'valibot'
import { findUrl } from '../shared/billing/address.ts'
import { storageItem } from './storage.ts'

/** The billing API that the extension asks. */
export interface Connection {
  /** Normalised: https (or http on this machine), no credentials, no query, no trailing slash. */
  apiBase: string
  /** `token`: a pasted token, kept by the vault. `cookie`: the site's own session. */
  auth: 'token' | 'cookie'
}

const Connection = v.object({ apiBase: v.string(), auth: v.picklist(['token', 'cookie']) })

/** Written in `background/refresh.ts` only. */
export const connectionItem = storageItem<Connection | null>('local', 'connection', v.nullable(Connection), null)

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
