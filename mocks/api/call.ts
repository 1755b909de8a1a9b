/** From a request to an endpoint and back: faults, preflight, credentials, refusals, CORS. */
import { delay, http, HttpResponse } from 'msw'
import type { HttpHandler } from 'msw'
import type { Instances } from '../instances.ts'
import { scenarios } from '../scenarios.ts'
import type { Simulation } from '../simulation.ts'
import { readViewer, unauthorized } from './auth.ts'
import { preflightResponse, withCors } from './cors.ts'
import { notFound, problemResponse, Refusal } from './problem.ts'
import type { Reader } from './wire.ts'

/** What every endpoint is given. */
export interface Call {
  request: Request
  url: URL
  /** Parts of the path by name. */
  params: Record<string, string>
  /** `<scenario>[@<instance>]`. */
  name: string
  /** Where this instance's own addresses begin. */
  base: string
  instances: Instances
  simulation: Simulation
}

/** A call of the billing API: somebody is signed in. */
export interface ApiCall extends Call {
  reader: Reader
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Endpoint<C extends Call> = (call: C) => Response | Promise<Response>
type Endpoints<C extends Call> = Partial<Record<Method, Endpoint<C>>>

const SLOW_MS = 3000
const RETRY_SECONDS = 20

/** The demo's own addresses, beside the billing API: no credentials, no other origins. */
export function route(instances: Instances, path: string, endpoints: Endpoints<Call>): HttpHandler {
  return http.all(`*/mock/:instance${path}`, ({ request, params }) =>
    answer(request, async () => {
      const endpoint = findEndpoint(endpoints, request)
      return endpoint(readCall(instances, request, params))
    }),
  )
}

/** An address of the billing API. */
export function apiRoute(instances: Instances, path: string, endpoints: Endpoints<ApiCall>): HttpHandler {
  return http.all(`*/mock/:instance/v1${path}`, async ({ request, params, cookies }) => {
    const response = await answer(request, async () => {
      const call = readCall(instances, request, params)
      if (call.simulation.fault === 'offline') return HttpResponse.error()
      if (request.method === 'OPTIONS') return preflightResponse(methodsOf(endpoints))
      const endpoint = findEndpoint(endpoints, request)
      const viewer = readViewer(call, cookies)
      const languages = request.headers.get('Accept-Language')
      return meetFault({ ...call, reader: { viewer, base: call.base, languages } }, endpoint)
    })
    return withCors(response, request)
  })
}

/**
 * An address of the authorization server: down when the API is. Pages of any origin may ask it, because it takes no
 * cookies: what it answers to is in the request.
 */
export function signInRoute(instances: Instances, pattern: string, endpoints: Endpoints<Call>): HttpHandler {
  return http.all(pattern, async ({ request, params }) => {
    const response = await answer(request, async () => {
      const call = readCall(instances, request, params)
      if (call.simulation.fault === 'offline') return HttpResponse.error()
      const endpoint = findEndpoint(endpoints, request)
      if (call.simulation.fault === 'server-error') throw broken()
      return endpoint(call)
    })
    if (response.type !== 'error') response.headers.set('Access-Control-Allow-Origin', '*')
    return response
  })
}

/** JSON that nobody may keep. */
export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new HttpResponse(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  })
}

async function meetFault(call: ApiCall, endpoint: Endpoint<ApiCall>): Promise<Response> {
  switch (call.simulation.fault) {
    case 'signed-out':
      throw unauthorized(call)
    case 'rate-limited':
      throw new Refusal({ status: 429, code: 'rate-limited', title: 'Too many requests', retryAfter: RETRY_SECONDS })
    case 'server-error':
      throw broken()
    case 'lost-answer': {
      const response = await endpoint(call)
      return call.request.method === 'GET' ? response : HttpResponse.error()
    }
    case 'slow':
      // Writes wait inside, once they are noted: so a second one finds the first still running.
      if (call.request.method !== 'POST') await delay(SLOW_MS)
      return endpoint(call)
    case 'offline':
    case 'malformed':
    case 'wrong-account':
    case null:
    default:
      return endpoint(call)
  }
}

function broken(): Refusal {
  return new Refusal({ status: 500, code: 'internal', title: 'Something broke on the server' })
}

/** Waits as long as this instance's answers take; `undefined` when they take no time at all. */
export function findDelay({ fault }: Simulation): Promise<void> | undefined {
  return fault === 'slow' ? delay(SLOW_MS) : undefined
}

async function answer(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    const response = await work()
    if (request.method !== 'HEAD' || response.type === 'error') return response
    await response.body?.cancel()
    return new HttpResponse(null, { status: response.status, headers: response.headers })
  } catch (error) {
    if (error instanceof Refusal) return problemResponse(error.problem)
    console.error(error)
    return problemResponse({ status: 500, code: 'internal', title: 'The mock itself failed', detail: String(error) })
  }
}

function readCall(instances: Instances, request: Request, params: Record<string, unknown>): Call {
  const url = new URL(request.url)
  const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]))
  const name = texts['instance'] ?? ''
  const simulation = instances.find(name)
  if (!simulation) {
    const known = scenarios.map((scenario) => scenario.name).join(', ')
    throw notFound(`No scenario "${name}"`, `Use one of: ${known}. Add @<name> for an instance of your own.`)
  }
  return { request, url, params: texts, name, base: `${url.origin}/mock/${name}`, instances, simulation }
}

function findEndpoint<C extends Call>(endpoints: Endpoints<C>, { method }: Request): Endpoint<C> {
  const found = Object.entries(endpoints).find(([name]) => name === (method === 'HEAD' ? 'GET' : method))
  if (found) return found[1]
  const allow = methodsOf(endpoints).join(', ')
  throw new Refusal({ status: 405, code: 'unsupported', title: `${method} is not possible here`, allow })
}

function methodsOf(endpoints: Endpoints<never>): string[] {
  const methods = Object.keys(endpoints)
  return methods.includes('GET') ? [...methods, 'HEAD', 'OPTIONS'] : [...methods, 'OPTIONS']
}
