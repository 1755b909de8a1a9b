import { LOADING, findSnapshot } from '../../shared/credits/state.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { en } from '../../shared/format/messages/en.ts'
import tokens from '../../shared/ui/tokens.css?inline'
import components from '../../shared/ui/ui.css?inline'
import { findAttribute, readTheme } from '../attributes.ts'
import { now } from '../clock.ts'
import type { CreditStore } from '../credit-store.ts'
import { CreditElement, adopt } from '../element.ts'
import { pollMs } from '../freshness.ts'
import { idle } from '../idle.ts'
import { languageAround } from '../language-around.ts'
import { warnOnce } from '../warn.ts'
import type { Afterwards } from './afterwards.ts'
import { BalanceView } from './BalanceView.ts'
import bar from './balance.css?inline'
import { toBar } from './bar.ts'
import type { Bar } from './bar.ts'
import type { Details } from './details.tsx'
import type { Reported } from './report.ts'

/** Where the number is shortened. */
const NARROW = '(max-width: 480px)'

const NOTHING_REPORTED: Reported = { state: LOADING, balance: '', level: null }

/** Loaded after the first paint, for all elements of the page. */
let afterwards: Afterwards | null = null

/** `<credit-balance>`: the live balance of prepaid credits and Buy Credits, 32 px high, for a top bar. */
export class CreditBalance extends CreditElement {
  #view: BalanceView | undefined
  #details: Details | undefined
  #loadingDetails: Promise<void> | undefined
  #life: AbortController | undefined
  #preparedFor: AbortSignal | undefined
  #reported = NOTHING_REPORTED
  #announced: string | undefined
  readonly #voice = (text: string) => this.#view?.announce(text)

  override connectedCallback(): void {
    super.connectedCallback()
    this.#life ??= new AbortController()
    const { signal } = this.#life
    matchMedia(NARROW).addEventListener('change', () => this.redraw(), { signal })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#life?.abort()
    this.#life = undefined
    this.#details?.close()
  }

  protected override onStore(_: CreditStore | undefined, before: CreditStore | undefined): void {
    before?.announcer?.leave(this.#voice)
    this.#reported = NOTHING_REPORTED
    this.#announced = undefined
  }

  protected override onState(): void {
    const state = this.#state
    if (afterwards && state !== this.#reported.state)
      this.#reported = afterwards.report(this, state, this.#reported, this.store?.options.api ?? '')
  }

  protected override render(root: ShadowRoot): void {
    const view = (this.#view ??= this.#createView(root))
    const locale = this.#locale
    const shown = toBar(this.#state, this.store?.purchase.peek() ?? { kind: 'idle' }, {
      locale,
      messages: this.localize({ ...en, ...afterwards?.messages }),
      now: now(),
      isNarrow: matchMedia(NARROW).matches,
      freshForMs: this.#freshForMs,
      afterwards,
    })
    view.draw(shown, this.childNodes.length > 0, this.#details?.isOpen ?? false)
    this.#details?.draw()
    this.#announce(shown)
    if (shown.kind !== 'loading' || !this.store) void this.#prepare()
  }

  protected override reset(): void {
    this.#details?.close()
    this.#details = undefined
    this.#view = undefined
  }

  get #state(): CreditState {
    return this.store?.state.peek() ?? LOADING
  }

  get #locale(): string {
    return findAttribute(this, 'locale') ?? languageAround(this)
  }

  /** Twice the time between two requests: one may be late. */
  get #freshForMs(): number {
    const snapshot = findSnapshot(this.#state)
    const pollSeconds = this.store?.options.pollSeconds
    return snapshot ? 2 * pollMs(snapshot.account, pollSeconds) : 0
  }

  #createView(root: ShadowRoot): BalanceView {
    root.adoptedStyleSheets = []
    adopt(root, tokens, components, bar)
    const actions = {
      onOpen: () => void this.#open('details'),
      onBuy: (event: Event) => {
        if (this.store) afterwards?.pressBuy(this, this.store, event, () => void this.#open('buy'))
      },
    }
    return new BalanceView(root, actions, this.localize(en).buy)
  }

  /** Only what changed while somebody was there: the first number can be read where it stands. */
  #announce({ announcement }: Bar): void {
    const before = this.#announced
    if (announcement === null || announcement === before) return
    this.#announced = announcement
    if (before !== undefined) this.store?.announcer?.say(this.#voice, announcement)
  }

  async #open(purpose: 'details' | 'buy'): Promise<void> {
    try {
      this.#loadingDetails ??= this.#loadDetails()
      await this.#loadingDetails
      this.#details?.open(purpose)
      this.redraw()
    } catch {
      this.#loadingDetails = undefined
      warnOnce('the script for the details could not be loaded.')
      if (this.root && this.#view && afterwards)
        afterwards.showHint(this.root, this.#view.anchor, this.localize(afterwards.messages).detailsMissing)
    }
  }

  async #loadDetails(): Promise<void> {
    const { Details } = await import('./details.tsx').catch((failure: unknown) => {
      if (afterwards) return afterwards.importAgain(failure)
      throw failure
    })
    const { root } = this
    if (!root || !this.#view) return
    this.#details = new Details({
      root,
      view: this.#view,
      read: () => ({
        store: this.store,
        locale: this.#locale,
        theme: readTheme(this),
        localize: (builtIn) => this.localize(builtIn),
      }),
      onChoose: (choice) => this.store && afterwards?.pressChoice(this, this.store, choice),
      redraw: () => this.redraw(),
    })
  }

  /** Loads what can wait for the first paint, once for the page, and begins it. */
  async #prepare(): Promise<void> {
    if (!afterwards) {
      await idle()
      const loaded = await import('./afterwards.ts').catch(() => null)
      // It is asked for again when there is something new to draw, not before: it may be missing for ever.
      if (!loaded) return
      afterwards = loaded.afterwards
      this.redraw()
    }
    const { store } = this
    const account = findSnapshot(this.#state)?.account
    const until = this.#life?.signal
    if (!afterwards || !until) return
    afterwards.loadOthers(this)
    if (!store) return afterwards.checkTarget(this, () => this.store !== undefined)
    this.onState()
    afterwards.announcerOf(store).join(this.#voice)
    if (account) void afterwards.resumePurchase(store, account)
    if (until === this.#preparedFor) return
    this.#preparedFor = until
    afterwards.checkAttributes(this)
    const stop = afterwards.onPageChange(() => this.redraw())
    until.addEventListener('abort', stop)
  }
}
