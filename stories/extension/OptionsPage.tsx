import { effect } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Options, type OptionsActions, type OptionsState } from '../../extension/options/Options.tsx'
import { createActions } from '../../extension/options/options-actions.ts'
import '../../extension/options/options.css'
import { openStore } from '../../extension/options/options-store.ts'
import { en, type OptionsWords } from '../../extension/options/words.ts'
import { PageFrame } from './PageFrame.tsx'
import { usePageLanguage } from './speech.ts'

const WORDS = { en: () => en, de: async () => (await import('../../extension/options/words-de.ts')).de }

/** The options page over the profile's storage: what is changed here is stored, and shown as it is stored. */
export function OptionsPage() {
  const words = useRef(en)
  const page = usePage(() => words.current)
  const chosen = page?.state.settings.language
  const spoken = usePageLanguage(WORDS, chosen)
  if (spoken) words.current = spoken.words
  return (
    <PageFrame {...(chosen && { chosen })}>
      {page && spoken && (
        <Options {...page.actions} state={page.state} words={spoken.words} reader={{ ...spoken, now: Date.now() }} />
      )}
    </PageFrame>
  )
}

function usePage(words: () => OptionsWords) {
  const [page, setPage] = useState<{ state: OptionsState; actions: OptionsActions } | null>(null)
  useEffect(() => {
    const life = new AbortController()
    const follow = async () => {
      const store = await openStore()
      const actions = createActions(store, words)
      if (life.signal.aborted) return
      const end = effect(() => setPage({ state: store.state.value, actions }))
      life.signal.addEventListener('abort', end)
    }
    void follow()
    return () => life.abort()
  }, [])
  return page
}
