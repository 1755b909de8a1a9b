import { retryDelayMs } from '../shared/billing/retry.ts'
import { toOrder } from '../shared/billing/top-up-order.ts'
import { toTopUp } from '../shared/billing/wire.ts'
import type { Account, TopUp } from '../shared/credits/account.ts'
import { FailureError, toFailure } from '../shared/credits/failure.ts'
import { nextPurchase } from '../shared/credits/next-purchase.ts'
import type { PurchaseEvent } from '../shared/credits/next-purchase.ts'
import { isPurchaseOpen, keepsKey } from '../shared/credits/purchase.ts'
import type { PurchaseChoice, PurchaseIntent, PurchaseState } from '../shared/credits/purchase.ts'
import { findSnapshot } from '../shared/credits/state.ts'
import type { CreditState } from '../shared/credits/state.ts'
import type { CheckoutTab } from './checkout-tab.ts'
import { now } from './clock.ts'
import type { CreditStore } from './credit-store.ts'
import { findInterruptedPurchase, isKept, isMadeBy } from './interrupted-purchase.ts'
import { keepPurchase } from './open-purchase.ts'
import type { OpenPurchase } from './open-purchase.ts'
import { newIntent } from './new-intent.ts'
import { TopUpWatch } from './top-up-watch.ts'
import { withTrustedCheckout } from './trusted-checkouts.ts'

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
  /** The top-up that the server is being asked to cancel. */
  #canceling: string | undefined
  /** The purchase as a reload would find it, and whose it is. */
  #open: OpenPurchase | undefined

  constructor(store: CreditStore) {
    this.#store = store
    this.#watch = new TopUpWatch(store, () => this.#look())
    store.state.subscribe((state) => this.#guard(state))
  }

  /** Orders what was chosen. `tab` is blank, opened in the click; it goes to the checkout, or closes. */
  begin(choice: PurchaseChoice, tab: CheckoutTab | null): void {
    const snapshot = findSnapshot(this.#store.state.peek())
    if (!snapshot || isPurchaseOpen(this.#store.purchase.peek())) tab?.close()
    else this.#ask({ kind: 'ask', intent: newIntent(snapshot.account, choice) }, tab)
  }

  /** Sends the failed order again, with its key. */
  retry(tab: CheckoutTab | null): void {
    this.#ask({ kind: 'retry' }, tab)
  }

  /**
   * Goes on where a reload interrupted: with the same key the server answers the same top-up. Nothing else can be
   * ordered meanwhile. The account on screen may be what an earlier viewer left, so the server says first who looks
   * now; where it cannot, nothing is sent unasked.
   */
  async resume(account: Account): Promise<void> {
    const { options, state, purchase } = this.#store
    const open = findInterruptedPurchase(options.api, account, now())
    if (!open || purchase.peek().kind !== 'idle' || (open.topUpId !== null && !options.source.topUp)) return
    const { intent, topUpId, hasFailed } = (this.#open = open)
    this.#dispatch({ kind: 'ask', intent })
    await this.#store.refresh()
    if (!this.#store.isOpen || !this.#isAsking(intent)) return
    if (topUpId !== null || (state.peek().kind === 'ready' && !hasFailed)) return this.#pickUp(open)
    this.#dispatch({ kind: 'failure', failure: { kind: 'unreachable', debug: 'reload' } })
  }

  /** The viewer followed the link to the checkout. */
  opened(): void {
    this.#dispatch({ kind: 'opened' })
  }

  /** The viewer has read how it ended, or gives up following it. */
  dismiss(): void {
    this.#dispatch({ kind: 'dismiss' })
  }

  /** Tells the server that nothing will be paid. Where it refuses, the purchase goes on, and so does its tab. */
  async cancel(): Promise<void> {
    const state = this.#store.purchase.peek()
    if (!('topUp' in state)) return this.dismiss()
    const { id } = state.topUp
    if (this.#canceling === id) return
    this.#canceling = id
    const tab = this.#tab
    try {
      const json = await this.#store.options.source.cancelTopUp?.(id)
      if (json === undefined) return this.dismiss()
      this.#dispatch({ kind: 'update', topUp: this.#read(json, state.intent) })
    } catch {
      await this.#look()
    } finally {
      if (this.#canceling === id) this.#canceling = undefined
    }
    const after = this.#store.purchase.peek()
    if (after.kind === 'ended' && after.topUp.status === 'canceled') tab?.close()
  }

  #ask(event: PurchaseEvent, tab: CheckoutTab | null): void {
    const state = this.#dispatch(event)
    if (state.kind !== 'asking') return tab?.close()
    this.#tab = tab
    void this.#order(state.intent, tab)
  }

  async #order(intent: PurchaseIntent, tab: CheckoutTab | null): Promise<void> {
    try {
      const topUp = this.#read(await this.#insist(intent, () => this.#create(intent)), intent)
      if (!this.#isAsking(intent)) return tab?.close()
      const { checkoutUrl, status } = topUp
      const opened = status === 'action-required' && checkoutUrl !== null && tab !== null && tab.go(checkoutUrl)
      if (!opened) tab?.close()
      this.#dispatch({ kind: 'created', topUp, opened })
    } catch (thrown) {
      tab?.close()
      this.#fail(intent, thrown)
    }
  }

  async #pickUp({ intent, topUpId, wasOpened, since }: OpenPurchase): Promise<void> {
    const { source } = this.#store.options
    const ask = async () => (topUpId === null ? this.#create(intent) : source.topUp?.(topUpId))
    try {
      const topUp = this.#read(await this.#insist(intent, ask), intent)
      this.#dispatch({ kind: 'resume', intent, topUp, opened: wasOpened, since })
      this.#dispatch({ kind: 'tick' })
    } catch (thrown) {
      this.#fail(intent, thrown)
    }
  }

  #fail(intent: PurchaseIntent, thrown: unknown): void {
    if (this.#isAsking(intent)) this.#dispatch({ kind: 'failure', failure: toFailure(thrown) })
  }

  /** Is this what the server is being asked for? Not after the viewer left. */
  #isAsking({ key }: PurchaseIntent): boolean {
    const state = this.#store.purchase.peek()
    return state.kind === 'asking' && state.intent.key === key
  }

  async #create(intent: PurchaseIntent): Promise<unknown> {
    const { source } = this.#store.options
    if (!source.createTopUp) throw new FailureError({ kind: 'unsupported' })
    return source.createTopUp(toOrder(intent), intent.key)
  }

  /** A lost answer does not mean a lost order: the same key asks for the same one. */
  async #insist(intent: PurchaseIntent, ask: () => Promise<unknown>): Promise<unknown> {
    const { retry } = this.#store.options
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask()
      } catch (thrown) {
        const failure = toFailure(thrown)
        const waitMs = keepsKey(failure) ? retryDelayMs(failure, tries, Math.random(), now(), retry) : null
        if (waitMs === null || waitMs > MAX_PAUSE_MS || tries === MAX_TRIES) throw thrown
        await new Promise((resolve) => setTimeout(resolve, waitMs))
        if (!this.#isAsking(intent)) throw thrown
      }
    }
  }

  /** Asks how the top-up stands. */
  async #look(): Promise<void> {
    const state = this.#store.purchase.peek()
    const { source } = this.#store.options
    if ('topUp' in state && source.topUp)
      try {
        this.#dispatch({ kind: 'update', topUp: this.#read(await source.topUp(state.topUp.id), state.intent) })
      } catch {
        // No answer is no news: the next look may have some.
      }
    this.#dispatch({ kind: 'tick' })
  }

  /** Throws `malformed` for a top-up that cannot be read. */
  #read(json: unknown, intent: PurchaseIntent): TopUp {
    return withTrustedCheckout(toTopUp(json, intent.scale), this.#store.options.checkoutOrigins)
  }

  #dispatch(event: PurchaseEvent): PurchaseState {
    const { purchase } = this.#store
    const before = purchase.peek()
    const state = nextPurchase(before, event, now())
    if (state === before) return state
    this.#keep(state)
    purchase.value = state
    this.#attend(state)
    return state
  }

  /** What is kept follows the state. A new order takes the place of any other; then each store touches only its own. */
  #keep(state: PurchaseState): void {
    if ('intent' in state) this.#open = this.#toOpen(state)
    const isOwn = this.#open !== undefined && isKept(this.#open.intent.key)
    if (state.kind === 'asking' || isOwn) keepPurchase(this.#open && goesOn(state) ? this.#open : null)
    if (state.kind === 'idle') this.#open = undefined
  }

  #toOpen(state: Extract<PurchaseState, { intent: PurchaseIntent }>): OpenPurchase {
    const { intent } = state
    const { options, state: balance } = this.#store
    const viewerId = findSnapshot(balance.peek())?.account.viewer?.id ?? null
    const fresh = { orderedAt: now(), hasFailed: false, topUpId: null, wasOpened: false, since: null }
    const known = this.#open?.intent.key === intent.key ? this.#open : { ...fresh, api: options.api, viewerId, intent }
    return {
      ...known,
      hasFailed: known.hasFailed || state.kind === 'failed',
      topUpId: 'topUp' in state ? state.topUp.id : known.topUpId,
      wasOpened: known.wasOpened || state.kind === 'opened',
      since: 'since' in state ? state.since : known.since,
    }
  }

  /**
   * Watches what is under way. Once it is over, the account is read again and nothing more is asked. So it is after a
   * refusal: the offer that was chosen from no longer holds.
   */
  #attend(state: PurchaseState): void {
    if ('topUp' in state && isPurchaseOpen(state)) return this.#watch.start()
    if (state.kind === 'asking') return
    this.#watch.stop()
    this.#tab = null
    const isRefused = state.kind === 'failed' && !keepsKey(state.failure)
    if (state.kind === 'credited' || state.kind === 'ended' || isRefused) void this.#store.refresh()
  }

  /** Nothing of a purchase is left to the next viewer. */
  #guard(state: CreditState): void {
    const account = findSnapshot(state)?.account
    if (!this.#open || (account && isMadeBy(this.#open, account))) return
    this.#dispatch({ kind: 'leave' })
  }
}

/** Is there anything to take up after a reload: something under way, or a key to try again with? */
function goesOn(state: PurchaseState): boolean {
  return isPurchaseOpen(state) || (state.kind === 'failed' && keepsKey(state.failure))
}
