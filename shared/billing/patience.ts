/** What an export does when a page fails: waits and asks again, asks the person, or gives up. */
import { retryDelayMs } from './retry.ts'
import { FailureError, type Failure } from '../credits/failure.ts'

/** What is waited for. `until` is epoch milliseconds; `null`: until the person did something and says so. */
export interface Waiting {
  failure: Failure
  until: number | null
}

export interface Patience {
  /** For `exportLedger`. Resolves to go on, rejects to give up. */
  onTrouble: (failure: Failure, attempt: number) => Promise<void>
  /** Goes on at once: the person, or the browser, says that it may work now. */
  goOn: () => void
}

/** A person watches: no wait is so short that its words flash by, or so long that they would take it for the end. */
const MIN_MS = 2000
const CAP_MS = 30_000
/** What may be a proxy's fault once is the server's when it comes again and again. */
const MAX_ODD = 3

/** `onWaiting` hears when a wait begins, and `null` when it is over. Aborting `signal` ends any wait. */
export function createPatience(signal: AbortSignal, onWaiting: (waiting: Waiting | null) => void): Patience {
  let goOn: (() => void) | undefined
  return {
    goOn: () => goOn?.(),
    async onTrouble(failure, attempt) {
      const until = findEnd(failure, attempt)
      if (until === undefined) throw new FailureError(failure)
      onWaiting({ failure, until })
      const over = Promise.withResolvers<void>()
      goOn = over.resolve
      const timer = until === null ? undefined : setTimeout(over.resolve, until - Date.now())
      const abort = () => over.reject(signal.reason)
      signal.addEventListener('abort', abort)
      try {
        await over.promise
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
        onWaiting(null)
      }
    },
  }
}

/** Until when to wait; `undefined` where that is of no use. */
function findEnd(failure: Failure, attempt: number): number | null | undefined {
  if (failure.kind === 'signed-out' || failure.kind === 'not-permitted') return null
  const isOdd = failure.kind === 'malformed' || failure.kind === 'source-failed'
  if (isOdd && attempt >= MAX_ODD) return undefined
  const now = Date.now()
  const delayMs = retryDelayMs(failure, attempt, Math.random(), now, { capMs: CAP_MS })
  return delayMs === null ? undefined : now + Math.max(MIN_MS, delayMs)
}
