/** What a gate does. Loaded with the first one of the page. */
import { parseQuantity } from '../../shared/credits/gate.ts'
import later from '../../shared/ui/afterwards.css?inline'
import tokens from '../../shared/ui/tokens.css?inline'
import components from '../../shared/ui/ui.css?inline'
import { afterwards } from '../balance/afterwards.ts'
import type { Details } from '../balance/details.tsx'
import { now } from '../clock.ts'
import { adopt } from '../element.ts'
import { warnOnce } from '../warn.ts'
import type { GateCheck } from './gate-check.ts'
import own from './gate.css?inline'
import { GateView } from './GateView.ts'
import { guard } from './guard.ts'
import { toLook } from './look.ts'
import { Reading } from './reading.ts'
import type { GateHost } from './reading.ts'
import { sayOnce } from './say-once.ts'
import { Turnstile } from './turnstile.ts'
import type { Standing } from './turnstile.ts'

/** `check()` answers from a balance that is at most so old. */
const FRESH_MS = 5000

/** Draws a gate, stands guard at it, and opens what its buttons lead to. */
export class Gate {
  readonly #host: GateHost
  readonly #reading: Reading
  readonly #turnstile: Turnstile
  #view: GateView | undefined
  #details: Details | undefined
  #loadingDetails: Promise<Details> | undefined
  #ends: (() => void)[] = []
  /** What somebody who listens knows of. */
  #heard: GateCheck['kind'] | undefined

  constructor(host: GateHost) {
    this.#host = host
    this.#reading = new Reading(host)
    this.#turnstile = new Turnstile(host.element, this.#reading)
  }

  /** Never rejects. */
  async check(action = this.#reading.wish?.action ?? '', quantity?: number): Promise<GateCheck> {
    const { state } = this.#reading
    if (state.kind !== 'ready' || now() - state.fetchedAt > FRESH_MS) await this.#host.refresh()
    const units = quantity === undefined ? this.#reading.quantity : parseQuantity(String(quantity))
    return this.#reading.check({ action, quantity: units })
  }

  /** Stands guard from now on, if there is anything to guard. */
  enter(): void {
    const { element, redraw } = this.#host
    if (!this.#view || this.#ends.length > 0) return
    this.#ends = [guard(element, this.#view.boxes, () => this.#lets()), afterwards.onPageChange(redraw)]
  }

  leave(): void {
    for (const end of this.#ends.splice(0)) end()
    this.#details?.close()
  }

  /** Forgets what was drawn. */
  reset(): void {
    this.leave()
    this.#view = this.#details = this.#loadingDetails = undefined
  }

  draw(root: ShadowRoot): void {
    const view = (this.#view ??= this.#createView(root))
    this.enter()
    const standing = this.#turnstile.settle()
    const purchase = this.#host.findStore()?.purchase.peek() ?? { kind: 'idle' }
    view.draw(standing && toLook(standing, this.#reading, purchase))
    this.#announce(view, standing)
    this.#details?.draw()
    this.#prepare(standing)
  }

  #createView(root: ShadowRoot): GateView {
    root.adoptedStyleSheets = []
    adopt(root, tokens, components, later, own)
    const view = new GateView(root, {
      onPress: (event) => this.#press(event),
      onBuy: (event) => this.#pressBuy(event, root, view),
      onRetry: () => void this.#host.refresh(),
    })
    return view
  }

  /** Follows a link, orders the one pack there is, or opens what there is to choose. */
  #pressBuy(event: MouseEvent, root: ShadowRoot, view: GateView): void {
    const { element, findStore } = this.#host
    const store = findStore()
    if (store) afterwards.pressBuy(element, store, event, () => void this.#openDetails(root, view))
  }

  async #openDetails(root: ShadowRoot, view: GateView): Promise<void> {
    try {
      this.#loadingDetails ??= this.#loadDetails(root, view)
      this.#details = await this.#loadingDetails
      this.#details.open('buy')
    } catch {
      this.#loadingDetails = undefined
      warnOnce('the script for the details could not be loaded.')
      afterwards.showHint(root, view.anchor, this.#host.localize(afterwards.messages).detailsMissing)
    }
  }

  async #loadDetails(root: ShadowRoot, view: GateView): Promise<Details> {
    const { loadDetails } = await import('./gate-details.ts')
    return loadDetails(root, view, this.#host, this.#reading)
  }

  /** `false`: it is stopped, and whoever listens hears why. */
  #lets(): boolean {
    const stopped = this.#turnstile.stop()
    if (stopped) this.#view?.announce(this.#spoken(stopped))
    return stopped === null
  }

  /** The host lets a press on the pane through: to what lies below it. */
  #press(event: MouseEvent): void {
    event.stopPropagation()
    const meant = this.#view?.findUnder(event)
    if (meant && this.#host.element.contains(meant)) meant.dispatchEvent(new MouseEvent('click', event))
  }

  /** Once per change of what it means, not per number; the first answer can be read where it stands. */
  #announce(view: GateView, standing: Standing | null): void {
    const before = this.#heard
    const kind = standing?.check.kind
    this.#heard = kind
    if (!standing || before === undefined || before === 'loading' || before === kind) return
    sayOnce(this.#spoken(standing), (text) => view.announce(text))
  }

  #spoken({ wish, check }: Standing): string {
    const name = this.#reading.nameOf(wish)
    return name === null ? check.text : `${name}: ${check.text}`
  }

  #prepare(standing: Standing | null): void {
    const { element, findStore } = this.#host
    const store = findStore()
    if (!store) return afterwards.checkTarget(element, () => findStore() !== undefined)
    const { account } = this.#reading
    if (account) void afterwards.resumePurchase(store, account)
    afterwards.checkAttributes(element)
    if (standing) warnOf(standing, element)
  }
}

/** What only the people who run the page can mend. */
function warnOf({ wish, check }: Standing, { localName }: HTMLElement): void {
  if (check.kind === 'unknown-action')
    warnOnce(`<${localName} action="${wish.action}">: the account has no such action.`)
  if (check.kind === 'bad-quantity')
    warnOnce(`the attribute "quantity" of <${localName}> must be a number of units: digits only.`)
}
