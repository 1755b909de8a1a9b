/** Who is asking: told by the credentials only. */
import type { Rights, Scenario } from '../scenario.ts'
import { VIEWERS } from '../world/cast.ts'
import { Refusal } from './problem.ts'

export interface Viewer {
  id: string
  name: string | null
  rights: Rights
}

export const DEMO_COOKIE = 'credit-gauge-demo'

const TOKEN = /^Bearer demo(?:-([a-z0-9-]{1,40}))?$/
const VIEWER = /^[a-z0-9-]{1,40}$/
const DEFAULT_VIEWER = 'amara'

/** Throws a `Refusal`: 401 without good credentials, 403 for a write that any page could have made. */
export function readViewer(request: Request, cookies: Record<string, string>, scenario: Scenario): Viewer {
  const authorization = request.headers.get('Authorization')
  if (authorization !== null) {
    const match = TOKEN.exec(authorization)
    if (!match) throw unauthorized()
    return toViewer(match[1] ?? DEFAULT_VIEWER, scenario)
  }
  const id = cookies[DEMO_COOKIE]
  if (id === undefined || !VIEWER.test(id)) throw unauthorized()
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead && request.headers.get('X-Credit-Gauge') !== '1')
    throw new Refusal({
      status: 403,
      code: 'permission-required',
      title: 'A write with a cookie needs the header X-Credit-Gauge: 1',
    })
  return toViewer(id, scenario)
}

export function unauthorized(): Refusal {
  return new Refusal({ status: 401, code: 'unauthorized', title: 'Sign in again', detail: 'Use "Bearer demo".' })
}

/** A known person has a role; anybody else has all the rights that the scenario gives. */
function toViewer(id: string, { rights }: Scenario): Viewer {
  const person = VIEWERS.find((one) => one.id === id)
  const lacks = person?.lacks ?? []
  return {
    id,
    name: person?.name ?? null,
    rights: {
      entries: rights.entries && !lacks.includes('entries'),
      export: rights.export && !lacks.includes('export'),
      buy: rights.buy && !lacks.includes('buy'),
      request: rights.request && !lacks.includes('request'),
    },
  }
}
