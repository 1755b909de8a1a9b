/** The last answer of the billing API, as the background stored it and every page of the extension reads it. */
import * as v from 'valibot'
import { toAccount } from '../shared/billing/wire.ts'
import type { Failure } from '../shared/credits/failure.ts'
import { type CreditState, fail, LOADING } from '../shared/credits/state.ts'
import { Failure as FailureSchema } from './failure-schema.ts'
import { storageItem } from './storage.ts'

/** What is known of one API. */
export interface StoredCredit {
  /** The API that said so: nothing here is ever shown for another one. */
  apiBase: string
  /** Wire JSON, because it is parsed again by the schema of the version that reads it. Epoch milliseconds. */
  answer: { json: unknown; fetchedAt: number } | null
  /** Why the last attempt brought no answer. */
  failure: Failure | null
}

const StoredCredit = v.object({
  apiBase: v.string(),
  answer: v.nullable(v.object({ json: v.unknown(), fetchedAt: v.number() })),
  failure: v.nullable(FailureSchema),
})

/** Written in `background/refresh.ts` only. `null` while nothing is known. */
export const creditItem = storageItem<StoredCredit | null>('session', 'credit', v.nullable(StoredCredit), null)

/** What a screen of the API at `apiBase` shows for it. An answer that this version cannot read counts as none. */
export function toCreditState(stored: StoredCredit | null, apiBase: string): CreditState {
  if (stored?.apiBase !== apiBase) return LOADING
  const { answer, failure } = stored
  const known = answer ? readAnswer(answer) : LOADING
  return failure ? fail(known, failure) : known
}

function readAnswer({ json, fetchedAt }: { json: unknown; fetchedAt: number }): CreditState {
  try {
    return { kind: 'ready', account: toAccount(json), fetchedAt }
  } catch {
    return LOADING
  }
}
