/** The last answer of a billing API, as the background stored it and every page of the extension reads it. */
import * as v from 'valibot'
import { toAccount } from '../shared/billing/wire.ts'
import type { Failure } from '../shared/credits/failure.ts'
import { type CreditState, fail, LOADING } from '../shared/credits/state.ts'
import type { Connection } from './connection.ts'
import { Failure as FailureSchema } from './failure-schema.ts'
import { type OwnSettings, withOwnMarks } from './settings.ts'
import { storageItem, type StorageItem } from './storage.ts'

/** What is known through one connection. */
export interface StoredCredit {
  /** Wire JSON, because it is parsed again by the schema of the version that reads it. */
  answer: StoredAnswer | null
  /** Why the last attempt brought no answer. */
  failure: Failure | null
  /** How many attempts in a row brought none. */
  failures: number
}

export interface StoredAnswer {
  json: unknown
  /** When the answer was asked for, or last confirmed. Epoch milliseconds. */
  fetchedAt: number
  /** Asks the server to confirm it instead of sending it again. */
  etag: string | null
}

const StoredCredit = v.object({
  answer: v.nullable(v.object({ json: v.unknown(), fetchedAt: v.number(), etag: v.nullable(v.string()) })),
  failure: v.nullable(FailureSchema),
  failures: v.number(),
})

/** Of the connection with this id. Written in `background/refresh.ts` only. `null` while nothing is known. */
export function creditItem(connectionId: string): StorageItem<StoredCredit | null> {
  return storageItem<StoredCredit | null>('local', `credit:${connectionId}`, v.nullable(StoredCredit), null)
}

/**
 * What a screen shows for a connection, with the person's own marks. An answer that this version cannot read, or that
 * is for another account than was connected, counts as none.
 */
export function toCreditState(
  stored: StoredCredit | null,
  { accountId }: Pick<Connection, 'accountId'>,
  { marks }: Pick<OwnSettings, 'marks'>,
): CreditState {
  if (!stored) return LOADING
  const { answer, failure } = stored
  const known = answer ? readAnswer(answer, accountId, marks) : LOADING
  return failure ? fail(known, failure) : known
}

function readAnswer(
  { json, fetchedAt }: StoredAnswer,
  accountId: string | null,
  marks: OwnSettings['marks'],
): CreditState {
  try {
    const account = toAccount(json)
    if (accountId !== null && account.id !== accountId) return LOADING
    return { kind: 'ready', account: withOwnMarks(account, marks), fetchedAt }
  } catch {
    return LOADING
  }
}
