/** The report that saves itself. Nobody can press "Allow" in a headless browser: here the manifest has the permission. */
import { readFileSync } from 'node:fs'
import manifest from '../manifest.json' with { type: 'json' }
import { expect, test } from './extension-fixtures.ts'

const WITH_DOWNLOADS = { permissions: [...manifest.permissions, 'downloads'], optional_permissions: [] }
const WEEK_MS = 7 * 86_400_000

test('a report that is due is made by a worker that sleeps, saved as a file, and the options say so', async ({
  extension,
  billing,
}) => {
  await extension.restartWith(WITH_DOWNLOADS)
  await extension.connect(billing.apiBase, { name: 'Halden' })
  const page = await extension.open('options')
  await page.getByRole('checkbox', { name: 'Save a CSV report by itself' }).check()
  await expect(page.getByText('None yet')).toBeVisible()
  await expect.poll(() => extension.evaluate(`chrome.alarms.get('report').then(Boolean)`)).toBe(true)
  await extension.stopWorker()
  await extension.evaluate(`(async () => {
    const { settings } = await chrome.storage.local.get('settings')
    const report = { ...settings.report, since: Date.now() - ${2 * WEEK_MS} }
    await chrome.storage.local.set({ settings: { ...settings, report } })
  })()`)
  await expect(page.getByText(/^.* · \d+ rows in credits-halden-robotics-/)).toBeVisible()
  const [file] = await extension.evaluate<{ filename: string; state: string }[]>('chrome.downloads.search({})')
  expect(file?.state).toBe('complete')
  expect(readFileSync(file?.filename ?? '', 'utf8')).toMatch(/^\uFEFFDate \(UTC\),Type,/)
  // Made once: the next one is a week away.
  await extension.evaluate(`chrome.alarms.create('report', { when: Date.now() })`)
  await expect
    .poll(() =>
      // There is none for a moment while one rings.
      extension.evaluate<number>(
        `chrome.alarms.get('report').then((alarm) => (alarm?.scheduledTime ?? 0) - Date.now())`,
      ),
    )
    .toBeGreaterThan(60_000)
  expect(await extension.evaluate('chrome.downloads.search({})')).toHaveLength(1)
  expect(await extension.evaluate(`chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })`)).toEqual([])
})

test('without the permission there is no report, and the options say so', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const page = await extension.open('options')
  await expect(page.getByRole('checkbox', { name: 'Save a CSV report by itself' })).not.toBeChecked()
  await extension.evaluate(`(async () => {
    const { connections: [{ id }] } = await chrome.storage.local.get('connections')
    await chrome.storage.local.set({ settings: { report: { connectionId: id, every: 'week', on: 1, since: Date.now() - ${2 * WEEK_MS} } } })
    await chrome.alarms.create('report', { when: Date.now() })
  })()`)
  await expect(page.getByText('The browser no longer lets Credit Gauge save files.')).toBeVisible()
  await expect(page.getByText(/^.* · Not saved: /)).toBeVisible()
})
