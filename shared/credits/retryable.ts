/** Apart from the failures themselves: nobody asks before the first number stands. */
import type { Failure, FailureKind } from './failure.ts'

/** Kinds that asking the same again cannot mend: somebody has to act first. */
const FINAL: readonly FailureKind[] = [
  'signed-out',
  'forbidden',
  'not-found',
  'wrong-account',
  'precondition-failed',
  'price-changed',
  'billing-details-missing',
  'idempotency-conflict',
  'validation-failed',
  'misconfigured',
  'not-permitted',
  'unsupported',
]

/** Is it worth asking again without anybody doing something first? */
export function isRetryable(failure: Failure): boolean {
  return !FINAL.includes(failure.kind)
}
