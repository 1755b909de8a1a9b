/**
 * Conditional reads for clients that live shorter than their answers, as in a browser extension's background. The
 * caller keeps the last answer, and vouches that it belongs to the same account and viewer.
 */
export interface KeptAnswer {
  json: unknown
  etag: string
}

/**
 * `fetch` for `createClient` that asks for `kept` to be confirmed: where the server says "unchanged", the answer is
 * what was kept. `etag()` is that of the last good answer to a read of `address`, if it had one.
 */
export function fetchWithKept(
  address: (url: URL) => boolean,
  kept: KeptAnswer | null,
): { fetch: typeof globalThis.fetch; etag: () => string | null } {
  let etag = kept?.etag ?? null
  return {
    etag: () => etag,
    async fetch(input, init) {
      const request = new Request(input, init)
      if (request.method !== 'GET' || !address(new URL(request.url))) return globalThis.fetch(request)
      if (kept) request.headers.set('If-None-Match', kept.etag)
      const response = await globalThis.fetch(request)
      if (response.status === 304 && kept) return Response.json(kept.json, { headers: { ETag: kept.etag } })
      if (response.ok) etag = response.headers.get('ETag')
      return response
    },
  }
}
