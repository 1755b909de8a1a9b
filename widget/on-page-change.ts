const listeners = new Set<() => void>()
let life: AbortController | undefined

/** A number says how old it is within this time after it has stopped being fresh. */
const TICK_MS = 15_000

/**
 * Calls `listener` whenever something may read differently although the balance is the same: another `lang` or `dir`, another
 * colour scheme, time gone by, a tab come back. One observer and one clock for all. Returns what ends it.
 */
export function onPageChange(listener: () => void): () => void {
  life ??= watch(() => listeners.forEach((each) => each()))
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    life?.abort()
    life = undefined
  }
}

function watch(changed: () => void): AbortController {
  const controller = new AbortController()
  const { signal } = controller
  const observer = new MutationObserver(changed)
  observer.observe(document, { subtree: true, attributeFilter: ['lang', 'dir'] })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal })
  document.addEventListener('visibilitychange', changed, { signal })
  const timer = setInterval(changed, TICK_MS)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearInterval(timer)
  })
  return controller
}
