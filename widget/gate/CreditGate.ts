import { ATTRIBUTES } from '../attributes.ts'
import { CreditElement } from '../element.ts'
import type { GateCheck } from './gate-check.ts'
import type { Gate } from './gate.ts'

declare global {
  interface HTMLElementTagNameMap {
    'credit-gate': CreditGate
  }
}

/**
 * `<credit-gate action quantity unknown>`: what an action costs, at the host's own button, which it stops while the
 * credits do not suffice. All that it does is loaded with its first drawing; until then it lets everything through.
 */
export class CreditGate extends CreditElement {
  static override readonly observedAttributes = [...ATTRIBUTES, 'action', 'quantity', 'unknown']
  #gate: Gate | undefined
  #loading: Promise<void> | undefined

  /**
   * May so many units of an action run now? Without arguments: those of this gate. Asks the server first where the
   * balance is older than five seconds. Never rejects.
   */
  async check(action?: string, quantity?: number): Promise<GateCheck> {
    await this.#load()
    const mayRun = this.getAttribute('unknown') !== 'closed'
    return this.#gate?.check(action, quantity) ?? { kind: 'loading', mayRun, text: '' }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#gate?.enter()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#gate?.leave()
  }

  protected override onStore(): void {}

  protected override onState(): void {}

  protected override render(root: ShadowRoot): void {
    if (this.#gate) return this.#gate.draw(root)
    if (!root.firstChild) root.append(document.createElement('slot'))
    void this.#load()
  }

  protected override reset(): void {
    this.#gate?.reset()
  }

  /** Where the network is away, the next drawing tries again. */
  #load(): Promise<void> {
    return (this.#loading ??= this.#begin().catch(() => (this.#loading = undefined)))
  }

  async #begin(): Promise<void> {
    const { Gate } = await import('./gate.ts')
    this.#gate = new Gate({
      element: this,
      findStore: () => this.store,
      localize: (builtIn) => this.localize(builtIn),
      refresh: () => this.refresh(),
      redraw: () => this.redraw(),
    })
    this.redraw()
  }
}
