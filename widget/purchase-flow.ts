import { allowsCheckout } from '../shared/billing/address.ts'
import { retryDelayMs } from '../shared/billing/retry.ts'
import type { TopUpOrder } from '../shared/billing/source.ts'
import { toTopUp } from '../shared/billing/wire.ts'
import type { Account, TopUp } from '../shared/credits/account.ts'
import { FailureError, toFailure } from '../shared/credits/failure.ts'
import { nextPurchase } from '../shared/credits/next-purchase.ts'
import type { PurchaseEvent } from '../shared/credits/next-purchase.ts'
import { intentFor, isPurchaseOpen, keepsKey } from '../shared/credits/purchase.ts'
import type { PurchaseChoice, PurchaseIntent } from '../shared/credits/purchase.ts'
import { findSnapshot } from '../shared/credits/state.ts'
import type { CheckoutTab } from './checkout-tab.ts'
import { now } from './clock.ts'
import type { CreditStore } from './credit-store.ts'
import { findInterruptedPurchase } from './interrupted-purchase.ts'
import { keepPurchase } from './open-purchase.ts'
import { TopUpWatch } from './top-up-watch.ts'

/** So often the same order is sent, with the same key, before the viewer is asked. */
const MAX_TRIES = 4
/** Nobody watches a blank tab for longer. */
const MAX_PAUSE_MS = 5000

const flows = new WeakMap<CreditStore, PurchaseFlow>()

/** The one flow of a store. */
export function purchaseFlow(store: CreditStore): PurchaseFlow {
  const flow = flows.get(store) ?? new PurchaseFlow(store)
  flows.set(store, flow)
  return flow
}

/** Carries a purchase from the click to the credits: the only writer of `store.purchase`. Its methods never throw. */
export class PurchaseFlow {
  readonly #store: CreditStore
  readonly #watch: TopUpWatch
  #tab: CheckoutTab | null = null

  constructor(store: CreditStore) {
    this.#store = store
    this.#watch = new TopUpWatch(store, () => this.#look())
  }

