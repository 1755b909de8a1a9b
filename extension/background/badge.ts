/** The toolbar button: drawn anew from what is stored, whenever some of it changes. */
import { browser } from '../browser.ts'
import { connectionsItem, findShown, shownItem } from '../connection.ts'
import { creditItem, toCreditState } from '../credit-item.ts'
import { chooseLanguage, chooseLocale } from '../language.ts'
import { readSettings } from '../managed.ts'
import { toBadge, type Badge } from './to-badge.ts'
import { badgeWords, messages } from './words.ts'

/** White text on each has at least 4.5 : 1. */
const COLOURS: Record<Badge['tone'], string> = {
  calm: '#44546a',
  low: '#8f5200',
  bad: '#b3261e',
  dim: '#6b7280',
}

/** Badge and title of the shown connection. Where the badge is off the title still says it. */
export async function showBadge(): Promise<void> {
  // One after the other: what was read first must not be drawn last.
  await navigator.locks.request('badge', draw)
}

async function draw(): Promise<void> {
  const [connections, shown, settings] = await Promise.all([connectionsItem.get(), shownItem.get(), readSettings()])
  const connection = findShown(connections, shown)
  const state = connection ? toCreditState(await creditItem(connection.id).get(), connection, settings) : null
  const ofBrowser = browser.i18n.getUILanguage()
  const language = chooseLanguage(settings.language, ofBrowser)
  const badge = toBadge(state, {
    locale: chooseLocale(settings.language, ofBrowser),
    messages: messages[language],
    words: badgeWords[language],
    now: Date.now(),
  })
  await browser.action.setTitle({ title: badge.title })
  await browser.action.setBadgeText({ text: settings.badge ? badge.text : '' })
  await browser.action.setBadgeBackgroundColor({ color: COLOURS[badge.tone] })
  await browser.action.setBadgeTextColor({ color: '#ffffff' })
}
