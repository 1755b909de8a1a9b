import { accountCalls } from './client-account.ts'
import { furtherCalls } from './client-calls.ts'
import type { ClientOptions } from './client-options.ts'
import { Exchange } from './exchange.ts'
import { readRefusal } from './refusal.ts'
import type { CreditSource } from './source.ts'

/**
 * The billing API over HTTP. Never throws: a client whose options are unusable answers every call with
 * `misconfigured`.
 */
export function createClient(options: ClientOptions): Required<CreditSource> {
  const exchange = new Exchange(options, () => Promise.resolve(readRefusal))
  return { ...accountCalls(exchange, options), ...furtherCalls(exchange, options) }
}
