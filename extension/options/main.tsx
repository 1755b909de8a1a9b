/** The options page: wires the storage to the screen. */
import { computed, effect, signal } from '@preact/signals'
import { render } from 'preact'
import '../page/page.css'
import './options.css'
import { loadLanguage } from '../page/page-language.ts'
import type { Language } from '../settings.ts'
import { Options } from './Options.tsx'
import { createActions } from './options-actions.ts'
import { openStore } from './options-store.ts'
import { en } from './words.ts'

const loadWords = (language: Language) =>
  loadLanguage(language, { en: () => en, de: async () => (await import('./words-de.ts')).de })

const store = await openStore()
const language = computed(() => store.state.value.settings.language)
const spoken = signal(await loadWords(language.value))
const actions = createActions(store, () => spoken.value.words)

// Chosen on this page or in another window: the page changes over at once.
effect(() => void loadWords(language.value).then((loaded) => (spoken.value = loaded)))
effect(() => void (document.title = `Credit Gauge · ${spoken.value.words.title}`))

function Page() {
  const { words, messages, locale } = spoken.value
  return <Options {...actions} state={store.state.value} words={words} reader={{ locale, messages, now: Date.now() }} />
}

document.body.classList.add('cg-root')
render(
  <main>
    <Page />
  </main>,
  document.body,
)
