/**
 * The popup as it was last drawn, so that it stands again before anything has been read: storage answers too late for
 * that, except `localStorage`. Elements, classes and texts only: nothing of it can be clicked, there is no address in
 * it, and parts marked with `data-unkept` (names of people) are left out. Never a token: none is ever drawn.
 */

const NAME = 'mirror'
const SVG = 'http://www.w3.org/2000/svg'
const KEPT = ['class', 'role', 'title', 'dir', 'lang', 'd', 'viewBox', 'type', 'tabindex', 'style']

interface DrawnElement {
  tag: string
  /** Name and value of each. */
  attributes: [string, string][]
  children: Drawn[]
}
type Drawn = string | DrawnElement

/** Remembers what stands in `root`. Where there is no storage, or it is full, nothing is remembered. */
export function keepMirror(root: Element): void {
  try {
    localStorage.setItem(
      NAME,
      JSON.stringify({ day: new Date().toDateString(), drawn: [...root.childNodes].map(toDrawn) }),
    )
  } catch {
    dropMirror()
  }
}

/** Forgets it: to be called when a connection is removed or signed out, by whichever page does it. */
export function dropMirror(): void {
  try {
    localStorage.removeItem(NAME)
  } catch {
    // No storage, nothing kept.
  }
}

/** Draws what was remembered today; "as of 14:02" means another thing tomorrow. */
export function drawMirror(root: Element): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null')
    if (!isRecord(kept) || kept['day'] !== new Date().toDateString() || !isDrawnList(kept['drawn'])) return
    root.replaceChildren(...kept['drawn'].map(toNode))
  } catch {
    root.replaceChildren()
  }
}

function toDrawn(node: Node): Drawn {
  if (!(node instanceof Element)) return node.textContent ?? ''
  const attributes = [...node.attributes].flatMap(({ name, value }): [string, string][] =>
    KEPT.includes(name) || name.startsWith('aria-') ? [[name, value]] : [],
  )
  const children = node.hasAttribute('data-unkept') ? [] : [...node.childNodes].map(toDrawn)
  return { tag: node.localName, attributes, children }
}

function toNode(drawn: Drawn): Node {
  if (typeof drawn === 'string') return document.createTextNode(drawn)
  const isVector = drawn.tag === 'svg' || drawn.tag === 'path'
  const element = isVector ? document.createElementNS(SVG, drawn.tag) : document.createElement(drawn.tag)
  for (const [name, value] of drawn.attributes) {
    // The policy of the page refuses styles that are written as an attribute.
    if (name === 'style' && element instanceof HTMLElement) element.style.cssText = value
    else if (KEPT.includes(name) || name.startsWith('aria-')) element.setAttribute(name, value)
  }
  element.append(...drawn.children.map(toNode))
  return element
}

function isDrawnList(value: unknown): value is Drawn[] {
  return Array.isArray(value) && value.every(isDrawn)
}

function isDrawn(value: unknown): value is Drawn {
  if (!isRecord(value)) return typeof value === 'string'
  const { tag, attributes, children } = value
  return typeof tag === 'string' && tag !== 'script' && isAttributeList(attributes) && isDrawnList(children)
}

function isAttributeList(value: unknown): value is [string, string][] {
  return (
    Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.every((text) => typeof text === 'string'))
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
