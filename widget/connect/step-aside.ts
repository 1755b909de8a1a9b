/** The floating button lies over the page: it makes way for what the keyboard is on (WCAG 2.2, 2.4.11). */
import { findSheet } from '../element.ts'

/** Between its place and the one above it, where it goes. */
const GAP_PX = 8
const ASIDE = `:host([position=floating]){translate:0 calc(-100% - ${GAP_PX}px)}`

const roots = new Set<ShadowRoot>()

/** From now on, for as long as its host is in the page. Once more for the same one changes nothing. */
export function stepAside(root: ShadowRoot): void {
  roots.add(root)
  for (const moment of ['focusin', 'focusout', 'scrollend']) document.addEventListener(moment, placeSoon)
}

/** First the page scrolls to what has the keyboard. */
function placeSoon(): void {
  requestAnimationFrame(() => {
    const focused = findFocused()
    for (const root of roots)
      if (root.host.isConnected) place(root, focused)
      else roots.delete(root)
  })
}

/** Out of the way only where that helps: what is larger than both places together is seen anyway. */
function place(root: ShadowRoot, focused: Element | null): void {
  const sheet = findSheet(ASIDE)
  const others = root.adoptedStyleSheets.filter((one) => one !== sheet)
  const isAside = others.length < root.adoptedStyleSheets.length
  const { left, right, top, height } = root.host.getBoundingClientRect()
  const step = height + GAP_PX
  const home = isAside ? top + step : top
  const under = focused && !root.contains(focused) ? focused.getBoundingClientRect() : null
  const covers = (from: number) =>
    under !== null && under.left < right && under.right > left && under.top < from + height && under.bottom > from
  const isWanted = covers(home) && !covers(home - step)
  if (isWanted !== isAside) root.adoptedStyleSheets = isWanted ? [...others, sheet] : others
}

/** What the keyboard is on, also within the page's own elements. */
function findFocused(): Element | null {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused?.matches(':focus-visible') ? focused : null
}
