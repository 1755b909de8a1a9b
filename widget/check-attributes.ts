import { ATTRIBUTES, OBJECT } from './attributes.ts'
import { warnOnce } from './warn.ts'

/** Hosts may learn where their API is from an API of their own. */
const PATIENCE_MS = 10_000
const waitedFor = new WeakSet<Element>()

const SECRET = /token|secret|passw|api-?key|authori[sz]ation|credential/i

/**
 * Tells the page's developer of attributes that are ignored. Everything on a page can read attributes, and they end up
 * in its HTML: a token has no place there. And frameworks turn objects into text.
 */
export function checkAttributes(element: Element): void {
  for (const name of element.getAttributeNames())
    if (SECRET.test(name))
      warnOnce(`the attribute "${name}" is ignored: whoever reads the page could read it. Set the property getToken.`)
  for (const name of ATTRIBUTES)
    if (element.getAttribute(name)?.startsWith(OBJECT))
      warnOnce(`the attribute "${name}" was given an object. Give it text, or set a property instead.`)
}

/** Tells the page's developer of an element that nobody has told where to ask. */
export function checkTarget(element: Element, hasTarget: () => boolean): void {
  if (waitedFor.has(element)) return
  waitedFor.add(element)
  setTimeout(() => {
    if (element.isConnected && !hasTarget())
      warnOnce(
        `<${element.localName}> does not know where to ask. Set the attribute "api-base" or the property "source", ` +
          'or call configure({ apiBase }).',
      )
  }, PATIENCE_MS)
}
