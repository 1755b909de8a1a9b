/** Planning and reporting: where credits went, how long they last, how many are needed, and all of it as a file. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { openCreditsTab, openSection, opening, panel, readBooks } from './ats.ts'
import { expect, test } from './fixtures.ts'

test('use is summed by action and by person', async ({ openDemo, page, instance }) => {
  await openDemo()
  await openCreditsTab(page)
  const plan = await openSection(page, 'Plan')
  await plan.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'This term' })
  const debits = (await readBooks(`healthy@${instance}`, { type: 'debit' })).filter(({ status }) => status === 'posted')
  const sums = Object.entries(Object.groupBy(debits, ({ actor }) => actor.name ?? '')).map(
    ([name, rows = []]) => [name, rows.reduce((sum, { amount }) => sum - amount, 0)] as const,
  )
  await expect(plan.getByRole('row').filter({ hasText: 'Reference check' }).first()).toBeVisible()
  await plan.getByRole('combobox', { name: 'Where it went' }).selectOption({ label: 'By person' })
  for (const [name, used] of sums)
    await expect(plan.getByRole('row').filter({ hasText: name }).first()).toContainText(String(used))
})

test('the planner turns hires into credits and proposes packs', async ({ openDemo, page, control }) => {
  await openDemo('low')
  await openCreditsTab(page)
  const plan = await openSection(page, 'Plan')
  await plan.getByRole('textbox', { name: 'Hires' }).fill('20')
  await plan.getByRole('textbox', { name: 'Per hire' }).fill('2')
  await plan.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'Reference check' })
  await expect(plan).toContainText('40 requests, 200 credits')
  await expect(plan).toContainText('Short')
  await expect(plan).toContainText('114')
  const checkout = await opening(page, () => plan.getByRole('button', { name: 'Buy 250 credits' }).click())
  await checkout.getByRole('button', { name: 'Pay $125.00' }).click()
  await page.bringToFront()
  await expect(panel(page)).toContainText('336')
  expect((await control('low')).topUps).toEqual([expect.objectContaining({ status: 'credited', credits: 250 })])
  await plan.getByRole('textbox', { name: 'Hires' }).fill('-3')
  await expect(plan).toContainText('Enter 0 or more.')
})

test('what will lapse at this pace is told before it does', async ({ openDemo, page }) => {
  await openDemo('rollover')
  await openCreditsTab(page)
  const plan = await openSection(page, 'Plan')
  await expect(plan).toContainText('Expires unused')
  await expect(plan).toContainText(/credits of Annual plan, last term after \d+ \w+/)
})

test('the file of a period holds exactly the rows of the ledger', async ({ openDemo, page, instance }) => {
  // Without the browser's own dialog the file is a download.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await openDemo('healthy')
  const tab = await openCreditsTab(page)
  await tab.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'Own dates' })
  await tab.getByRole('textbox', { name: 'From' }).fill(dayBefore(30))
  await tab.getByRole('textbox', { name: 'To' }).fill(dayBefore(4))
  const csv = await saveCsv(page)
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  const written = data.map((row) => [
    row['Entry ID'],
    row['Date (UTC)'],
    row['Type'],
    row['Action'],
    row['Person'],
    row['For'],
    row['Account'],
    row['Credits'],
    row['Balance after'],
  ])
  const names = new Map([
    ['reference-check', 'Reference check'],
    ['resume-parsing', 'Résumé parsing'],
    ['csv-import', 'Import from CSV'],
    ['assessment-evaluation', 'Assessment evaluation'],
    ['ai-questions', 'AI question generation'],
  ])
  // Days are those of the viewer, who is in Berlin; the last one is part of the period.
  const [from, to] = await page.evaluate(
    (days) => days.map((day) => new Date(`${day}T00:00`).toISOString()),
    [dayBefore(30), dayBefore(3)],
  )
  const books = await readBooks(`healthy@${instance}`, { from: from ?? '', to: to ?? '' })
  const expected = books.map((row) => [
    row.id,
    row.at,
    row.type,
    row.action === null ? '' : names.get(row.action),
    row.actor.name ?? '',
    row.subject?.label ?? '',
    row.account?.name ?? '',
    String(row.amount),
    row.balanceAfter === null ? '' : String(row.balanceAfter),
  ])
  expect(data.length).toBeGreaterThan(10)
  expect(written).toEqual(expected)
})

test('a report can be sent on a schedule', async ({ openDemo, page }) => {
  await openDemo()
  const tab = await openCreditsTab(page)
  const reports = tab.getByRole('region', { name: 'Scheduled reports' })
  await reports.getByRole('button', { name: 'Schedule a report' }).click()
  await reports.getByRole('combobox', { name: 'How often' }).selectOption({ label: 'Every month' })
  await reports.getByRole('textbox', { name: 'Send to' }).fill('hiring-costs@halden.example')
  await reports.getByRole('button', { name: 'Schedule', exact: true }).click()
  const report = reports.getByRole('listitem').filter({ hasText: 'hiring-costs@halden.example' })
  await expect(report).toBeVisible()
  await page.reload()
  await expect(report).toBeVisible()
})

test('the account’s own alerts are set where the server offers them', async ({ openDemo, page }) => {
  await openDemo()
  await openCreditsTab(page)
  const alerts = await openSection(page, 'Alerts')
  const quarter = alerts.getByRole('group', { name: '25% of the allowance left' })
  await quarter.getByRole('spinbutton').fill('30')
  await alerts.getByRole('button', { name: 'Save alerts' }).click()
  await expect(alerts).toContainText('Saved.')
  await page.reload()
  await openSection(page, 'Alerts')
  await expect(alerts.getByRole('group', { name: '30% of the allowance left' })).toBeVisible()
})

/** "2027-03-01", so many days ago. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

async function saveCsv(page: Page): Promise<string> {
  const saved = page.waitForEvent('download')
  await panel(page).getByRole('button', { name: /CSV/ }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^credits-halden-robotics-.*\.csv$/)
  return readFileSync(await file.path(), 'utf8')
}
