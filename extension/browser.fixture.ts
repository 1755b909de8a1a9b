/** As much of the browser as the background uses, in memory: stands in for `browser.ts` in tests. */

type Changes = Record<string, { newValue?: unknown }>
type OnChanged = (changes: Changes, area: string) => void
type OnMessage = (message: unknown, sender: { id?: string; url?: string }) => unknown

const ORIGIN = 'chrome-extension://own/'

function listeners<Listener>() {
  const all = new Set<Listener>()
  return {
    all,
    addListener: (listener: Listener) => void all.add(listener),
    removeListener: (listener: Listener) => void all.delete(listener),
  }
}

const onChanged = listeners<OnChanged>()
const onMessage = listeners<OnMessage>()

/** Values are copied in and out, as a browser does. */
function storageArea(area: string) {
  const items = new Map<string, unknown>()
  return {
    items,
    get: async (key: string) => ({ [key]: structuredClone(items.get(key)) }),
    set: async (changes: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(changes)) {
        items.set(key, structuredClone(value))
        for (const listener of onChanged.all) listener({ [key]: { newValue: structuredClone(value) } }, area)
      }
    },
  }
}

export const browser = {
  storage: { local: storageArea('local'), session: storageArea('session'), onChanged },
  runtime: {
    id: 'own',
    getURL: (path: string) => ORIGIN + path,
    onMessage,
    sendMessage: (message: unknown) => deliver(message, { id: 'own', url: `${ORIGIN}extension/popup/index.html` }),
  },
}

/** A message as the background hears it. Answers what the first listener that takes it answers. */
export async function deliver(message: unknown, sender: { id?: string; url?: string }): Promise<unknown> {
  return [...onMessage.all].map((listener) => listener(message, sender)).find((answer) => answer !== undefined)
}

/** A new profile, without any listener. */
export function resetBrowser(): void {
  browser.storage.local.items.clear()
  browser.storage.session.items.clear()
  onChanged.all.clear()
  onMessage.all.clear()
}
