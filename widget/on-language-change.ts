const listeners = new Set<() => void>()
let observer: MutationObserver | undefined

/** Calls `listener` when a `lang` of the document changes. Returns what ends it. */
export function onLanguageChange(listener: () => void): () => void {
  if (!observer) {
    observer = new MutationObserver(() => listeners.forEach((each) => each()))
    observer.observe(document, { subtree: true, attributeFilter: ['lang'] })
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    observer?.disconnect()
    observer = undefined
  }
}
