import { CreditBalance } from './balance/CreditBalance.ts'
import { idle } from './idle.ts'
import { registerElement } from './register-element.ts'

declare global {
  interface HTMLElementTagNameMap {
    'credit-balance': CreditBalance
  }
}

/**
 * Registers the elements under a prefix: `credit` gives `<credit-balance>` at once, and `<credit-panel>`,
 * `<credit-gate>` and `<credit-connect>` a moment later. Never throws: a name that is taken stays as it is, and where
 * another version took it, the developer is told. Does nothing where there is no DOM.
 */
export function define(prefix = 'credit'): void {
  if (!globalThis.customElements) return
  registerElement(`${prefix}-balance`, CreditBalance)
  void begin(prefix)
}

/** Where the page has a bar, the others come with what it loads after its number. */
async function begin(prefix: string): Promise<void> {
  await idle()
  if (document.querySelector(`${prefix}-balance`) instanceof CreditBalance) return
  await import('./load-others.ts').then(
    ({ loadOthers }) => loadOthers(prefix),
    () => {},
  )
}
