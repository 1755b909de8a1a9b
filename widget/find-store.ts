import type { ClientOptions } from '../shared/billing/client-options.ts'
import { createLazyClient } from '../shared/billing/lazy-client.ts'
import type { CreditSource } from '../shared/billing/source.ts'
import type { GetToken } from '../shared/billing/tokens.ts'
import { now } from './clock.ts'
import { CreditStore } from './credit-store.ts'
import { findPage } from './page.ts'
import type { Page } from './page.ts'
import { openSharedCache } from './shared-cache.ts'

/** Whose balance an element shows. `null` leaves it to `configure()`. */
export interface Target {
  apiBase: string | null
  account: string | null
  getToken: GetToken | null
  source: CreditSource | null
}

/** Stands for the address where a host brings its own source. */
const OWN_SOURCE = 'source'
/**
 * Where an element has just been replaced by one with another function, the page may be one that renders all the time:
 * what comes asks only when it has stayed for so long.
 */
const RENDERING_MS = 1000

/**
 * The one store of this page for a target: the same API, account and viewer share it, in whatever copy of the script.
 * A viewer is known by the function that gives their token. `undefined` while nobody has said where to ask.
 */
export function findStore(target: Target): CreditStore | undefined {
  const page = findPage()
  const configuration = page.configuration.peek()
  const { account } = target
  const apiBase = target.apiBase ?? configuration.apiBase
  const getToken = target.getToken ?? configuration.getToken
  const own = target.source ?? (target.apiBase === null ? configuration.source : undefined)
  if (!own && apiBase === undefined) return undefined
  const shared = JSON.stringify([page.generation, apiBase, account, numberOf(own, page)])
  const left = [...page.stores].filter(([name, { isOpen, isUsed }]) => name.startsWith(shared) && isOpen && !isUsed)
  if (getToken && account !== null) page.inherit?.(getToken, left)
  const viewer = numberOf(getToken, page)
  if (getToken && !page.getTokens.has(viewer)) page.getTokens.set(viewer, getToken)
  const key = shared + viewer
  const known = page.stores.get(key)
  if (known) return known
  const api = apiBase === undefined ? OWN_SOURCE : toAbsolute(apiBase)
  const store = new CreditStore({
    source: own ?? createLazyClient(clientOptions(page, viewer, api)),
    api,
    account,
    cache: openSharedCache(account === null ? null : JSON.stringify([api, account])),
    live: configuration.live ?? 'events',
    pollSeconds: configuration.pollSeconds,
    checkoutOrigins: configuration.checkoutOrigins,
    retry: configuration.retry,
    startsAt: left.length > 0 ? now() + RENDERING_MS : 0,
    onClosed() {
      page.stores.delete(key)
      if (storesOf(page, viewer).length === 0) page.getTokens.delete(viewer)
    },
  })
  page.stores.set(key, store)
  return store
}

/**
 * The host has set another function where `before` stood. It answers for the same viewer from now on, so that a page
 * which renders anew, with a function made anew, keeps its store; one that is known already keeps its own viewer.
 */
export function replaceGetToken(before: GetToken, next: GetToken): void {
  const page = findPage()
  const viewer = page.numbers.get(before)
  if (viewer === undefined || page.numbers.has(next)) return
  page.numbers.set(next, viewer)
  page.getTokens.set(viewer, next)
}

function clientOptions(page: Page, viewer: number, baseUrl: string): ClientOptions {
  const options = { ...page.configuration.peek(), baseUrl }
  return viewer === 0 ? options : Object.defineProperty(options, 'getToken', { get: () => page.getTokens.get(viewer) })
}

/** The viewer's number is what follows the target in a store's key. */
export function storesOf(page: Page, viewer: number): CreditStore[] {
  return [...page.stores].filter(([key]) => key.endsWith(`]${viewer}`)).map(([, store]) => store)
}

/** The same number for the same function or object; 0 for none. */
function numberOf(value: object | undefined, page: Page): number {
  if (!value) return 0
  const number = page.numbers.get(value) ?? (page.lastNumber += 1)
  page.numbers.set(value, number)
  return number
}

/** From the page's own address: a `<base>` of the host is about its links, not about its APIs. */
function toAbsolute(apiBase: string): string {
  return URL.canParse(apiBase, location.href) ? new URL(apiBase, location.href).href : apiBase
}
