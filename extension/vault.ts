/**
 * The only place that reads and writes tokens. They live in session storage: in memory, out of reach of web pages,
 * gone when the browser closes. Never in synced or local storage, never in a URL.
 */
import * as v from 'valibot'
import { storageItem } from './storage.ts'

const token = storageItem('session', 'token', v.nullable(v.string()), null)

/** The token of the connection; `null` when the site's cookie session signs in. */
export function readToken(): Promise<string | null> {
  return token.get()
}

export function keepToken(value: string | null): Promise<void> {
  return token.set(value)
}
