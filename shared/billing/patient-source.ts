import type { CreditSource } from './source.ts'
import { toFailure, type Failure } from '../credits/failure.ts'

/**
 * The ledger of a source that is asked for the same page again after a failure, for as long as `onTrouble` resolves: so
 * whoever walks the pages goes on where they stood.
 */
export function patientSource(
  source: CreditSource,
  onTrouble: (failure: Failure, attempt: number) => Promise<void>,
): CreditSource {
  if (!source.entries) return source
  return {
    ...source,
    entries: async (query, call) => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await source.entries?.(query, call)
        } catch (thrown) {
          call?.signal?.throwIfAborted()
          await onTrouble(toFailure(thrown), attempt)
        }
      }
    },
  }
}
