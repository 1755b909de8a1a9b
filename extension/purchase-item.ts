/** What is being bought through a connection: written by the background, read by the popup. */
import * as v from 'valibot'
import { TOP_UP_STATUSES } from '../shared/credits/account.ts'
import type { Account, TopUp as DomainTopUp } from '../shared/credits/account.ts'
import { isCredits } from '../shared/credits/amount.ts'
import type { Credits } from '../shared/credits/amount.ts'
import type { PurchaseIntent, PurchaseState } from '../shared/credits/purchase.ts'
import { Failure } from './failure-schema.ts'
import { storageItem, type StorageItem } from './storage.ts'

export type BegunPurchase = Exclude<PurchaseState, { kind: 'idle' }>

/** The purchase as it stands, and what is needed to go on with it after the background was stopped. */
export interface StoredPurchase {
  state: BegunPurchase
  /** Who ordered it; `null` where the server does not say who looks. */
  viewerId: string | null
  /** When its key was first sent. Epoch milliseconds. */
  orderedAt: number
  /** How often the order was sent since somebody last asked for it. */
  tries: number
}

const Text = v.nullable(v.string())
const Time = v.nullable(v.number())
const Amount = v.custom<Credits>((value) => isCredits(value))
const Price = v.nullable(v.object({ amount: v.string(), currency: v.string() }))
const Kind = v.picklist(['checkout', 'request'])

const Intent: v.GenericSchema<unknown, PurchaseIntent> = v.object({
  key: v.string(),
  kind: Kind,
  accountId: v.string(),
  packId: Text,
  credits: Amount,
  scale: v.number(),
  expectedPrice: Price,
  message: Text,
  returnUrl: Text,
})

const TopUp: v.GenericSchema<unknown, DomainTopUp> = v.object({
  id: v.string(),
  kind: Kind,
  status: v.picklist(TOP_UP_STATUSES),
  credits: Amount,
  price: Price,
  checkoutUrl: Text,
  mine: v.boolean(),
  requestedBy: Text,
  reason: Text,
  expectedAt: Time,
  expiresAt: Time,
  createdAt: v.number(),
  updatedAt: v.number(),
})

const followed = <K extends string>(kind: K) => v.object({ kind: v.literal(kind), intent: Intent, topUp: TopUp })
const paid = <K extends string>(kind: K) => v.object({ ...followed(kind).entries, since: v.number() })

/** The type annotation holds it to the domain's union: a new state does not compile until it is here. */
const State: v.GenericSchema<unknown, BegunPurchase> = v.variant('kind', [
  v.object({ kind: v.literal('asking'), intent: Intent }),
  followed('blocked'),
  followed('opened'),
  followed('requested'),
  paid('pending'),
  paid('slow'),
  followed('credited'),
  followed('ended'),
  v.object({ kind: v.literal('failed'), intent: Intent, failure: Failure }),
])

const StoredPurchase = v.object({ state: State, viewerId: Text, orderedAt: v.number(), tries: v.number() })

/** Of the connection with this id. Written in `background/purchase-record.ts` only. `null` while nothing is bought. */
export function purchaseItem(connectionId: string): StorageItem<StoredPurchase | null> {
  return storageItem<StoredPurchase | null>('local', `purchase:${connectionId}`, v.nullable(StoredPurchase), null)
}

/** What a screen shows: nothing of a purchase that another viewer made, or for another account. */
export function toPurchaseState(stored: StoredPurchase | null, account: Account): PurchaseState {
  return stored && isMadeBy(stored, account) ? stored.state : { kind: 'idle' }
}

/** Was it ordered for this account, by the same viewer? */
export function isMadeBy({ state, viewerId }: StoredPurchase, { id, viewer }: Account): boolean {
  return state.intent.accountId === id && viewerId === (viewer?.id ?? null)
}
