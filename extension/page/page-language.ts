/** The language of a page: what the person chose, with the words of the page and of the shared parts. */
import type { Messages } from '../../shared/format/messages/messages.ts'
import { browser } from '../browser.ts'
import { chooseLanguage, chooseLocale, type Spoken } from '../language.ts'
import { loadMessages } from '../messages-of.ts'
import type { Language } from '../settings.ts'

export interface PageLanguage<Words> {
  words: Words
  messages: Messages
  /** For numbers and dates. */
  locale: string
}

/** Loads only the language that is spoken, and tells the document. */
export async function loadLanguage<Words>(
  chosen: Language,
  words: Record<Spoken, () => Words | Promise<Words>>,
): Promise<PageLanguage<Words>> {
  const ofBrowser = browser.i18n.getUILanguage()
  const language = chooseLanguage(chosen, ofBrowser)
  const [ofPage, messages] = await Promise.all([words[language](), loadMessages(language)])
  document.documentElement.lang = language
  return { words: ofPage, messages, locale: chooseLocale(chosen, ofBrowser) }
}
