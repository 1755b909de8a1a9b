import * as v from 'valibot'
import { storageItem } from './storage.ts'

/** The billing API that the extension asks. */
export interface Connection {
  /** Normalised: https (or http on this machine), no credentials, no query, no trailing slash. */
  apiBase: string
  /** `token`: a pasted token, kept by the vault. `cookie`: the site's own session. */
  auth: 'token' | 'cookie'
}

const Connection = v.object({ apiBase: v.string(), auth: v.picklist(['token', 'cookie']) })

export const connectionItem = storageItem<Connection | null>('local', 'connection', v.nullable(Connection), null)

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** What a person typed as the address of an API: normalised, or what is wrong with it, in words. */
export function parseApiBase(typed: string): { apiBase: string } | { problem: string } {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : undefined
  if (!url) return { problem: 'Enter a full address, such as https://billing.example.com/v1.' }
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))
  if (!secure) return { problem: 'The address must begin with https://.' }
  if (url.username || url.password) return { problem: 'Leave name and password out of the address.' }
  return { apiBase: url.origin + url.pathname.replace(/\/+$/, '') }
}

/** The host permission that an API needs: its own origin, nothing else. Ports cannot be part of a match pattern. */
export function originPattern(apiBase: string): string {
  const { protocol, hostname } = new URL(apiBase)
  return `${protocol}//${hostname}/*`
}
