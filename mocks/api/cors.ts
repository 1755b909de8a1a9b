/** CORS as the contract asks for it: the caller's origin by name, never `*`. */
import { HttpResponse } from 'msw'

const ALLOW_HEADERS =
  'Authorization, Content-Type, If-None-Match, If-Match, Idempotency-Key, Last-Event-ID, X-Credit-Gauge'
const EXPOSE_HEADERS = 'ETag, Retry-After, Location'
const MAX_AGE_SECONDS = 600

/** Lets the page that asked read the answer. A failed connection has no headers and stays as it is. */
export function withCors(response: Response, request: Request): Response {
  if (response.type === 'error') return response
  response.headers.append('Vary', 'Origin')
  const origin = request.headers.get('Origin')
  if (origin === null) return response
  response.headers.set('Access-Control-Allow-Origin', origin)
  // A sandboxed page has the origin "null", which any page can take on: it may read, but never with cookies.
  if (origin !== 'null') response.headers.set('Access-Control-Allow-Credentials', 'true')
  response.headers.set('Access-Control-Expose-Headers', EXPOSE_HEADERS)
  return response
}

export function preflightResponse(methods: readonly string[]): Response {
  return new HttpResponse(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': methods.join(', '),
      'Access-Control-Allow-Headers': ALLOW_HEADERS,
      'Access-Control-Max-Age': String(MAX_AGE_SECONDS),
      Allow: methods.join(', '),
      Vary: 'Access-Control-Request-Method, Access-Control-Request-Headers',
    },
  })
}
