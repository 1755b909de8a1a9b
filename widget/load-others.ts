const begun = new Set<string>()

/** Loads the elements that are not the bar and registers them under a prefix, once. Tries again when the network is back. */
export function loadOthers(prefix: string): void {
  if (begun.has(prefix)) return
  begun.add(prefix)
  void load(prefix)
}

async function load(prefix: string): Promise<void> {
  const others = await import('./others.ts').catch(() => null)
  if (others) others.defineOthers(prefix)
  else addEventListener('online', () => void load(prefix), { once: true })
}
