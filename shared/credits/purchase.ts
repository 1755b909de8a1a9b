import type { Contact, MissingRight, Pack, Price, TopUp } from './account.ts'
import type { Credits } from './amount.ts'
import type { Failure } from './failure.ts'

/** What the viewer decided to buy or to ask for. One key per intent, kept over retries and reloads: money moves once. */
export interface PurchaseIntent {
  /** Sent as `Idempotency-Key`: 8 to 64 printable ASCII characters. */
  key: string
  kind: 'checkout' | 'request'
  accountId: string
  packId: string | null
  credits: Credits
  scale: number
  /** The price the viewer saw; the server refuses another. */
  expectedPrice: Price | null
  message: string | null
}

/** Where a purchase stands. `credited` comes from the server only. */
export type PurchaseState =
  | { kind: 'idle' }
  /** The server is being asked for a checkout, or told of a request. */
  | { kind: 'asking'; intent: PurchaseIntent }
  /** The checkout exists, but the browser kept its tab from opening: the viewer needs the link. */
  | { kind: 'blocked'; intent: PurchaseIntent; topUp: TopUp }
  /** The checkout is open in another tab; nothing is paid yet. */
  | { kind: 'opened'; intent: PurchaseIntent; topUp: TopUp }
  /** The request is with the person who decides. */
  | { kind: 'requested'; intent: PurchaseIntent; topUp: TopUp }
  /** Paid, credits not there yet. `since` is epoch milliseconds. */
  | { kind: 'pending'; intent: PurchaseIntent; topUp: TopUp; since: number }
  /** Pending for longer than usual: the viewer must not pay again. */
  | { kind: 'slow'; intent: PurchaseIntent; topUp: TopUp; since: number }
  | { kind: 'credited'; intent: PurchaseIntent; topUp: TopUp }
  /** Declined, failed, canceled or expired by the server's word. */
  | { kind: 'ended'; intent: PurchaseIntent; topUp: TopUp }
  /** The call failed. Trying again keeps the key, unless the failure says that the intent itself is void. */
  | { kind: 'failed'; intent: PurchaseIntent; failure: Failure }

/** What the Buy button does for this viewer, and if nothing, why not and who can help. */
export type BuyOffer =
  /** Credits are not sold here, or nobody said how. */
  | { kind: 'none' }
  /** A standing page where one buys. */
  | { kind: 'link'; url: string }
  /** One pack: straight to its checkout. */
  | { kind: 'checkout'; pack: Pack }
  /** Several packs, or a free amount: choose first. */
  | { kind: 'choose'; packs: Pack[] }
  /** The viewer may ask for credits, somebody else decides. */
  | { kind: 'request'; packs: Pack[]; contacts: Contact[] }
  /** Nobody here can buy until the billing details are complete. */
  | { kind: 'billing-details'; fixUrl: string | null }
  /** The viewer may neither buy nor ask. */
  | { kind: 'not-allowed'; missing: MissingRight[]; contacts: Contact[] }
