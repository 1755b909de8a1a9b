/** The elements that the first number of a page can wait for. What they show is loaded when they are there. */
import { CreditConnect } from './connect/CreditConnect.ts'
import { CreditGate } from './gate/CreditGate.ts'
import { CreditPanel } from './panel/CreditPanel.ts'
import { registerElement } from './register-element.ts'
import { VERSION } from './version.ts'
import { warnOnce } from './warn.ts'

/** Registers them, and tells the developer which names of the prefix went to somebody else. */
export function defineOthers(prefix: string): void {
  const names = { panel: CreditPanel, gate: CreditGate, connect: CreditConnect }
  for (const [name, Element] of Object.entries(names)) registerElement(`${prefix}-${name}`, Element)
  tellOfStrangers(['balance', ...Object.keys(names)].map((name) => `${prefix}-${name}`))
}

/** One line for all names: whoever took one has mostly taken all. */
function tellOfStrangers(names: string[]): void {
  const found = names.map((name) => ({ name, Element: customElements.get(name) }))
  const list = (some: typeof found) => some.map(({ name }) => `<${name}>`).join(', ')
  const nameless = found.filter(({ Element }) => !Element)
  if (nameless.length > 0) warnOnce(`${list(nameless)} could not be registered.`)
  const taken = found.filter(({ Element }) => Element && versionOf(Element) !== VERSION)
  const [stranger] = taken.flatMap(({ Element }) => Element ?? [])
  if (stranger)
    warnOnce(`${list(taken)} already there, by ${versionOf(stranger)}. Version ${VERSION} leaves it as it is.`)
}

function versionOf(Element: CustomElementConstructor): string {
  return 'version' in Element ? String(Element.version) : 'another script'
}
