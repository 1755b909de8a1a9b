import type { Account, Contact, MissingRight, Pack, Price, TopUp, TopUpKind, TopUpOffer } from './account.ts'
import type { Credits } from './amount.ts'
import type { Failure, FailureKind } from './failure.ts'

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
  /** Where the checkout sends the viewer afterwards. Kept with the key: what is sent under one key never changes. */
  returnUrl: string | null
}

/** Where a purchase stands. `credited` comes from the server only. */
export type PurchaseState =
  | { kind: 'idle' }
  /** The server is being asked for a checkout, or told of a request. */
  | { kind: 'asking'; intent: PurchaseIntent }
  /** The checkout exists, but in no tab: the viewer needs the link. Without an address to trust there is none. */
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
  /** One pack, and nothing under way: straight to its checkout. */
  | { kind: 'checkout'; pack: Pack }
  /** Several packs, a free amount, or somebody has bought already: choose first. */
  | { kind: 'choose'; packs: Pack[] }
  /** The viewer may ask for credits, somebody else decides. */
  | { kind: 'request'; packs: Pack[]; contacts: Contact[] }
  /** Nobody here can buy until the billing details are complete. */
  | { kind: 'billing-details'; fixUrl: string | null }
  /** The viewer may neither buy nor ask. */
  | { kind: 'not-allowed'; missing: MissingRight[]; contacts: Contact[] }

/** What the viewer chose: one of the packs, or a free amount. `message` is for whoever decides on a request. */
export type PurchaseChoice = { kind: TopUpKind; message: string | null } & ({ pack: Pack } | { credits: Credits })

/** What Buy does for this viewer. A server that does not speak of rights lets everybody try. */
export function buyOffer(account: Account): BuyOffer {
  const { topUp, access, openTopUps } = account
  if (!topUp) return { kind: 'none' }
  const isSold = topUp.kinds.includes('checkout') || topUp.url !== null
  const isRequestable = topUp.kinds.includes('request')
  if (isSold && (access?.buy ?? true)) {
    if (topUp.blockedBy === 'billing-details') return { kind: 'billing-details', fixUrl: topUp.fixUrl }
    const way = findWayToBuy(topUp, openTopUps)
    if (way) return way
  }
  const request = findRequestOffer(account)
  if (request) return request
  const isForbidden = access && ((isSold && !access.buy) || (isRequestable && !access.request))
  return isForbidden ? { kind: 'not-allowed', missing: access.missing, contacts: access.contacts } : { kind: 'none' }
}

/** What a viewer may ask for, also one who may buy; `undefined` where they may not ask, or nobody decides on requests. */
export function findRequestOffer({ topUp, access }: Account): Extract<BuyOffer, { kind: 'request' }> | undefined {
  if (!topUp?.kinds.includes('request') || access?.request === false) return undefined
  return { kind: 'request', packs: topUp.packs, contacts: access?.contacts ?? [] }
}

/** Does Buy lead on to credits? Otherwise it only says why not. */
export function canBuy({ kind }: BuyOffer): boolean {
  return kind !== 'none' && kind !== 'billing-details' && kind !== 'not-allowed'
}

/**
 * The intent to buy or ask for what was chosen. `key` is new for each intent: 8 to 64 printable ASCII characters. A free
 * amount has no expected price: how the seller adds it up is not known, so the checkout is where the viewer agrees to it.
 */
export function intentFor(
  account: Account,
  choice: PurchaseChoice,
  { key, returnUrl }: Pick<PurchaseIntent, 'key' | 'returnUrl'>,
): PurchaseIntent {
  const pack = 'pack' in choice ? choice.pack : null
  return {
    key,
    kind: choice.kind,
    accountId: account.id,
    packId: pack?.id ?? null,
    credits: 'pack' in choice ? choice.pack.credits : choice.credits,
    scale: account.unit.scale,
    expectedPrice: pack?.price ?? null,
    message: choice.message,
    returnUrl,
  }
}

/** Is it under way: neither credited nor over? */
export function isOpenTopUp({ status }: TopUp): boolean {
  return status === 'action-required' || status === 'requested' || status === 'pending'
}

const OPEN: readonly PurchaseState['kind'][] = ['asking', 'blocked', 'opened', 'requested', 'pending', 'slow']

/** Is a purchase under way, so that another one must not begin? */
export function isPurchaseOpen({ kind }: PurchaseState): boolean {
  return OPEN.includes(kind)
}

/** Kinds by which the server refused this very intent: nothing was made, and sending it again cannot succeed. */
const VOIDING: readonly FailureKind[] = [
  'price-changed',
  'billing-details-missing',
  'idempotency-conflict',
  'validation-failed',
  'forbidden',
  'not-found',
  'unsupported',
]

/**
 * Does trying again send the same key? Yes wherever the top-up may have been made although no answer arrived: no
 * network, a deadline, a server error, an unreadable answer. So money moves once.
 */
export function keepsKey({ kind }: Failure): boolean {
  return !VOIDING.includes(kind)
}

function findWayToBuy({ kinds, packs, free, url }: TopUpOffer, openTopUps: TopUp[]): BuyOffer | undefined {
  // The vendor's own page comes first: it knows offers and payment methods that packs cannot tell.
  if (url !== null) return { kind: 'link', url }
  const [pack] = packs
  if (kinds.includes('checkout') && (pack || free))
    return pack && packs.length === 1 && !free && !openTopUps.some(isOpenTopUp)
      ? { kind: 'checkout', pack }
      : { kind: 'choose', packs }
  return undefined
}
