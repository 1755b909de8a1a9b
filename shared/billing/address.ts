import { FailureError } from '../credits/failure.ts'

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/

/** An absolute address that is safe to follow: https, or http on this machine; never with a name and password in it. */
export function findUrl(text: string, base?: string): URL | undefined {
  const url = findPlainUrl(text, base)
  return url && isSafe(url) ? url : undefined
}

/** May a checkout open there? `origins` are the only ones a host trusts; without them any safe address will do. */
export function allowsCheckout(address: string, origins?: readonly string[]): boolean {
  const url = findUrl(address)
  if (!url) return false
  return !origins || origins.some((origin) => findUrl(origin)?.origin === url.origin)
}

/**
 * The address below which an API lives, ending in a slash; relative ones are taken from the page's. An intranet page on
 * plain http may ask its own origin, which it trusts with everything else too. Throws `misconfigured` for any other
 * address that is not safe, or that has a query or a fragment. The failure does not repeat the address: there may be a
 * password in it.
 */
export function readBaseUrl(text: string): URL {
  const page = globalThis.location
  const url = findPlainUrl(text.trim(), page?.href)
  const isUsable = url && (isSafe(url) || (url.protocol === 'http:' && url.origin === page?.origin))
  if (!isUsable || url.search || url.hash) throw new FailureError({ kind: 'misconfigured', debug: 'baseUrl' })
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

function findPlainUrl(text: string, base?: string): URL | undefined {
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  return url.username || url.password ? undefined : url
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}
