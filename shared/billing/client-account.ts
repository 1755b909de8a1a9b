import type { ClientOptions } from './client-options.ts'
import type { Answer, Exchange } from './exchange.ts'
import type { OpenStream } from './live.ts'
import type { CreditSource } from './source.ts'
import { untilAborted } from './until-aborted.ts'

const ACCEPT = { Accept: 'text/event-stream' }

/**
 * The calls that keep a balance on screen. Calls of `account()` that overlap share one request, so an answer may have
 * been asked for earlier.
 */
export function accountCalls(
  exchange: Exchange,
  options: ClientOptions,
): Required<Pick<CreditSource, 'account' | 'watch'>> {
  const { paths = {} } = options
  let kept: Answer | undefined
  let reading: Promise<unknown> | undefined

  async function readAccount(): Promise<unknown> {
    try {
      kept = await exchange.send({ method: 'GET', path: paths.account ?? 'account', kept })
      return kept.body
    } finally {
      reading = undefined
    }
  }

  return {
    async account(call) {
      reading ??= readAccount()
      return call?.signal ? untilAborted(reading, call.signal) : reading
    },
    async watch(watcher, signal) {
      const { watchEvents } = await import('./live.ts')
      const path = paths.events ?? 'events'
      const open: OpenStream = (headers, limit) =>
        exchange.open({ method: 'GET', path, headers: { ...headers, ...ACCEPT } }, limit)
      await watchEvents(open, watcher, signal, options.stream)
    },
  }
}
