/** When the viewer last looked, and what they saw. Another viewer of the same account has looked at nothing yet. */
import { amount, count, maybe, quantity, readJson, shape, type Told } from '../shared/billing/wire-schema.ts'
import type { Account } from '../shared/credits/account.ts'
import { toLook, type Look } from '../shared/credits/change.ts'
import type { CreditStore } from './credit-store.ts'
import { findFirstAnswer, findKeptLook, keepLook } from './kept-look.ts'
import type { StoreOptions } from './store-options.ts'
import { viewerKey } from './viewer-key.ts'

/** Looks that are further apart than this are two visits. */
const VISIT_GAP_MS = 30 * 60_000

const look = shape({ available: amount, scale: count, asOf: quantity })

const kept = shape({
  /** What they saw last before this visit. */
  before: maybe(look),
  /** What they saw last, and when by the clock of the device. */
  last: maybe(look),
  lookedAt: quantity,
})
type Kept = Told<typeof kept>

/** For pages that keep nothing, and for those that could not. `who` looked. */
const inMemory = new WeakMap<StoreOptions, { who: string; kept: Kept }>()

/**
 * Notes that the viewer sees this balance now. Answers what it is to be compared with: what they saw last on an earlier
 * visit, else the first answer of this page. `null` where no number was known.
 */
export function lookAt({ options }: CreditStore, account: Account, now: number): Look | null {
  const known = findKept(options, account)
  const seen = toLook(account) ?? null
  const isNewVisit = now - known.lookedAt > VISIT_GAP_MS
  const before = (isNewVisit ? known.last : known.before) ?? firstLook(options, account) ?? seen
  keep(options, account, { before, last: seen ?? known.last, lookedAt: now })
  return before
}

function findKept(options: StoreOptions, account: Account): Kept {
  const remembered = inMemory.get(options)
  return (
    parseKept(findKeptLook(options, 'look', account)) ??
    (remembered?.who === viewerKey(account) ? remembered.kept : { before: null, last: null, lookedAt: 0 })
  )
}

function keep(options: StoreOptions, account: Account, next: Kept): void {
  inMemory.set(options, { who: viewerKey(account), kept: next })
  keepLook(options, 'look', account, JSON.stringify(next))
}

function parseKept(stored = ''): Kept | undefined {
  try {
    return readJson(kept, JSON.parse(stored))
  } catch {
    return undefined
  }
}

function firstLook(options: StoreOptions, account: Account): Look | undefined {
  const first = findFirstAnswer(options)
  return first && viewerKey(first) === viewerKey(account) ? toLook(first) : undefined
}
