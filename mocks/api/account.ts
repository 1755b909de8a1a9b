/** `GET /account`. */
import { HttpResponse } from 'msw'
import type { ApiCall } from './call.ts'
import { toWireAccount } from './wire.ts'

export function readAccount({ request, simulation, reader }: ApiCall): Response {
  const body = JSON.stringify(toWireAccount(simulation, reader))
  const headers = {
    'Content-Type': 'application/json',
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, Cookie, Accept-Language',
  }
  if (simulation.fault === 'malformed') return new HttpResponse(body.slice(0, body.length / 2), { headers })
  const etag = etagOf({ simulation, reader })
  const known = (request.headers.get('If-None-Match') ?? '').split(',').map((tag) => tag.trim())
  const isKnown = known.includes(etag) || known.includes('*')
  return new HttpResponse(isKnown ? null : body, { status: isKnown ? 304 : 200, headers: { ...headers, ETag: etag } })
}

/** Weak: the same state is the same tag, although the answer names the moment it was made. */
function etagOf({
  simulation: { version, fault },
  reader: { viewer, languages },
}: Pick<ApiCall, 'simulation' | 'reader'>) {
  const parts = [version.epoch, version.n, viewer.id, fault ?? '', languages ?? ''].map((part) =>
    encodeURIComponent(part),
  )
  return `W/"${parts.join('.')}"`
}
