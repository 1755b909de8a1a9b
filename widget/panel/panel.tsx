import type { Account } from '../../shared/credits/account.ts'
import type { PurchaseChoice } from '../../shared/credits/purchase.ts'
import { LOADING, findSnapshot } from '../../shared/credits/state.ts'
import type { CreditState, Snapshot } from '../../shared/credits/state.ts'
import { en } from '../../shared/format/messages/en.ts'
import { enDetails } from '../../shared/format/messages/en-details.ts'
import { enPanel } from '../../shared/format/messages/en-panel.ts'
import type { PanelSpeech } from '../../shared/format/panel-words.ts'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import { findAttribute } from '../attributes.ts'
import { afterwards } from '../balance/afterwards.ts'
import { purchaseActions } from '../balance/purchase-actions.ts'
import { aheadMs, now } from '../clock.ts'
import type { CreditStore } from '../credit-store.ts'
import { languageAround } from '../language-around.ts'
import { withTrustedCheckouts } from '../trusted-checkouts.ts'
import { viewerKey } from '../viewer-key.ts'
import { offeredTabs } from './offered-tabs.ts'
import { PanelBody } from './PanelBody.tsx'
import { PanelFrame } from './panel-frame.ts'
import { PanelBlank } from './PanelBlank.tsx'
import type { OwnSectionHost, SectionName } from './section.ts'
import { Visit } from './visit.tsx'

/** What the panel needs from its element. */
export interface PanelHost {
  element: HTMLElement
  root: ShadowRoot
  /** Built-in words with those of the host over them. */
  localize: <M extends object>(builtIn: M) => M
  redraw: () => void
}

const BUILT_IN = { ...en, ...enDetails, ...enPanel }

/** All about one balance. Draws the state of its store, and carries what is pressed to where it is done. */
export class Panel {
  readonly #host: PanelHost
  readonly #frame: PanelFrame
  #store: CreditStore | undefined
  /** What was drawn last. */
  #state: CreditState = LOADING
  #account: Account | undefined
  #visit: { key: string; visit: Visit } | undefined
  #selected: SectionName | undefined
  #isBuying = false
  #isRefreshing = false
  #stop: (() => void) | undefined

  constructor(host: PanelHost) {
    this.#host = host
    this.#frame = new PanelFrame(host.element, host.root)
    afterwards.checkAttributes(host.element)
    afterwards.checkTarget(host.element, () => this.#store !== undefined)
  }

  /** Another store, or none any more: the element has left the page. */
  turnTo(store: CreditStore | undefined): void {
    if (store === this.#store) return
    this.#stop?.()
    this.#frame.listenTo(store)
    this.#endVisit()
    this.#store = store
    this.#state = LOADING
    this.#isBuying = false
    const ends = store && [
      store.onHint((hint) => this.#visit?.visit.onHint(hint)),
      afterwards.onPageChange(() => this.#host.redraw()),
    ]
    this.#stop = () => ends?.forEach((end) => end())
  }

  draw(): void {
    const store = this.#store
    const state = store?.state.peek() ?? LOADING
    const snapshot = findSnapshot(state)
    if (store && snapshot) {
      this.#receive(store, state, snapshot.account)
      return this.#frame.draw(this.#drawBody(store, state, snapshot), this.#reader(), snapshot.account)
    }
    this.#endVisit()
    const reader = this.#reader()
    const content =
      state.kind === 'failed' ? (
        <FailureNote
          failure={state.failure}
          messages={reader.messages}
          actions={{ retry: () => void this.#refresh() }}
        />
      ) : (
        <PanelBlank reader={reader} />
      )
    this.#frame.draw(content, reader, undefined)
  }

  #drawBody(store: CreditStore, state: CreditState, { account, fetchedAt }: Snapshot) {
    const visit = this.#visitOf(store, account)
    const tabs = offeredTabs(account, store.options.source)
    const selected = tabs.find((name) => name === this.#selected) ?? tabs[0]
    return (
      <PanelBody
        snapshot={{
          account: withTrustedCheckouts(account, store.options.checkoutOrigins),
          fetchedAt: fetchedAt - aheadMs(),
        }}
        failure={state.kind === 'failed' ? state.failure : null}
        purchase={store.purchase.peek()}
        reader={this.#reader()}
        isBuying={this.#isBuying}
        isRefreshing={this.#isRefreshing}
        onRefresh={() => void this.#refresh()}
        onBuy={(event) => this.#pressBuy(store, event)}
        onChoose={(choice) => afterwards.pressChoice(this.#host.element, store, choice)}
        {...purchaseActions(store, (isShown) => this.#showOffer(isShown))}
        change={visit.drawChange()}
        used={visit.used}
        lapsed={visit.lapsed}
        tabs={tabs}
        selected={selected}
        panels={selected === undefined ? NO_PANELS : visit.sections.draw(selected)}
        onSelect={(name) => {
          this.#selected = name
          this.#host.redraw()
        }}
      />
    )
  }

  /** Tells what lives on an account that there is a newer answer, or none. */
  #receive(store: CreditStore, state: CreditState, account: Account): void {
    this.#account = account
    const visit = this.#visitOf(store, account)
    if (state === this.#state) return
    this.#state = state
    void afterwards.resumePurchase(store, account)
    visit.onState()
  }

  /** Nothing of one viewer is left to the next. */
  #visitOf(store: CreditStore, account: Account): Visit {
    const key = viewerKey(account)
    if (this.#visit?.key !== key) {
      this.#endVisit()
      this.#visit = { key, visit: new Visit(this.#sectionHost(store, account)) }
    }
    return this.#visit.visit
  }

  #endVisit(): void {
    this.#visit?.visit.close()
    this.#visit = undefined
  }

  #sectionHost(store: CreditStore, first: Account): OwnSectionHost {
    const { element, localize, redraw } = this.#host
    return {
      element,
      store,
      account: () => this.#account ?? first,
      reader: () => this.#reader(),
      localize,
      adopt: (css) => this.#frame.adopt(css),
      redraw,
      onBuy: (choice) => this.#buy(store, choice),
    }
  }

  #reader(): PanelSpeech {
    const { element, localize } = this.#host
    const locale = findAttribute(element, 'locale') ?? languageAround(element)
    return { locale, messages: localize(BUILT_IN), now: now() - aheadMs() }
  }

  #buy(store: CreditStore, choice: PurchaseChoice): void {
    afterwards.pressChoice(this.#host.element, store, choice)
    this.#frame.showBuying()
  }

  /** Opens what there is to choose or to know, or closes it where it is open. */
  #pressBuy(store: CreditStore, event: Event): void {
    if (this.#isBuying && store.purchase.peek().kind === 'idle') this.#showOffer(false)
    else afterwards.pressBuy(this.#host.element, store, event, () => this.#showOffer(true))
  }

  #showOffer(isShown: boolean): void {
    this.#isBuying = isShown
    this.#host.redraw()
    if (isShown) this.#frame.focusBuying()
  }

  async #refresh(): Promise<void> {
    this.#isRefreshing = true
    this.#host.redraw()
    await this.#store?.refresh()
    this.#isRefreshing = false
    this.#host.redraw()
  }
}

const NO_PANELS = new Map<SectionName, never>()
