/** The welcome page: makes a connection, or signs in to one again. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import '../page/page.css'
import './welcome.css'
import { browser } from '../browser.ts'
import { connectionsItem } from '../connection.ts'
import { NO_POLICY, readPolicy } from '../managed.ts'
import { loadLanguage } from '../page/page-language.ts'
import { settingsItem } from '../settings.ts'
import { welcomeRequestItem } from '../welcome-request.ts'
import { Connecting } from './connecting.ts'
import { Welcome } from './Welcome.tsx'
import type { WelcomeState } from './welcome-state.ts'
import { en } from './words.ts'

const [{ language }, request] = await Promise.all([settingsItem.get(), welcomeRequestItem.get()])
await welcomeRequestItem.remove()
const { words, messages, locale } = await loadLanguage(language, {
  en: () => en,
  de: async () => (await import('./words-de.ts')).de,
})

const state = signal<WelcomeState>({ step: 'where', typed: '', isFound: false, problem: null })
const connections = signal(await connectionsItem.get())
/** Browsers take seconds to read a policy for the first time: the page does not wait for it. */
const policy = signal(NO_POLICY)
const connecting = new Connecting(
  () => state.value,
  (next) => (state.value = next),
)

connectionsItem.watch((value) => (connections.value = value))
void readPolicy().then((value) => (policy.value = value))
browser.storage.onChanged.addListener((_changes, area) => {
  if (area === 'managed') void readPolicy().then((next) => (policy.value = next))
})

function Page() {
  return (
    <Welcome
      state={state.value}
      words={words}
      reader={{ locale, messages, now: Date.now() }}
      connecting={connecting}
      prepared={connections.value.filter(({ isManaged, accountId }) => isManaged && accountId === null)}
      isLocked={policy.value.locked.includes('connections')}
      browserKind={location.protocol === 'moz-extension:' ? 'firefox' : 'chromium'}
      onOpenPopup={'openPopup' in browser.action ? () => void browser.action.openPopup().catch(() => {}) : null}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />
  )
}

await connecting.begin(request)
document.title = words.title
document.body.classList.add('cg-root')
render(
  <main>
    <Page />
  </main>,
  document.body,
)
