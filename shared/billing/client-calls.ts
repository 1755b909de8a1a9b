import { FailureError } from '../credits/failure.ts'
import type { ClientOptions } from './client-options.ts'
import type { Exchange } from './exchange.ts'
import { pathOf } from './paths.ts'
import type { CreditSource } from './source.ts'
import { toQueryString } from './wire-query.ts'

/** The calls that somebody has to click for. */
export type FurtherCalls = Required<Omit<CreditSource, 'account' | 'watch'>>

export function furtherCalls(exchange: Exchange, options: ClientOptions): FurtherCalls {
  const get = async (path: string, signal?: AbortSignal) => (await exchange.send({ method: 'GET', path }, signal)).body
  const forTopUp = (call: 'topUp' | 'cancelTopUp', id: string) =>
    pathOf(call, options).replace('{id}', encodeURIComponent(id))
  return {
    entries: (query, call) => get(pathOf('entries', options) + toQueryString(query), call?.signal),
    usage: (query, call) => get(pathOf('usage', options) + toQueryString(query), call?.signal),
    async createTopUp(order, idempotencyKey, call) {
      if (!/^[!-~]{8,64}$/.test(idempotencyKey))
        throw new FailureError({ kind: 'misconfigured', debug: 'idempotencyKey' })
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey }
      const path = pathOf('topUps', options)
      return (await exchange.send({ method: 'POST', path, headers, body: JSON.stringify(order) }, call?.signal)).body
    },
    topUp: (id, call) => get(forTopUp('topUp', id), call?.signal),
    async cancelTopUp(id, call) {
      return (await exchange.send({ method: 'POST', path: forTopUp('cancelTopUp', id) }, call?.signal)).body
    },
  }
}
