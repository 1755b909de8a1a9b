/**
 * The background. Every listener is registered while it starts, because the browser wakes it only for those; and it
 * keeps nothing between two events, because the browser stops it as soon as it rests.
 */
import { isRetryable } from '../../shared/credits/retryable.ts'
import { browser } from '../browser.ts'
import { connectionsItem, isAmong } from '../connection.ts'
import { creditItem } from '../credit-item.ts'
import { onCommand } from '../messages.ts'
import { WELCOME_PAGE } from '../welcome-request.ts'
import { showBadge } from './badge.ts'
import { applyPolicy } from './managed-connections.ts'
import { onNotificationClicked } from './notify.ts'
import { buy, continuePurchase, followPurchase } from './purchase.ts'
import { refresh, refreshAll } from './refresh.ts'
import { remove } from './remove.ts'
import { isReportAlarm, runDueReport, scheduleReport } from './report.ts'
import { compareAlarms, findDue, schedule } from './schedule.ts'

/** Several events may mean the same: who installs also starts, and alarms that were missed ring then. */
const TOGETHER_MS = 5000
/** What the badge and the alarms follow. What is known through a connection has its id behind the colon. */
const DRAWN = /^(connections|shown|settings|credit:.*)$/
/** What the scheduled report depends on. */
const REPORTED = /^(connections|settings)$/

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void welcome()
  void start()
})
browser.runtime.onStartup.addListener(() => void start())
browser.alarms.onAlarm.addListener(({ name }) => {
  const connectionId = findDue(name)
  if (connectionId !== undefined) void check(connectionId)
  if (isReportAlarm(name)) void runDueReport()
})
browser.notifications.onClicked.addListener((id) => void onNotificationClicked(id))
browser.permissions.onAdded.addListener(({ origins = [] }) => void refreshThose(origins))
browser.permissions.onRemoved.addListener(({ origins = [] }) => void refreshThose(origins))
browser.storage.onChanged.addListener((changes, area) => {
  const names = Object.keys(changes)
  if (area === 'managed') void applyPolicy().then(showBadge)
  if (area !== 'local') return
  if (names.some((name) => DRAWN.test(name))) void showBadge()
  if (names.some((name) => REPORTED.test(name))) void scheduleReport()
  if (names.includes('connections')) void setMissingAlarms()
})
onCommand({
  refresh: ({ id, maxAgeMs }) => (id === null ? refreshAll(maxAgeMs) : refresh(id, maxAgeMs)),
  remove: ({ id }) => remove(id),
  buy: ({ id, choice }) => buy(id, choice),
  purchase: ({ id, step }) => continuePurchase(id, step),
})
void setMissingAlarms()

/** The browser or the extension has started: a new day for everything that is watched. */
async function start(): Promise<void> {
  await applyPolicy()
  await setMissingAlarms()
  await refreshAll(TOGETHER_MS)
  await scheduleReport()
  await showBadge()
}

async function welcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(WELCOME_PAGE) })
}

async function check(connectionId: string): Promise<void> {
  try {
    await followPurchase(connectionId)
  } finally {
    await refresh(connectionId, TOGETHER_MS)
  }
}

/** Somebody gave or took a permission: those who need it should see at once. */
async function refreshThose(origins: readonly string[]): Promise<void> {
  for (const { id, apiBase } of await connectionsItem.get()) if (isAmong(apiBase, origins)) await refresh(id, 0)
}

/** Alarms may have been wiped. Where asking changes nothing before somebody acts, there is none on purpose. */
async function setMissingAlarms(): Promise<void> {
  const connections = await connectionsItem.get()
  const { missing, stale } = await compareAlarms(connections.map(({ id }) => id))
  for (const id of stale) await schedule(id, null)
  for (const id of missing) {
    const failure = (await creditItem(id).get())?.failure
    if (!failure || isRetryable(failure)) await schedule(id, 0)
  }
}
