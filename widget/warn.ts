const said = new Set<string>()

/** Tells the developer of the host page, once per page load and text. Never give it anything a user or server wrote. */
export function warnOnce(text: string): void {
  if (said.has(text)) return
  said.add(text)
  console.warn(`Credit Gauge: ${text}`)
}
