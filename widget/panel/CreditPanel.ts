import type { CreditStore } from '../credit-store.ts'
import { CreditElement, adopt } from '../element.ts'
import { warnOnce } from '../warn.ts'
import type { Panel } from './panel.tsx'

declare global {
  interface HTMLElementTagNameMap {
    'credit-panel': CreditPanel
  }
}

/** `<credit-panel>`: the whole credits tab. What it shows is loaded when it is there. */
export class CreditPanel extends CreditElement {
  #panel: Panel | undefined
  #isLoading = false

  protected override onStore(store: CreditStore | undefined): void {
    this.#panel?.turnTo(store)
  }

  protected override onState(): void {}

  protected override render(root: ShadowRoot): void {
    if (this.#panel) return this.#panel.draw()
    if (!root.firstChild) {
      adopt(root, ':host{display:block}:host([hidden]){display:none}')
      root.append(document.createElement('slot'))
    }
    void this.#load(root)
  }

  protected override reset(root: ShadowRoot): void {
    this.#panel?.turnTo(undefined)
    this.#panel = undefined
    root.adoptedStyleSheets = []
    root.replaceChildren()
  }

  async #load(root: ShadowRoot): Promise<void> {
    if (this.#isLoading) return
    this.#isLoading = true
    try {
      const { Panel } = await import('./panel.tsx')
      this.#panel = new Panel({
        element: this,
        root,
        localize: (builtIn) => this.localize(builtIn),
        redraw: () => this.redraw(),
      })
      this.#panel.turnTo(this.store)
      this.redraw()
    } catch {
      warnOnce('the script for <credit-panel> could not be loaded.')
    }
    this.#isLoading = false
  }
}
