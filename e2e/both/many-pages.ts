/** Many pages of one host, as a recruiter has them open. */
import type { Page } from 'puppeteer-core'
import type { Host } from '../host.ts'
import { hostPage, type HostPageParts } from '../host-page.ts'
import { expect, type OpenOptions } from './journey.ts'

/** Runs before a page: it can be hidden and shown, as a tab is; headless browsers always show all of theirs. */
export const HIDEABLE = `{
  let visibility = 'visible'
  Object.defineProperty(document, 'visibilityState', { get: () => visibility })
  Object.defineProperty(document, 'hidden', { get: () => visibility === 'hidden' })
  globalThis.setVisibility = (next) => {
    visibility = next
    document.dispatchEvent(new Event('visibilitychange'))
  }
}`

/** A second, and what a busy machine adds to it: nothing but a message brings news so soon, the next poll is far away. */
export const AT_ONCE_MS = 4000

/** Whatever it takes on a machine that has other things to do. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 15_000, interval: 25 })
export const streamCount = (host: Host) => host.openCount(/^GET .*\/events$/)
export const streamRequests = (host: Host) => host.seen.filter(({ line }) => line.endsWith('/events'))
export const expectStreams = (host: Host, count: number) => eventually(() => streamCount(host)).toBe(count)
export const balancesOf = (page: Page) =>
  page.evaluate((): unknown[] => {
    const noted: unknown = Reflect.get(globalThis, 'balances')
    return Array.isArray(noted) ? noted : []
  })
export const setVisibility = (page: Page, visibility: string) => page.evaluate(`setVisibility('${visibility}')`)
export const refresh = (page: Page) => page.evaluate(`document.querySelector('credit-balance').refresh()`)

/** The elements of a page share one sign-in, and so one store. */
export const pageOf = (instance: string, parts: Partial<HostPageParts> = {}) =>
  hostPage({ instance, token: null, configuration: '{ getToken: () => "demo" }', ...parts })

/** The page that holds the stream: its address says so. */
export function leaderOf(host: Host, pages: Page[]): Page {
  const from = streamRequests(host).at(-1)?.headers.referer
  const leader = pages.find((page) => page.url() === from)
  if (!leader) throw new Error(`Nobody streams from ${from}.`)
  return leader
}

/** Opens so many pages at once in windows of their own, each with its own address. */
export function openWindows(
  open: (url: string, options?: OpenOptions) => Promise<Page>,
  first: Page,
  url: string,
  count: number,
  script = '',
): Promise<Page[]> {
  const options = { beside: first, inWindow: true, script }
  return Promise.all(Array.from({ length: count }, (_, n) => open(`${url}/?tab=${n}`, options)))
}

/** Waits until so many pages know each other: one leads, the others wait for their turn. */
export async function expectMembers(page: Page, count: number): Promise<void> {
  const members = () =>
    page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query()
      return [...held, ...pending].filter(({ name }) => name?.endsWith(':lead')).length
    })
  await eventually(members).toBe(count)
}