  /** Orders what was chosen. `tab` is blank, opened in the click; it goes to the checkout, or closes. */
  begin(choice: PurchaseChoice, tab: CheckoutTab | null): void {
    const snapshot = findSnapshot(this.#store.state.peek())
    if (!snapshot || isPurchaseOpen(this.#store.purchase.peek())) tab?.close()
    else
      this.#ask(
        { kind: 'ask', intent: intentFor(snapshot.account, choice, { key: newKey(), returnUrl: returnAddress() }) },
        tab,
      )
  }

  /** Sends the failed order again, with its key. */
  retry(tab: CheckoutTab | null): void {
    this.#ask({ kind: 'retry' }, tab)
  }

  /** Goes on where a reload interrupted: with the same key the server answers the same top-up. */
  resume(account: Account): void {
    const purchase = findInterruptedPurchase(this.#store.options.api, account.id)
    if (!purchase || this.#store.purchase.peek().kind !== 'idle') return
    if (purchase.topUpId === null) this.#ask({ kind: 'ask', intent: purchase.intent }, null)
    else void this.#pickUp(purchase.intent, purchase.topUpId)
  }

  /** The viewer followed the link to the checkout. */
  opened(): void {
    this.#dispatch({ kind: 'opened' })
  }

  /** The viewer has read how it ended, or gives up following it. */
  dismiss(): void {
    this.#dispatch({ kind: 'dismiss' })
    this.#forget()
  }

  /** Tells the server that nothing will be paid. Where it refuses, the purchase goes on. */
  async cancel(): Promise<void> {
    const state = this.#store.purchase.peek()
    if (!('topUp' in state)) return this.dismiss()
    this.#tab?.close()
    try {
      const json = await this.#store.options.source.cancelTopUp?.(state.topUp.id)
      if (json === undefined) return this.dismiss()
      this.#update(this.#read(json, state.intent))
    } catch {
      await this.#look()
    }
  }

  #ask(event: PurchaseEvent, tab: CheckoutTab | null): void {
    const state = this.#dispatch(event)
    if (state.kind !== 'asking') return tab?.close()
    this.#tab = tab
    keepPurchase({ api: this.#store.options.api, intent: state.intent, topUpId: null })
    void this.#order(state.intent, tab)
  }

  async #order(intent: PurchaseIntent, tab: CheckoutTab | null): Promise<void> {
    try {
      const topUp = this.#read(await this.#send(intent), intent)
      const hasCheckout = topUp.status === 'action-required' && topUp.checkoutUrl !== null
      const opened = hasCheckout && tab !== null && tab.go(topUp.checkoutUrl ?? '')
      if (!opened) tab?.close()
      this.#follow(intent, topUp, opened)
    } catch (thrown) {
      tab?.close()
      const failure = toFailure(thrown)
      this.#dispatch({ kind: 'failure', failure })
      if (!keepsKey(failure)) keepPurchase(null)
    }
  }

  /** A lost answer does not mean a lost order: the same key asks for the same one. */
  async #send(intent: PurchaseIntent): Promise<unknown> {
    const { source } = this.#store.options
    if (!source.createTopUp) throw new FailureError({ kind: 'unsupported' })
    for (let tries = 1; ; tries += 1) {
      try {
        return await source.createTopUp(toOrder(intent), intent.key)
      } catch (thrown) {
        const failure = toFailure(thrown)
        const waitMs = keepsKey(failure) ? retryDelayMs(failure, tries, Math.random(), now()) : null
        if (waitMs === null || waitMs > MAX_PAUSE_MS || tries === MAX_TRIES) throw thrown
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }

  async #pickUp(intent: PurchaseIntent, topUpId: string): Promise<void> {
    try {
      const json = await this.#store.options.source.topUp?.(topUpId)
      if (json === undefined || this.#dispatch({ kind: 'ask', intent }).kind !== 'asking') return
      this.#follow(intent, this.#read(json, intent), true)
    } catch {
      // The server still lists the open top-up; a next reload tries again.
    }
  }

  #follow(intent: PurchaseIntent, topUp: TopUp, opened: boolean): void {
    keepPurchase({ api: this.#store.options.api, intent, topUpId: topUp.id })
    this.#dispatch({ kind: 'created', topUp, opened })
    this.#watch.start()
    this.#settle()
  }

  /** Asks how the top-up stands. */
  async #look(): Promise<void> {
    const state = this.#store.purchase.peek()
    const { source } = this.#store.options
    if ('topUp' in state && source.topUp)
      try {
        this.#update(this.#read(await source.topUp(state.topUp.id), state.intent))
      } catch {
        // No answer is no news: the next look may have some.
      }
    this.#dispatch({ kind: 'tick' })
  }

  #update(topUp: TopUp): void {
    this.#dispatch({ kind: 'update', topUp })
    this.#settle()
  }

  /** Once it is over, the balance is read again and nothing more is asked. */
  #settle(): void {
    const state = this.#store.purchase.peek()
    if (isPurchaseOpen(state)) return
    this.#forget()
    if (state.kind === 'credited' || state.kind === 'ended') void this.#store.refresh()
  }

  #forget(): void {
    this.#watch.stop()
    this.#tab = null
    keepPurchase(null)
  }

  /** Throws `malformed` for a top-up that cannot be read, and for a checkout at an address that is not trusted. */
  #read(json: unknown, intent: PurchaseIntent): TopUp {
    const topUp = toTopUp(json, intent.scale)
    const { checkoutUrl } = topUp
    if (checkoutUrl !== null && !allowsCheckout(checkoutUrl, this.#store.options.checkoutOrigins))
      throw new FailureError({ kind: 'malformed', debug: 'checkoutUrl' })
    return topUp
  }

  #dispatch(event: PurchaseEvent) {
    const { purchase } = this.#store
    return (purchase.value = nextPurchase(purchase.peek(), event, now()))
  }
}

function toOrder({ kind, packId, credits, scale, expectedPrice, message, returnUrl }: PurchaseIntent): TopUpOrder {
  return {
    kind,
    ...(packId === null ? { credits } : { packId }),
    scale,
    ...(expectedPrice && { expectedPrice }),
    ...(message && { message }),
    ...(returnUrl !== null && { returnUrl }),
  }
}

/** This page, unless it is one that no other site can lead back to. */
function returnAddress(): string | null {
  return location.protocol.startsWith('http') ? location.href : null
}

/** `randomUUID` is missing on plain-http pages. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
