/** The last answer of the billing API, as the background stored it and every page of the extension reads it. */
import * as v from 'valibot'
import { toAccount } from '../shared/billing/wire.ts'
import type { Failure } from '../shared/credits/failure.ts'
import { type CreditState, fail, LOADING } from '../shared/credits/state.ts'
import { Failure as FailureSchema } from './failure-schema.ts'
import { storageItem } from './storage.ts'

/** Wire JSON, because it is parsed again by the schema of the version that reads it. Times are epoch milliseconds. */
export interface StoredCredit {
  answer: { json: unknown; fetchedAt: number } | null
  failure: Failure | null
}

const StoredCredit = v.object({
  answer: v.nullable(v.object({ json: v.unknown(), fetchedAt: v.number() })),
  failure: v.nullable(FailureSchema),
})

export const creditItem = storageItem<StoredCredit>('session', 'credit', StoredCredit, { answer: null, failure: null })

/** What a screen shows for it. An answer that this version cannot read counts as none. */
export function toCreditState({ answer, failure }: StoredCredit): CreditState {
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
