/** The handlers without a network and with a clock of the test's own. */
import { getResponse } from 'msw'
import * as v from 'valibot'
import { createHandlers } from './handlers.ts'

export const ORIGIN = 'http://mock.localhost'
export const START = Date.UTC(2027, 2, 1, 12)

export interface Answer {
  status: number
  headers: Headers
  /** `null` where there is none. */
  body: unknown
}

export interface CallOptions {
  method?: string
  headers?: Record<string, string>
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown
  /** Named in the token; `null` sends no token. */
  viewer?: string | null
}

/** A mock API of the test's own. `path` begins after `/mock/`. */
export function createMockApi() {
  let now = START
  const handlers = createHandlers(() => now)

  async function fetchMock(path: string, { method, headers, body, viewer }: CallOptions = {}): Promise<Response> {
    const request = new Request(`${ORIGIN}/mock/${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...tokenOf(viewer), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const response = await getResponse(handlers, request, { quiet: true })
    if (!response) throw new Error(`no handler for ${path}`)
    return response
  }

  async function call(path: string, options?: CallOptions): Promise<Answer> {
    const response = await fetchMock(path, options)
    const text = response.body === null ? '' : await response.text()
    const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
    const body: unknown = isJson && text !== '' ? JSON.parse(text) : text || null
    return { status: response.status, headers: response.headers, body }
  }

  /** Moves the clock. */
  function pass(ms: number): void {
    now += ms
  }

  return { fetchMock, call, pass }
}

function tokenOf(viewer: string | null | undefined): Record<string, string> {
  if (viewer === null) return {}
  return { Authorization: viewer === undefined ? 'Bearer demo' : `Bearer demo-${viewer}` }
}

/** A fresh key for each intent. */
export function createKeys(): () => string {
  let count = 0
  return () => `key-${String((count += 1)).padStart(6, '0')}`
}

const wireAccount = v.looseObject({
  id: v.string(),
  version: v.object({ epoch: v.string(), n: v.number() }),
  balance: v.looseObject({ available: v.nullable(v.number()), incoming: v.number() }),
  allowance: v.nullable(v.number()),
  openTopUps: v.array(v.looseObject({ id: v.string(), status: v.string() })),
})
const wireTopUp = v.looseObject({ id: v.string(), status: v.string(), checkoutUrl: v.nullable(v.string()) })
const wirePage = v.looseObject({
  data: v.array(
    v.looseObject({
      id: v.string(),
      type: v.string(),
      amount: v.number(),
      at: v.string(),
      action: v.nullable(v.string()),
      actor: v.looseObject({ id: v.nullable(v.string()), name: v.nullable(v.string()) }),
      account: v.nullable(v.looseObject({ id: v.string(), name: v.string() })),
      balanceAfter: v.nullable(v.number()),
      group: v.nullable(v.looseObject({ id: v.string(), count: v.number(), credits: v.number() })),
    }),
  ),
  next: v.nullable(v.string()),
  total: v.nullable(v.number()),
})
const wireUsage = v.looseObject({ data: v.array(v.looseObject({ credits: v.number() })) })
const wireProblem = v.looseObject({ code: v.string(), title: v.string(), detail: v.optional(v.string()) })

export const asAccount = ({ body }: Answer) => v.parse(wireAccount, body)
export const asTopUp = ({ body }: Answer) => v.parse(wireTopUp, body)
export const asPage = ({ body }: Answer) => v.parse(wirePage, body)
export const asUsage = ({ body }: Answer) => v.parse(wireUsage, body)
export const asProblem = ({ body }: Answer) => v.parse(wireProblem, body)
