import { accountCalls } from './client-account.ts'
import { furtherCalls } from './client-calls.ts'
import { Exchange, type ExchangeOptions } from './exchange.ts'
import type { StreamTimes } from './live.ts'
import type { Paths } from './paths.ts'
import { readRefusal } from './refusal.ts'
import type { CreditSource } from './source.ts'

export interface ClientOptions extends ExchangeOptions {
  /** For APIs whose calls have other addresses. */
  paths?: Partial<Paths>
  /** The only origins a checkout may be on. Whoever opens a checkout asks `allowsCheckout`. */
  checkoutOrigins?: readonly string[]
  /** Waiting times of the live stream. */
  stream?: Partial<StreamTimes>
}

/**
 * The billing API over HTTP. Never throws: a client whose options are unusable answers every call with
 * `misconfigured`.
 */
export function createClient(options: ClientOptions): Required<CreditSource> {
  const exchange = new Exchange(options, () => Promise.resolve(readRefusal))
  return { ...accountCalls(exchange, options), ...furtherCalls(exchange, options) }
}
