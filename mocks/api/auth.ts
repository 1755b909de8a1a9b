/** Who is asking: told by the credentials only. */
import type { Rights } from '../scenario.ts'
import type { Simulation } from '../simulation.ts'
import { VIEWERS } from '../world/cast.ts'
import { Refusal } from './problem.ts'

export interface Viewer {
  id: string
  name: string | null
  rights: Rights
}

/** What tells who is asking, and where they are told how to sign in. */
interface Asking {
  request: Request
  url: URL
  /** `<scenario>[@<instance>]`. */
  name: string
  simulation: Simulation
}

export const DEMO_COOKIE = 'credit-gauge-demo'

const DEMO_TOKEN = /^demo(?:-([a-z0-9-]{1,40}))?$/
const VIEWER = /^[a-z0-9-]{1,40}$/
const DEFAULT_VIEWER = 'amara'

/** Throws a `Refusal`: 401 without good credentials, 403 for a write that any page could have made. */
export function readViewer(asking: Asking, cookies: Record<string, string>): Viewer {
  const { request, simulation } = asking
  const authorization = request.headers.get('Authorization')
  if (authorization !== null) {
    const named = findNamed(authorization, simulation)
    if (named === undefined) throw unauthorized(asking)
    return toViewer(named, simulation)
  }
  const id = cookies[DEMO_COOKIE]
  if (id === undefined || !VIEWER.test(id)) throw unauthorized(asking)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead && request.headers.get('X-Credit-Gauge') !== '1')
    throw new Refusal({
      status: 403,
      code: 'permission-required',
      title: 'A write with a cookie needs the header X-Credit-Gauge: 1',
    })
  return toViewer(id, simulation)
}

/** 401. Tells where one learns how to sign in (RFC 9728), and whether it was the token that is no good (RFC 6750). */
export function unauthorized({ request, url, name }: Pick<Asking, 'request' | 'url' | 'name'>): Refusal {
  const metadata = `${url.origin}/.well-known/oauth-protected-resource/mock/${name}/v1`
  const error = request.headers.has('Authorization') ? 'error="invalid_token", ' : ''
  const challenge = `Bearer ${error}resource_metadata="${metadata}"`
  return new Refusal({
    status: 401,
    code: 'unauthorized',
    title: 'Sign in again',
    detail: 'Use "Bearer demo".',
    challenge,
  })
}

/** Who the token says it is: one that somebody signed in for, or the demo's own. */
function findNamed(authorization: string, { signIns, now }: Simulation): string | undefined {
  const [, token = ''] = /^Bearer (.+)$/.exec(authorization) ?? []
  const [isDemo, id] = DEMO_TOKEN.exec(token) ?? []
  return isDemo ? (id ?? DEFAULT_VIEWER) : signIns.findViewer(token, now)
}

function toViewer(id: string, { roles }: Simulation): Viewer {
  const name = VIEWERS.find((person) => person.id === id)?.name ?? null
  return { id, name, rights: roles.rightsOf(id) }
}
