/** After the next paint, when the page has nothing better to do. Safari has no idle callbacks. */
export function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 500 })
    else setTimeout(resolve, 50)
  })
}
