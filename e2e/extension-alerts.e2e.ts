/** Alerts as a person meets them: in the popup's list, by notification, and by their own marks. */
import type { Page } from '@playwright/test'
import { expect, test, type Extension } from './extension-fixtures.ts'
import { glance, notified, number, press, refreshNow } from './extension/pages.ts'

const alertsTab = (popup: Page) => popup.getByRole('tab', { name: /^Alerts/ })
const alerts = (popup: Page) => popup.getByRole('list', { name: 'Alerts' }).getByRole('listitem')

async function openAlerts(extension: Extension): Promise<Page> {
  const popup = await extension.open('popup')
  await alertsTab(popup).click()
  return popup
}

test('what was raised is listed, unread first, until it is read', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  for (const balance of [100, 300, 0]) {
    await billing.steer({ do: 'set', balance })
    await refreshNow(extension)
  }
  const popup = await openAlerts(extension)
  await expect(alertsTab(popup)).toHaveText(/3 unread/)
  await expect(alerts(popup)).toHaveText([/Out of credits/, /no longer low/, /Credits are low.*125 credits or fewer/s])
  await press(popup, 'Mark as read: Out of credits')
  await expect(alertsTab(popup)).toHaveText(/2 unread/)
  await expect(alerts(popup)).toHaveText([/no longer low/, /Credits are low/, /Out of credits/])
  await alerts(popup).first().focus()
  await popup.keyboard.press('ArrowDown')
  await expect(alerts(popup).nth(1)).toBeFocused()
  await press(popup, 'Mark all as read')
  await expect(alertsTab(popup)).toHaveText('Alerts')
  await popup.close()
  const again = await openAlerts(extension)
  await expect(alertsTab(again)).toHaveText('Alerts')
  await expect(alerts(again)).toHaveCount(3)
})

test('a snooze holds "low" back and lets "empty" through; what was held back comes when it ends', async ({
  extension,
  billing,
}) => {
  const id = await extension.connect(billing.apiBase)
  const popup = await openAlerts(extension)
  await expect(popup.getByText('No alerts')).toBeVisible()
  await press(popup, '1 hour')
  await expect(popup.getByText(/Notifications are paused until/)).toBeVisible()
  await billing.steer({ do: 'set', balance: 100 })
  await refreshNow(extension)
  await expect(alerts(popup)).toHaveText([/Credits are low/])
  expect(await notified(extension)).toEqual([])
  await press(popup, 'Resume')
  await extension.ring(id)
  await expect.poll(() => notified(extension)).toEqual(['low'])
  await press(popup, 'Until tomorrow')
  await expect(popup.getByText(/Notifications are paused until/)).toBeVisible()
  await billing.steer({ do: 'set', balance: 0 })
  await refreshNow(extension)
  await expect.poll(() => notified(extension)).toEqual(['empty', 'low'])
})

test('the marks in force are told, and marks of one’s own change the level, the button and the alert', async ({
  extension,
  billing,
}) => {
  const id = await extension.connect(billing.apiBase)
  const popup = await openAlerts(extension)
  await expect(popup.getByText('Warns at 25% (125 credits).')).toBeVisible()
  const options = await extension.open('options')
  await options.getByRole('radio', { name: 'My own' }).check()
  await options.getByRole('textbox', { name: 'Mark 1' }).fill('80')
  await expect(options.getByText('Saved')).toBeVisible()
  await expect(glance(popup).getByText('Low', { exact: true })).toBeVisible()
  await expect(popup.getByText('Warns at 80% (400 credits).')).toBeVisible()
  await expect.poll(async () => (await extension.badge()).title).toBe('368 credits left, Low')
  await extension.ring(id)
  await expect.poll(() => notified(extension)).toEqual(['low'])
  await expect(alerts(popup)).toHaveText([/400 credits or fewer/])
})

test('a click on a notification shows the account that it is about', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase, { name: 'First' })
  await extension.connect(billing.apiBase.replace('healthy@', 'low@'), { name: 'Second' })
  await expect.poll(() => notified(extension)).toEqual(['low'])
  const [notification = ''] = await extension.notifications()
  const [worker] = extension.context().serviceWorkers()
  // A headless browser shows no notification that could be clicked.
  await worker?.evaluate(`chrome.notifications.onClicked.dispatch(${JSON.stringify(notification)})`)
  await expect.poll(async () => (await extension.badge()).text).toBe('86')
  expect(await extension.notifications()).toEqual([])
  const popup = await extension.open('popup')
  await expect(number(popup, '86')).toBeVisible()
})
