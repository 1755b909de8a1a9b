/** The background. Every listener is registered while it starts, because the browser wakes it only for those. */
import { browser } from '../browser.ts'
import { onCommand } from '../messages.ts'
import { connect, disconnect, refresh } from './refresh.ts'

const ALARM = 'refresh'
const PERIOD_MINUTES = 5

browser.runtime.onInstalled.addListener(schedule)
browser.runtime.onStartup.addListener(schedule)
browser.alarms.onAlarm.addListener((alarm) => {
  if (alarm.name === ALARM) void refresh()
})
onCommand({ refresh, connect, disconnect })

function schedule(): void {
  void browser.alarms.create(ALARM, { periodInMinutes: PERIOD_MINUTES })
}
