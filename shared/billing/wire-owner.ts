import { FailureError } from '../credits/failure.ts'
import { readJson, shape, text } from './wire-schema.ts'

const envelope = shape({ accountId: text })

/** Throws `wrong-account` for an answer about another account than `accountId`, and `malformed` for one that names none. */
export function checkOwner(json: unknown, accountId: string): void {
  if (readJson(envelope, json).accountId !== accountId) throw new FailureError({ kind: 'wrong-account' })
}
