import type { Pack, Price, TopUpOffer } from './account.ts'
import { isCredits, type Credits } from './amount.ts'
import { findTotal, type ExactPrice } from './price-total.ts'

/** What to buy. */
export type Proposal =
  /** Each pack is an order of its own, largest first. `price` is the exact total; `null` where nobody can tell. */
  | { kind: 'packs'; packs: PackCount[]; credits: Credits; price: Price | null }
  /** One order of a free amount. */
  | { kind: 'free'; credits: Credits }

export interface PackCount {
  pack: Pack
  count: number
}

/** Each pack is an order of its own, which somebody has to walk through. */
const MAX_ORDERS = 4
/** Nobody offers more; of a longer list, the first count. */
const MAX_PACKS = 20

/** A way to cover what is short. */
interface Way {
  proposal: Proposal
  /** `null` where a price is missing or there are several currencies. */
  total: ExactPrice | null
  orders: number
}

/**
 * What to buy to have at least `short` credits more: the cheapest of the free amount and up to four packs. Where a price
 * is missing, or currencies differ, it is what leaves the fewest credits over. Between equals, fewer orders. If four
 * packs do not do, the largest one as often as it takes. `null` where nothing that is sold covers it. `scale` is the
 * unit's.
 */
export function proposeTopUp(offer: TopUpOffer, short: Credits, scale: number): Proposal | null {
  const packs = offer.packs.filter(({ credits }) => credits > 0).slice(0, MAX_PACKS)
  const free = offer.free && findFreeWay(offer.free, short, scale)
  const ways = [...(free ? [free] : []), ...findCarts(packs, short).flatMap((cart) => findPackWay(cart) ?? [])]
  const currencies = new Set(ways.map(({ total }) => total?.currency))
  const isPriced = currencies.size === 1 && !currencies.has(undefined)
  const costOf = ({ total, proposal }: Way) => (isPriced && total ? total.parts : BigInt(proposal.credits))
  const [best] = ways.toSorted((a, b) => compare(costOf(a), costOf(b)) || a.orders - b.orders)
  return best?.proposal ?? null
}

/** Every choice of a few packs that covers it and holds none too many. */
function findCarts(packs: readonly Pack[], short: number): PackCount[][] {
  const carts = [...covers(packs, short, MAX_ORDERS)].map(countPacks)
  const [largest] = packs.toSorted((a, b) => b.credits - a.credits)
  if (carts.length > 0 || !largest) return carts
  return [[{ pack: largest, count: Math.ceil(short / largest.credits) }]]
}

function* covers(packs: readonly Pack[], short: number, orders: number): Generator<Pack[]> {
  if (short <= 0) yield []
  else if (orders > 0)
    for (const [index, pack] of packs.entries())
      for (const rest of covers(packs.slice(index), short - pack.credits, orders - 1)) yield [pack, ...rest]
}

function countPacks(packs: readonly Pack[]): PackCount[] {
  const counts = new Map<Pack, number>()
  for (const pack of packs) counts.set(pack, (counts.get(pack) ?? 0) + 1)
  return Array.from(counts, ([pack, count]) => ({ pack, count })).toSorted((a, b) => b.pack.credits - a.pack.credits)
}

function findPackWay(packs: PackCount[]): Way | null {
  const credits = packs.reduce((all, { pack, count }) => all + pack.credits * count, 0)
  if (!isCredits(credits)) return null
  const total = findTotal(packs.map(({ pack: { price }, count }) => ({ price, count })))
  const orders = packs.reduce((all, { count }) => all + count, 0)
  return { proposal: { kind: 'packs', packs, credits, price: total && total.price }, total, orders }
}

/** The first amount on the server's steps that covers it. */
function findFreeWay(
  { min, max, step, pricePerCredit }: NonNullable<TopUpOffer['free']>,
  short: number,
  scale: number,
): Way | null {
  const steps = Math.max(0, Math.ceil((short - min) / step))
  const credits = min + steps * step
  if (!isCredits(credits) || credits < short || credits > max) return null
  const total = findTotal([{ price: pricePerCredit, count: credits }], scale)
  return { proposal: { kind: 'free', credits }, total, orders: 1 }
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
