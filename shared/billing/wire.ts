/**
 * The snapshot and the top-ups as they travel (see `openapi.yaml`). Together with the other `wire-…` files this is the
 * only place that knows the names on the wire. Missing fields become unknown or absent, unknown fields are ignored,
 * unknown words become their neutral member; a field of the wrong type makes the whole answer `malformed`.
 */
import {
  TOP_UP_STATUSES,
  type Account,
  type Cost,
  type Lot,
  type Mark,
  type TopUp,
  type UnitLabel,
} from '../credits/account.ts'
import { MAX_SCALE } from '../credits/amount.ts'
import {
  amount,
  array,
  bool,
  count,
  exactly,
  flag,
  given,
  known,
  list,
  maybe,
  maybeAmount,
  maybeCount,
  maybeFlag,
  maybeLink,
  maybeText,
  maybeTime,
  maybeWord,
  pattern,
  quantity,
  readJson,
  refuse,
  shape,
  text,
  texts,
  time,
  word,
  wordOr,
  type Read,
} from './wire-schema.ts'

export const scale: Read<number> = (json, path) => {
  const digits = count(json, path)
  return digits <= MAX_SCALE ? digits : refuse(path)
}

export const contact = shape({ name: text, email: maybeText, url: maybeLink })

export const missingRight = shape({ right: text, permission: text, where: maybeText, url: maybeLink })

export const accountRef = shape({ id: text, name: maybeText })

// Both halves are checked because Intl throws at a currency it cannot read, and would print "NaN" for the amount.
const price = shape({ amount: pattern(/^\d+(\.\d+)?$/), currency: pattern(/^[A-Z]{3}$/) })

const pluralForms = texts(['one', 'two', 'few', 'many', 'other'])

const label: Read<UnitLabel> = (json, path) => {
  const { other, ...forms } = pluralForms(json, path)
  return { ...forms, other: other ?? refuse(`${path}.other`) }
}

const unit = shape({ scale, label: maybe(label) })

const balance = shape({
  available: maybeAmount,
  unlimited: flag,
  floor: given(amount, 0),
  held: maybeAmount,
  incoming: maybeAmount,
})

const term = shape({
  startsAt: time,
  endsAt: time,
  cycle: maybeWord(['annual', 'quarterly', 'monthly'], 'other'),
  rolloverDays: given(count, 0),
  renews: maybeFlag,
  nextAllowance: maybeAmount,
})

const datedEnd = shape({ at: maybeTime })

const lotEnd: Read<Lot['expires']> = (json, path) => {
  const { at } = datedEnd(json, path)
  return at === null ? null : { at }
}

const lotFields = shape({
  id: text,
  name: maybeText,
  kind: maybeWord(['plan', 'purchase', 'grant', 'adjustment'], 'unknown'),
  status: word(['scheduled', 'pending', 'active', 'depleted', 'expired', 'voided'], null),
  granted: amount,
  remaining: maybeAmount,
  effectiveAt: time,
  expires: maybe(wordOr(word(['never'], null), lotEnd)),
  rolledOver: flag,
  restrictedTo: maybe(wordOr(word(['any'], null), array(text))),
})

/** A lot in a state that nobody here knows can be counted neither as open nor as closed: it is left out. */
const lot: Read<Lot | null> = (json, path) => {
  const { status, ...rest } = lotFields(json, path)
  return status === null ? null : { status, ...rest }
}

const markFields = shape({ percent: maybe(quantity), credits: maybeAmount })

const mark: Read<Mark> = (json, path) => {
  const { percent, credits } = markFields(json, path)
  return percent === null ? { credits: credits ?? refuse(path) } : { percent }
}

const costFields = shape({ kind: text, credits: maybeAmount })

const cost: Read<Cost> = (json, path) => {
  const { kind, credits } = costFields(json, path)
  if (kind === 'fixed') return { kind, credits: credits !== null && credits >= 0 ? credits : refuse(path) }
  return { kind: kind === 'free' || kind === 'varies' ? kind : 'unknown' }
}

const action = shape({
  key: text,
  name: text,
  cost: given(cost, { kind: 'unknown' }),
  per: maybe(shape({ singular: text, plural: text })),
  trigger: maybeText,
  note: maybeText,
  status: maybeWord(['coming-soon'], 'available'),
  canRun: maybeCount,
})

const access = shape({
  entries: flag,
  export: flag,
  buy: flag,
  request: flag,
  missing: list(missingRight),
  contacts: list(contact),
})

const topUpOffer = shape({
  url: maybeLink,
  kinds: known(word(['checkout', 'request'], null)),
  packs: list(shape({ id: text, credits: amount, price: maybe(price) })),
  free: maybe(shape({ min: amount, max: amount, step: amount, pricePerCredit: maybe(price) })),
  blockedBy: maybe(word(['billing-details'], null)),
  fixUrl: maybeLink,
  temporaryOptions: list(shape({ name: text, note: maybeText, url: maybeLink })),
})

const topUp = shape({
  id: text,
  kind: word(['checkout'], 'request'),
  // An unknown state is taken for "under way": the viewer waits instead of paying twice.
  status: word(TOP_UP_STATUSES, 'pending'),
  credits: amount,
  price: maybe(price),
  checkoutUrl: maybeLink,
  mine: flag,
  requestedBy: maybeText,
  reason: maybeText,
  expectedAt: maybeTime,
  expiresAt: maybeTime,
  createdAt: time,
  updatedAt: time,
})

const account = shape({
  id: text,
  name: maybeText,
  viewer: maybe(accountRef),
  version: maybe(shape({ epoch: text, n: count })),
  asOf: time,
  serverTime: maybeTime,
  pollSeconds: maybe(quantity),
  unit,
  balance,
  paused: maybe(shape({ reason: text, since: maybeTime })),
  allowance: maybeAmount,
  marks: list(mark),
  term: maybe(term),
  lots: maybe(known(lot)),
  actions: list(action),
  sharedWith: list(accountRef),
  access: maybe(access),
  topUp: maybe(topUpOffer),
  autoTopUp: maybe(shape({ enabled: bool, below: maybeAmount, credits: maybeAmount })),
  openTopUps: list(topUp),
  links: given(shape({ portal: maybeLink, plan: maybeLink, proConnect: maybeLink, support: maybe(contact) }), {}),
  features: given(
    shape({
      entries: flag,
      usage: flag,
      events: flag,
      alerts: maybeWord(['read', 'write'], 'none'),
      exports: flag,
    }),
    {},
  ),
})

/** The answer of `GET /account`. Throws `malformed`. */
export function toAccount(json: unknown): Account {
  return readJson(account, json)
}

/** A top-up, as every call under `/top-ups` answers it. Throws `malformed`, also for amounts of another scale. */
export function toTopUp(json: unknown, unitScale: number): TopUp {
  readJson(shape({ scale: given(exactly(unitScale), unitScale) }), json)
  return readJson(topUp, json)
}
