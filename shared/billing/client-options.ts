import type { ExchangeOptions } from './exchange.ts'
import type { StreamTimes } from './live.ts'
import type { Paths } from './paths.ts'

/** What makes the HTTP source fit an API. Every waiting time is an option. */
export interface ClientOptions extends ExchangeOptions {
  /** For APIs whose calls have other addresses. */
  paths?: Partial<Paths>
  /** The only origins a checkout may be on. Whoever opens a checkout asks `allowsCheckout`. */
  checkoutOrigins?: readonly string[]
  /** Waiting times of the live stream. */
  stream?: Partial<StreamTimes>
}
