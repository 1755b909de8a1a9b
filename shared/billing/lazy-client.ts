import { accountCalls } from './client-account.ts'
import type { FurtherArguments, FurtherCalls } from './client-calls.ts'
import type { ClientOptions } from './client-options.ts'
import { Exchange } from './exchange.ts'
import type { CreditSource } from './source.ts'

/**
 * The same as `createClient`, for pages that count bytes: only reading the balance is there at once, the rest is loaded
 * when it is called. Not for service workers, where nothing can be loaded later.
 */
export function createLazyClient(options: ClientOptions): Required<CreditSource> {
  const exchange = new Exchange(options, async () => (await import('./refusal.ts')).readRefusal)
  const later =
    <Name extends keyof FurtherCalls>(name: Name) =>
    async (...call: FurtherArguments[Name]) => {
      const calls = (await import('./client-calls.ts')).furtherCalls(exchange, options)
      return calls[name](...call)
    }
  return {
    ...accountCalls(exchange, options),
    entries: later('entries'),
    usage: later('usage'),
    createTopUp: later('createTopUp'),
    topUp: later('topUp'),
    cancelTopUp: later('cancelTopUp'),
    alerts: later('alerts'),
    saveAlerts: later('saveAlerts'),
    exports: later('exports'),
    createExport: later('createExport'),
    deleteExport: later('deleteExport'),
  }
}
