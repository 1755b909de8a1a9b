import type { BlockedAction } from '../../shared/credits/blocked-action.ts'
import type { PurchaseChoice } from '../../shared/credits/purchase.ts'
import { LOADING, findSnapshot } from '../../shared/credits/state.ts'
import { en } from '../../shared/format/messages/en.ts'
import { enDetails } from '../../shared/format/messages/en-details.ts'
import type { Messages } from '../../shared/format/messages/messages.ts'
import components from '../../shared/ui/details.css?inline'
import type { Theme } from '../attributes.ts'
import { aheadMs, now } from '../clock.ts'
import type { CreditStore } from '../credit-store.ts'
import { adopt } from '../element.ts'
import { purchaseFlow } from '../purchase-flow.ts'
import { ChangeLine } from './change-line.ts'
import { DetailsBody } from './DetailsBody.tsx'
import own from './details.css?inline'
import { drawContent } from './drawing.ts'
import { placeBelow } from './place.ts'
import { purchaseActions } from './purchase-actions.ts'
import { schemeAround } from './scheme.ts'

/** What the details need from their element. */
export interface DetailsHost {
  root: ShadowRoot
  /** What they hang on, and what the focus returns to. */
  view: { readonly anchor: HTMLElement; readonly opener: HTMLElement }
  /** As things are now: attributes and store may change while the details are open. */
  read(): {
    store: CreditStore | undefined
    locale: string
    theme: Theme
    localize: <M extends object>(builtIn: M) => M
    /** What credits were missing for, where that is why somebody buys. */
    blocked?: BlockedAction | null
  }
  onChoose(choice: PurchaseChoice): void
  redraw(): void
}

const BUILT_IN: Messages = { ...en, ...enDetails }

/** The details of one bar: a popover in the top layer, so that nothing of the host clips or covers it. */
export class Details {
  readonly #host: DetailsHost
  readonly #popover = document.createElement('div')
  #body: HTMLElement = document.createElement('div')
  readonly #change: ChangeLine
  #purpose: 'details' | 'buy' = 'details'
  #isRefreshing = false
  #life: AbortController | undefined

  constructor(host: DetailsHost) {
    this.#host = host
    this.#change = new ChangeLine(host.root, () => host.redraw())
    adopt(host.root, components, own)
    const popover = this.#popover
    popover.className = 'cg-root cg-surface cg-popover'
    popover.part.add('details')
    popover.tabIndex = -1
    popover.role = 'dialog'
    popover.popover = 'auto'
    popover.addEventListener('toggle', () => this.#onToggle())
    popover.append(this.#body)
    host.root.append(popover)
  }

  get isOpen(): boolean {
    return this.#life !== undefined
  }

  /** Opens, or for `details` closes what is open. Nothing opens in an element that has left the page meanwhile. */
  open(purpose: 'details' | 'buy'): void {
    if (!this.#popover.isConnected) return
    const closes = this.isOpen && purpose === 'details' && this.#purpose === 'details'
    this.#purpose = purpose
    if (closes) return this.close()
    this.#show()
    this.#popover.focus({ preventScroll: true })
    this.draw()
  }

  /** An element that leaves its place has its popover hidden already, and no event tells of it. */
  close(): void {
    if (this.#isShown) this.#popover.hidePopover()
    else this.#end()
  }

  /** Draws while open. */
  draw(): void {
    if (!this.isOpen) return
    const { store, locale, theme, localize, blocked = null } = this.#host.read()
    const messages = localize(BUILT_IN)
    const ahead = aheadMs()
    const hadFocus = this.#popover.contains(this.#host.root.activeElement)
    const state = store?.state.peek() ?? LOADING
    const reader = { locale, messages, now: now() - ahead }
    const account = findSnapshot(state)?.account
    this.#popover.style.colorScheme = theme === 'auto' ? schemeAround(this.#host.root.host) : theme
    this.#popover.ariaLabel = messages.gauge
    this.#body = drawContent(
      <DetailsBody
        state={state}
        purchase={store?.purchase.peek() ?? { kind: 'idle' }}
        reader={reader}
        change={store && account && this.#change.draw({ store, account, reader, localize })}
        aheadMs={ahead}
        isBuying={this.#purpose === 'buy'}
        blocked={blocked}
        isRefreshing={this.#isRefreshing}
        checkoutOrigins={store?.options.checkoutOrigins}
        onRefresh={() => void this.#refresh(store)}
        onChoose={(choice) => this.#host.onChoose(choice)}
        {...purchaseActions(store, (isBuying) => this.#choose(isBuying))}
      />,
      this.#body,
    )
    // What was pressed may be gone now: whoever goes by key goes on from here, not from the top of the page.
    if (hadFocus && this.#host.root.activeElement === null) this.#popover.focus({ preventScroll: true })
    this.#place()
  }

  get #isShown(): boolean {
    return this.#popover.matches(':popover-open')
  }

  #show(): void {
    // A click on Buy outside has hidden it a moment ago, and the event that tells of it is still to come.
    if (!this.#isShown) this.#popover.showPopover()
    if (this.isOpen) return
    this.#life = new AbortController()
    const { signal } = this.#life
    const place = () => this.#place()
    addEventListener('resize', place, { signal })
    addEventListener('scroll', place, { signal, capture: true, passive: true })
  }

  /** Closed by Escape, by a click outside or by us. The focus returns, unless a click took it elsewhere. */
  #onToggle(): void {
    if (this.#isShown || !this.isOpen) return
    if (this.#isFocusLost()) this.#host.view.opener.focus({ preventScroll: true })
    this.#end()
  }

  #end(): void {
    if (!this.#life) return
    this.#life.abort()
    this.#life = undefined
    this.#purpose = 'details'
    this.#change.close()
    const { store } = this.#host.read()
    const kind = store?.purchase.peek().kind
    if (store && (kind === 'credited' || kind === 'ended')) purchaseFlow(store).dismiss()
    this.#host.redraw()
  }

  #isFocusLost(): boolean {
    const { root } = this.#host
    if (document.activeElement === document.body) return true
    return root.activeElement === null
      ? document.activeElement === root.host
      : this.#popover.contains(root.activeElement)
  }

  #place(): void {
    placeBelow(this.#popover, this.#host.view.anchor)
  }

  async #refresh(store: CreditStore | undefined): Promise<void> {
    this.#isRefreshing = true
    this.draw()
    await store?.refresh()
    this.#isRefreshing = false
    this.draw()
  }

  #choose(isBuying: boolean): void {
    this.#purpose = isBuying ? 'buy' : 'details'
    this.draw()
  }
}
