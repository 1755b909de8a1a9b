/** The language of the popup and its words. */
import { enAlerts, type AlertMessages } from '../../shared/format/messages/en-alerts.ts'
import type { HistoryMessages } from '../../shared/format/messages/en-history.ts'
import { english } from '../../shared/format/messages/english.ts'
import type { Messages } from '../../shared/format/messages/messages.ts'
import { browser } from '../browser.ts'
import { chooseLanguage, chooseLocale, type Spoken } from '../language.ts'
import { loadMessages } from '../messages-of.ts'
import type { Settings } from '../settings.ts'
import { en, type PopupWords } from './words.ts'

export interface Speech {
  language: Spoken
  /** For numbers and dates. */
  locale: string
  messages: Messages
  alertMessages: AlertMessages
  /** `null` for English ones, which come with the history. */
  historyMessages: HistoryMessages | null
  words: PopupWords
}

/** English is at hand, others are loaded. */
export async function findSpeech({ language: chosen }: Pick<Settings, 'language'>): Promise<Speech> {
  const ofBrowser = browser.i18n.getUILanguage()
  const language = chooseLanguage(chosen, ofBrowser)
  const locale = chooseLocale(chosen, ofBrowser)
  if (language === 'en')
    return { language, locale, messages: english, alertMessages: enAlerts, historyMessages: null, words: en }
  const [messages, { deAlerts }, { deHistory }, { de }] = await Promise.all([
    loadMessages(language),
    import('../../shared/format/messages/de-alerts.ts'),
    import('../../shared/format/messages/de-history.ts'),
    import('./words-de.ts'),
  ])
  return { language, locale, messages, alertMessages: deAlerts, historyMessages: deHistory, words: de }
}
