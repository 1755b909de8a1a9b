/** The words of the extension's pages, in the language of the toolbar: the browser's own, as far as they can tell. */
import { useContext, useEffect, useState } from 'preact/hooks'
import { SettingsContext } from '../../.storybook/settings-context.ts'
import { inPseudo } from '../../.storybook/words.ts'
import { browser } from '../../extension/browser.fixture.ts'
import type { Spoken } from '../../extension/language.ts'
import { loadLanguage, type PageLanguage } from '../../extension/page/page-language.ts'
import { findSpeech, type Speech } from '../../extension/popup/speech.ts'
import type { Language } from '../../extension/settings.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'

/** Of the popup; `null` until they are loaded. */
export function useSpeech(): Speech | null {
  return useLoaded('auto', async (language) => {
    const speech = await findSpeech({ language: 'auto' })
    return {
      ...speech,
      messages: inPseudo(language, speech.messages),
      alertMessages: inPseudo(language, speech.alertMessages),
      historyMessages: speech.historyMessages ?? inPseudo(language, enHistory),
      words: inPseudo(language, speech.words),
    }
  })
}

/** Of a full page, in the language that was chosen there; `null` until they are loaded. */
export function usePageLanguage<Words extends object>(
  words: Record<Spoken, () => Words | Promise<Words>>,
  chosen: Language = 'auto',
): PageLanguage<Words> | null {
  return useLoaded(chosen, async (language) => {
    const loaded = await loadLanguage(chosen, words)
    if (chosen !== 'auto') return loaded
    return { ...loaded, words: inPseudo(language, loaded.words), messages: inPseudo(language, loaded.messages) }
  })
}

function useLoaded<Words>(chosen: Language, load: (language: string) => Promise<Words>): Words | null {
  const { language } = useContext(SettingsContext)
  const [loaded, setLoaded] = useState<Words | null>(null)
  useEffect(() => {
    let isOver = false
    browser.i18n.getUILanguage = () => language
    void load(language).then((words) => !isOver && setLoaded(words))
    return () => void (isOver = true)
  }, [language, chosen])
  return loaded
}
