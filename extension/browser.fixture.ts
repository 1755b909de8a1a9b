/** As much of the browser as the background uses, in memory: stands in for `browser.ts` in tests. */

type Changes = Record<string, { newValue?: unknown }>
type OnChanged = (changes: Changes, area: string) => void
type OnMessage = (message: unknown, sender: { id?: string; url?: string }) => unknown

const ORIGIN = 'chrome-extension://own/'
const REDIRECT_URL = `https://${'abcdefgh'.repeat(4)}.chromiumapp.org/`

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
    get: async (key: string | null): Promise<Record<string, unknown>> => {
      if (key === null) return structuredClone(Object.fromEntries(items))
      return items.has(key) ? { [key]: structuredClone(items.get(key)) } : {}
    },
    set: async (changes: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(changes)) {
        items.set(key, structuredClone(value))
        for (const listener of onChanged.all) listener({ [key]: { newValue: structuredClone(value) } }, area)
      }
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) {
        if (!items.delete(key)) continue
        for (const listener of onChanged.all) listener({ [key]: {} }, area)
      }
    },
  }
}

interface AlarmTimes {
  when?: number
  periodInMinutes?: number
}

/** They ring only when a test says so. */
const alarms = new Map<string, AlarmTimes>()
const onAlarm = listeners<(alarm: { name: string }) => void>()

interface Shown {
  type: string
  iconUrl: string
  title: string
  message: string
}

/** What was shown, in order; one that is shown again stands twice. */
const notifications: (Shown & { id: string })[] = []
const onNotificationClicked = listeners<(id: string) => void>()
const refusedOrigins = new Set<string>()
const onPermissionsAdded = listeners<() => void>()
const onPermissionsRemoved = listeners<() => void>()
const badge = { text: '', title: '', colour: '' }
const openedTabs: string[] = []

/** Opens a window at `url` and answers where the authorization server led in the end; tests put one in its place. */
type LaunchWebAuthFlow = (details: { url: string; interactive: boolean }) => Promise<string | undefined>
const closedAtOnce: LaunchWebAuthFlow = async () => {
  throw new Error('The user did not approve access.')
}

export const browser = {
  identity: { getRedirectURL: () => REDIRECT_URL, launchWebAuthFlow: closedAtOnce },
  storage: { local: storageArea('local'), session: storageArea('session'), managed: storageArea('managed'), onChanged },
  alarms: {
    set: alarms,
    onAlarm,
    create: async (name: string, times: AlarmTimes) => void alarms.set(name, times),
    clear: async (name: string) => alarms.delete(name),
    getAll: async () => [...alarms].map(([name, times]) => ({ name, ...times })),
  },
  notifications: {
    shown: notifications,
    onClicked: onNotificationClicked,
    create: async (id: string, what: Shown) => void notifications.push({ id, ...what }),
    clear: async () => true,
  },
  permissions: {
    /** Match patterns that the person does not allow; all others are allowed. */
    refused: refusedOrigins,
    contains: async ({ origins = [] }: { origins?: string[] }) => !origins.some((origin) => refusedOrigins.has(origin)),
    /** The person says yes. */
    request: async ({ origins = [] }: { origins?: string[] }) => {
      for (const origin of origins) refusedOrigins.delete(origin)
      for (const listener of onPermissionsAdded.all) listener()
      return true
    },
    remove: async () => true,
    onAdded: onPermissionsAdded,
    onRemoved: onPermissionsRemoved,
  },
  action: {
    badge,
    setTitle: async ({ title }: { title: string }) => void (badge.title = title),
    setBadgeText: async ({ text }: { text: string }) => void (badge.text = text),
    setBadgeBackgroundColor: async ({ color }: { color: string }) => void (badge.colour = color),
    setBadgeTextColor: async () => {},
    openPopup: async () => {},
  },
  i18n: { getUILanguage: () => 'en' },
  tabs: { opened: openedTabs, create: async ({ url }: { url: string }) => void openedTabs.push(url) },
  runtime: {
    id: 'own',
    getURL: (path: string) => ORIGIN + path,
    openOptionsPage: async () => void openedTabs.push(`${ORIGIN}extension/options/index.html`),
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
  browser.identity.launchWebAuthFlow = closedAtOnce
  browser.storage.local.items.clear()
  browser.storage.session.items.clear()
  browser.storage.managed.items.clear()
  alarms.clear()
  notifications.length = 0
  refusedOrigins.clear()
  openedTabs.length = 0
  onChanged.all.clear()
  onMessage.all.clear()
  onPermissionsAdded.all.clear()
  onPermissionsRemoved.all.clear()
}
