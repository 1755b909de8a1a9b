import { findSnapshot } from '../../shared/credits/state.ts'
import { CreditElement, adopt } from '../element.ts'
import type { drawConnect } from './connect.ts'

declare global {
  interface HTMLElementTagNameMap {
    'credit-connect': CreditConnect
  }
}

/** `<credit-connect position="sidebar|floating">`: leads to Pro Connect, where the account has an address for it. */
export class CreditConnect extends CreditElement {
  #drawConnect: typeof drawConnect | undefined

  constructor() {
    super()
    if (this.root) hide(this.root)
  }

  protected override onStore(): void {}

  protected override onState(): void {}

  protected override render(root: ShadowRoot): void {
    const state = this.store?.state.peek()
    const href = (state && findSnapshot(state)?.account.links.proConnect) ?? null
    if (href !== null && this.#drawConnect) return this.#drawConnect(root, href, (builtIn) => this.localize(builtIn))
    hide(root)
    if (href !== null) void this.#load()
  }

  protected override reset(root: ShadowRoot): void {
    hide(root)
  }

  /** Where the network is away, the next drawing tries again. */
  async #load(): Promise<void> {
    const connect = await import('./connect.ts').catch(() => null)
    if (!connect) return
    this.#drawConnect = connect.drawConnect
    this.redraw()
  }
}

/** No room either, as an empty element would take it between others. */
function hide(root: ShadowRoot): void {
  root.replaceChildren()
  root.adoptedStyleSheets = []
  adopt(root, ':host{display:none!important}')
}
