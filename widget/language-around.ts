/** The nearest `lang`, through shadow roots; else the browser's language. */
export function languageAround(element: Element): string {
  for (let place: Element | null = element; place; place = parentOf(place)) {
    const lang = place.getAttribute('lang')
    if (lang) return lang
  }
  return navigator.language
}

function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}
