/** Where credits are bought: orders and their way to being credited. */
import type { Price, TopUp, TopUpStatus } from '../shared/credits/account.ts'
import { toCredits } from '../shared/credits/amount.ts'
import type { Credits } from '../shared/credits/amount.ts'
import { KeyBook } from './key-book.ts'
import type { BegunTopUp, Settlement } from './scenario.ts'

/** A top-up as the server keeps it: it knows who began it and where that viewer came from. */
export type Order = Omit<TopUp, 'mine' | 'checkoutUrl'> & {
  viewerId: string
  returnUrl: string | null
  /** When the payment or request is dealt with; `null` when nobody does so by itself. */
  settlesAt: number | null
}

export type NewOrder = Pick<Order, 'kind' | 'credits' | 'price' | 'requestedBy' | 'viewerId' | 'returnUrl'>

const OPEN: readonly TopUpStatus[] = ['action-required', 'requested', 'pending']
const CHECKOUT_MS = 30 * 60_000
/** From payment to credits. */
const SETTLE_MS = 1500

export class TopUpDesk {
  settlement: Settlement
  readonly keys = new KeyBook<Order>()
  #orders: Order[] = []

  constructor(settlement: Settlement) {
    this.settlement = settlement
  }

  /** All orders, the newest first. */
  get orders(): readonly Order[] {
    return this.#orders
  }

  get open(): Order[] {
    return this.#orders.filter(({ status }) => OPEN.includes(status))
  }

  find(id: string): Order | undefined {
    return this.#orders.find((order) => order.id === id)
  }

  /** A checkout waits for its payment, a request for its answer. */
  create(wanted: NewOrder, now: number): Order {
    const isCheckout = wanted.kind === 'checkout'
    return this.#add({
      ...wanted,
      status: isCheckout ? 'action-required' : 'requested',
      expiresAt: isCheckout ? now + CHECKOUT_MS : null,
      settlesAt: !isCheckout && this.settlement === 'decline' ? now + SETTLE_MS : null,
      createdAt: now,
    })
  }

  /** An order that was there before. */
  restore({ minutesAgo, credits, ...begun }: BegunTopUp, requestedBy: string | null, now: number): void {
    const createdAt = now - minutesAgo * 60_000
    const rest = { credits: toCredits(credits), requestedBy, returnUrl: null, expiresAt: null, settlesAt: null }
    this.#add({ ...begun, ...rest, createdAt })
  }

  /** The server buys by itself. */
  buyAutomatically(credits: Credits, now: number): Order {
    const who = { viewerId: 'system', requestedBy: null, returnUrl: null }
    const times = { createdAt: now, expiresAt: null, settlesAt: now + SETTLE_MS }
    return this.#add({ kind: 'checkout', status: 'pending', credits, price: null, ...who, ...times })
  }

  /** The viewer pays at the checkout. `undefined` when there is nothing to pay: it is paid, or over. */
  pay(order: Order, now: number): Order | undefined {
    if (order.status !== 'action-required') return undefined
    if (this.settlement === 'fail')
      return this.#move(order, 'failed', now, { reason: 'The card was declined. Nothing was charged.' })
    const settlesAt = this.settlement === 'hold' ? null : now + SETTLE_MS
    return this.#move(order, 'pending', now, { settlesAt, expectedAt: now + SETTLE_MS, expiresAt: null })
  }

  /** `undefined` when it is too late: it is paid, or over. */
  cancel(order: Order, now: number): Order | undefined {
    const isEarly = order.status === 'action-required' || order.status === 'requested'
    return isEarly ? this.#move(order, 'canceled', now) : undefined
  }

  /** Ends an open order with the billing system's last word. */
  decide(order: Order, status: 'credited' | 'declined' | 'failed', reason: string | null, now: number): Order {
    return this.#move(order, status, now, { reason })
  }

  /** Payments settle, requests are answered, checkouts expire. Returns the orders that changed, as they are now. */
  passTime(now: number): Order[] {
    return this.open.flatMap((order) => {
      if (order.settlesAt !== null && order.settlesAt <= now) return this.#settle(order, order.settlesAt)
      if (order.expiresAt !== null && order.expiresAt <= now) return this.#move(order, 'expired', order.expiresAt)
      return []
    })
  }

  #settle(order: Order, at: number): Order {
    if (this.settlement === 'decline')
      return this.decide(order, 'declined', 'The budget for this quarter is spent. Ask again in January.', at)
    return this.decide(order, 'credited', null, at)
  }

  #add(order: Omit<Order, 'id' | 'updatedAt' | 'reason' | 'expectedAt'>): Order {
    const id = `top-up-${this.#orders.length + 1}`
    const added = { ...order, id, reason: null, expectedAt: order.settlesAt, updatedAt: order.createdAt }
    this.#orders = [added, ...this.#orders]
    return added
  }

  #move(order: Order, status: TopUpStatus, at: number, more: Partial<Order> = {}): Order {
    const moved = { ...order, ...more, status, updatedAt: Math.max(at, order.updatedAt) }
    this.#orders = this.#orders.map((old) => (old.id === order.id ? moved : old))
    return moved
  }
}

/** The price of a free amount, in whole cents: exact, because a unit price is a decimal string. */
export function priceOf(credits: Credits, scale: number, perCredit: Price): Price {
  const cents = BigInt(Math.round(Number(perCredit.amount) * 100))
  const steps = 10n ** BigInt(scale)
  const total = (BigInt(credits) * cents + steps - 1n) / steps
  return { amount: `${total / 100n}.${String(total % 100n).padStart(2, '0')}`, currency: perCredit.currency }
}
