/** The elements that the first number of a page can wait for. What they show is loaded when they are there. */
import { CreditConnect } from './connect/CreditConnect.ts'
import { CreditGate } from './gate/CreditGate.ts'
import { CreditPanel } from './panel/CreditPanel.ts'
import { registerElement } from './register-element.ts'
import { VERSION } from './version.ts'
import { warnOnce } from './warn.ts'

const ELEMENTS = { panel: CreditPanel, gate: CreditGate, connect: CreditConnect }

/**
 * Registers them, where the bar of the prefix is of this version: elements of two versions do not mix. Tells the
 * developer which names went to somebody else.
 */
export function defineOthers(prefix: string): void {
  if (!isOurs(`${prefix}-balance`)) return
  for (const [name, Element] of Object.entries(ELEMENTS)) {
    registerElement(`${prefix}-${name}`, Element)
    isOurs(`${prefix}-${name}`)
  }
}

/** Says so where it is not. */
function isOurs(name: string): boolean {
  const Element = customElements.get(name)
  const version = Element && 'version' in Element ? String(Element.version) : 'another script'
  if (Element && version === VERSION) return true
  warnOnce(
    Element
      ? `<${name}> is already there, by ${version}. Version ${VERSION} leaves it as it is.`
      : `<${name}> could not be registered.`,
  )
  return false
}
