import { ATTRIBUTES, OBJECT } from './attributes.ts'
import { warnOnce } from './warn.ts'

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
