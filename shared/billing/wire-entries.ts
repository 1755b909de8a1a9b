/** Ledger and usage as they travel: loaded with the history, not with the balance. */
import type { Account } from '../credits/account.ts'
import type { Entry } from '../credits/entry.ts'
import { USAGE_KEYS, type UsageRow } from '../credits/usage.ts'
import { checkOwner } from './wire-owner.ts'
import { accountRef } from './wire.ts'
import {
  amount,
  array,
  count,
  exactly,
  given,
  list,
  maybe,
  maybeAmount,
  maybeCount,
  maybeLink,
  maybeText,
  maybeTime,
  maybeWord,
  quantity,
  readJson,
  shape,
  text,
  texts,
  word,
} from './wire-schema.ts'

/** One page of the ledger, newest first. `next` is the cursor of the page after it; `null` on the last one. */
export interface EntryPage {
  entries: Entry[]
  next: string | null
  /** How many entries match in all, where the server counts them. */
  total: number | null
}

/** What an answer is held against: it must be about this account, in its unit. */
export type Asked = Pick<Account, 'id' | 'unit'>

const actor = shape({
  kind: maybeWord(['user', 'system'], 'unknown'),
  id: maybeText,
  name: maybeText,
})

const entry = shape({
  id: text,
  at: maybeTime,
  account: maybe(accountRef),
  type: text,
  amount,
  balanceAfter: maybeAmount,
  // What is in a state that nobody here knows is not counted as posted.
  status: given(word(['posted', 'failed'], 'pending'), 'posted'),
  description: given(text, ''),
  action: maybeText,
  quantity: maybe(quantity),
  actor: given(actor, {}),
  subject: maybe(shape({ type: text, label: text, url: maybeLink })),
  group: maybe(shape({ id: text, label: text, count, credits: amount })),
  lots: list(shape({ id: text, amount: maybeAmount })),
})

const entryPage = shape({ data: array(entry), next: maybeText, total: maybeCount })

const byKey = given(texts(USAGE_KEYS), {})

const usage = shape({ data: array(shape({ keys: byKey, labels: byKey, credits: amount, count })) })

/** The answer of `GET /entries`. Throws `malformed`, or `wrong-account` for an answer about another account. */
export function toEntryPage(json: unknown, asked: Asked): EntryPage {
  readEnvelope(json, asked)
  const { data, next, total } = readJson(entryPage, json)
  return { entries: data, next, total }
}

/** The answer of `GET /usage`. Throws `malformed`, or `wrong-account` for an answer about another account. */
export function toUsage(json: unknown, asked: Asked): UsageRow[] {
  readEnvelope(json, asked)
  return readJson(usage, json).data
}

function readEnvelope(json: unknown, asked: Asked): void {
  checkOwner(json, asked.id)
  readJson(shape({ scale: exactly(asked.unit.scale) }), json)
}
