import { CreditBalance } from './balance/CreditBalance.ts'
import { VERSION } from './version.ts'
import { warnOnce } from './warn.ts'

declare global {
  interface HTMLElementTagNameMap {
    'credit-balance': CreditBalance
  }
}

/**
 * Registers the elements under a prefix: `credit` gives `<credit-balance>`. Never throws: a name that is taken stays
 * as it is, and where another version took it, the developer is told. Does nothing where there is no DOM.
 */
export function define(prefix = 'credit'): void {
  if (!('customElements' in globalThis)) return
  const name = `${prefix}-balance`
  try {
    const taken = customElements.get(name)
    if (taken) return tellOfOtherVersion(name, taken)
    // A class can have one name only: other prefixes get a class of their own.
    customElements.define(name, customElements.getName(CreditBalance) ? class extends CreditBalance {} : CreditBalance)
  } catch {
    warnOnce(`<${name}> could not be registered.`)
  }
}

function tellOfOtherVersion(name: string, taken: CustomElementConstructor): void {
  const version = 'version' in taken ? String(taken.version) : 'another script'
  if (version !== VERSION) warnOnce(`<${name}> is already there, by ${version}. Version ${VERSION} leaves it as it is.`)
}
