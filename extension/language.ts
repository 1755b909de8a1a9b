import type { Language } from './settings.ts'

/** A language that the extension speaks. */
export type Spoken = 'en' | 'de'

/** The language of its pages: what the person chose, else the browser's, else English. */
export function chooseLanguage(chosen: Language, ofBrowser: string): Spoken {
  if (chosen !== 'auto') return chosen
  return /^de\b/i.test(ofBrowser) ? 'de' : 'en'
}

/** For numbers and dates: the browser's own tag where that is the language spoken, "de-CH" for one. */
export function chooseLocale(chosen: Language, ofBrowser: string): string {
  const language = chooseLanguage(chosen, ofBrowser)
  return ofBrowser.toLowerCase().startsWith(language) ? ofBrowser : language
}
