import { accountCalls } from './client-account.ts'
import type { ClientOptions } from './client-options.ts'
import { Exchange } from './exchange.ts'
import type { CreditSource } from './source.ts'

/**
 * The same as `createClient`, for pages that count bytes: only reading the balance is there at once, the rest is loaded
 * when it is called. Not for service workers, where nothing can be loaded later.
 */
export function createLazyClient(options: ClientOptions): Required<CreditSource> {
  const exchange = new Exchange(options, async () => (await import('./refusal.ts')).readRefusal)
  const further = async () => (await import('./client-calls.ts')).furtherCalls(exchange, options)
  return {
    ...accountCalls(exchange, options),
    entries: async (query, call) => (await further()).entries(query, call),
    usage: async (query, call) => (await further()).usage(query, call),
    createTopUp: async (order, key, call) => (await further()).createTopUp(order, key, call),
    topUp: async (id, call) => (await further()).topUp(id, call),
    cancelTopUp: async (id, call) => (await further()).cancelTopUp(id, call),
  }
}
