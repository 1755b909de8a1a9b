import { FailureError } from '../credits/failure.ts'
import type { ClientOptions } from './client-options.ts'
import type { Ask, Exchange } from './exchange.ts'
import { pathOf } from './paths.ts'
import type { CreditSource, Tagged } from './source.ts'
import { toQueryString } from './wire-query.ts'

/** The calls that somebody has to click for. */
type ClickedCalls = Required<Omit<CreditSource, 'account' | 'watch'>>

/** What each of them is called with, and what it answers: apart, so that one function can pass any of them on. */
export type FurtherArguments = { [Name in keyof ClickedCalls]: Parameters<ClickedCalls[Name]> }
type FurtherAnswers = { [Name in keyof ClickedCalls]: Awaited<ReturnType<ClickedCalls[Name]>> }

export type FurtherCalls = {
  [Name in keyof ClickedCalls]: (...call: FurtherArguments[Name]) => Promise<FurtherAnswers[Name]>
}

export function furtherCalls(exchange: Exchange, options: ClientOptions): FurtherCalls {
  const path = (call: Parameters<typeof pathOf>[0], id = '') =>
    pathOf(call, options).replace('{id}', encodeURIComponent(id))
  const ask = async (what: Ask, call: { signal?: AbortSignal } = {}) => (await exchange.send(what, call.signal)).body
  const askTagged = async (what: Ask, call: { signal?: AbortSignal } = {}): Promise<Tagged> => {
    const { body, etag } = await exchange.send(what, call.signal)
    return { body, tag: etag }
  }
  return {
    entries: (query, call) => ask({ method: 'GET', path: path('entries') + toQueryString(query) }, call),
    usage: (query, call) => ask({ method: 'GET', path: path('usage') + toQueryString(query) }, call),
    createTopUp: async (order, key, call) => ask(toPost(path('topUps'), order, key), call),
    topUp: (id, call) => ask({ method: 'GET', path: path('topUp', id) }, call),
    cancelTopUp: (id, call) => ask({ method: 'POST', path: path('cancelTopUp', id) }, call),
    alerts: (call) => askTagged({ method: 'GET', path: path('alerts') }, call),
    saveAlerts: (alerts, tag, call) => {
      const headers = { ...JSON_BODY, ...(tag !== null && { 'If-Match': tag }) }
      return askTagged({ method: 'PUT', path: path('alerts'), headers, body: JSON.stringify(alerts) }, call)
    },
    exports: (call) => ask({ method: 'GET', path: path('exports') }, call),
    createExport: async (order, key, call) => ask(toPost(path('exports'), order, key), call),
    deleteExport: async (id, call) => {
      await ask({ method: 'DELETE', path: path('export', id) }, call)
    },
  }
}

const JSON_BODY = { 'Content-Type': 'application/json' }

/** Throws `misconfigured` for a key that no server takes. */
function toPost(path: string, body: unknown, idempotencyKey: string): Ask {
  if (!/^[!-~]{8,64}$/.test(idempotencyKey)) throw new FailureError({ kind: 'misconfigured', debug: 'idempotencyKey' })
  const headers = { ...JSON_BODY, 'Idempotency-Key': idempotencyKey }
  return { method: 'POST', path, headers, body: JSON.stringify(body) }
}
