/** Notifications: each alert at most once, however often the background is stopped in between. */
import { dueNotices, heldMs, settleNotices, type AlertRecord } from '../../shared/credits/alert-log.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import { alertWords } from '../../shared/format/alert-words.ts'
import { alertItem } from '../alert-item.ts'
import { browser } from '../browser.ts'
import { connectionsItem, shownItem, type Connection } from '../connection.ts'
import { creditItem, toCreditState } from '../credit-item.ts'
import { chooseLanguage, chooseLocale } from '../language.ts'
import { readSettings } from '../managed.ts'
import type { Settings } from '../settings.ts'
import { alertMessages } from './words.ts'

const SEPARATOR = '/'

/** Tells what is due for one connection, and writes that down before it tells. */
export async function notifyOf(connection: Connection): Promise<void> {
  // All that is needed to tell is at hand before it counts as told: the browser may stop the background in between.
  const settings = await readSettings()
  const { notify, quiet } = settings
  let due: AlertRecord[] = []
  await alertItem(connection.id).update((log) => {
    due = dueNotices(log, notify, { quiet, snoozedUntil: log.snoozedUntil }, Date.now(), localMinutes())
    return { ...log, ...settleNotices(log, notify, due) }
  })
  for (const record of due) await show(connection, record, settings)
}

/** How long until something that is held back now may be told, in milliseconds; `null` where nothing is. */
export async function heldBackMs(connectionId: string): Promise<number | null> {
  const [{ notify, quiet }, log] = await Promise.all([readSettings(), alertItem(connectionId).get()])
  return heldMs(log, notify, { quiet, snoozedUntil: log.snoozedUntil }, Date.now(), localMinutes())
}

/** Minutes after this machine's midnight. */
function localMinutes(): number {
  const now = new Date()
  return now.getHours() * 60 + now.getMinutes()
}

/** Shows the connection that a notification is about, and puts the notification away. */
export async function onNotificationClicked(notificationId: string): Promise<void> {
  const [connectionId = ''] = notificationId.split(SEPARATOR)
  await browser.notifications.clear(notificationId)
  await shownItem.set(connectionId)
  await openPopup()
}

/** Fixed words, with amounts and dates filled in. The name comes last, where it cannot pass for a title of ours. */
async function show(
  { id, name, accountId }: Connection,
  { id: alertId, alert }: AlertRecord,
  { language, marks }: Settings,
): Promise<void> {
  const ofBrowser = browser.i18n.getUILanguage()
  const state = toCreditState(await creditItem(id).get(), { accountId }, { marks })
  const { title, text } = alertWords(alert, {
    scale: findSnapshot(state)?.account.unit.scale ?? 0,
    locale: chooseLocale(language, ofBrowser),
    messages: alertMessages[chooseLanguage(language, ofBrowser)],
    now: Date.now(),
  })
  const isOneOfMany = (await connectionsItem.get()).length > 1 && name !== ''
  await browser.notifications.create(id + SEPARATOR + alertId, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('extension/icons/128.png'),
    title,
    message: isOneOfMany ? `${text}\n${name}` : text,
  })
}

/** Not every browser lets an extension open its popup by itself: then the same page opens in a tab. */
async function openPopup(): Promise<void> {
  try {
    await browser.action.openPopup()
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL('extension/popup/index.html') })
  }
}
