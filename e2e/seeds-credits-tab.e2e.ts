/** The credits tab, read from top to bottom: the number, its parts, the price list and the history. */
import type { Page } from '@playwright/test'
import { act, balance, openCreditsTab, openSection, openSettings, panel, readBooks } from './ats.ts'
import { expect, test } from './fixtures.ts'

const DAY_MS = 86_400_000
/** What the badge of a debit says: a sign and a word. */
const DEBIT = /^−\s*(Used|Debit)$/

test('the balance stands in the top bar of every page', async ({ openDemo, page }) => {
  await openDemo()
  const pages = ['#/jobs', '#/candidates', '#/candidates/ines-carvalho', '#/assessments', '#/settings']
  for (const hash of [...pages, '#/settings/billing', '#/settings/roles', '#/nowhere']) {
    await page.evaluate((to) => (location.hash = to), hash)
    await expect(balance(page)).toHaveText(/^368/)
    await expect(balance(page)).toBeInViewport({ ratio: 1 })
  }
})

test('the credits tab begins with the number and Buy Credits', async ({ openDemo, page }) => {
  await openDemo()
  const tab = await openCreditsTab(page)
  const available = tab.getByRole('region', { name: 'Available Credits' })
  await expect(available).toContainText(/368\s*credits/)
  await expect(available.getByRole('meter').first()).toHaveAttribute('aria-valuetext', '74% of the allowance left')
  await expect(available.getByRole('button', { name: 'Buy Credits' })).toBeInViewport({ ratio: 1 })
  const number = available.getByText('368', { exact: true }).first()
  expect(await number.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(27)
  await expect(available.getByRole('link', { name: /^Billing portal/ })).toHaveAttribute('href', /\/portal$/)
})

test('the history has date, type, credits and description; a debit is red and a word', async ({
  openDemo,
  page,
  instance,
}) => {
  await openDemo()
  const history = await openCreditsTab(page)
  const row = history
    .getByRole('article')
    .filter({ has: page.getByText(DEBIT) })
    .first()
  await expect(row).toBeVisible()
  for (const column of ['Date', 'Type', 'Description', 'Person', 'Credits', 'Balance after'])
    await expect(history.getByText(column, { exact: true }).first()).toBeVisible()
  const [newest] = (await readBooks(`healthy@${instance}`)).filter(({ group }) => group === null)
  const told = history
    .getByRole('article')
    .filter({ hasText: newest?.description ?? 'no row' })
    .first()
  await expect(told).toContainText(`−${Math.abs(newest?.amount ?? 0)}`)
  await expect(told).toContainText(/\d\d:\d\d/)
  await expect(history.getByText(/^(Today|Yesterday|\w{3} \d+ \w+)$/).first()).toBeVisible()
  await expect(told).toContainText(newest?.actor.name ?? '')
  const [red = 0, green = 0, blue = 0] = await readColour(row.getByText(DEBIT))
  expect(red).toBeGreaterThan(green + 60)
  expect(red).toBeGreaterThan(blue + 60)
  await history.getByRole('searchbox').fill('Refund')
  await expect(history.getByRole('article').filter({ hasText: 'Refund' })).toContainText('+5')
})

test('the price list says what each action costs, when, and what is coming soon', async ({ openDemo, page }) => {
  await openDemo()
  await openCreditsTab(page)
  const costs = await openSection(page, 'Costs')
  const row = (name: string) => costs.getByRole('row').filter({ hasText: name })
  await expect(row('Reference check')).toContainText('5 credits per request')
  await expect(row('Reference check')).toContainText('Sending the request')
  await expect(row('Reference check')).toContainText('Several referees are one request.')
  await expect(row('Record a reference by hand')).toContainText('Free')
  await expect(row('Résumé parsing')).toContainText('1 credit per résumé')
  for (const name of ['Video interview', 'Interview transcription', 'Background check'])
    await expect(row(name)).toContainText('Coming soon')
})

test('the breakdown says what is left of each lot, which is used first and until when', async ({ openDemo, page }) => {
  await openDemo('expiring-soon')
  const tab = await openCreditsTab(page)
  const lots = tab.getByRole('region', { name: 'Breakdown' }).getByRole('listitem')
  await expect(lots.first()).toContainText('Launch grant')
  await expect(lots.first()).toContainText('120 of 150')
  await expect(lots.first()).toContainText('Used first')
  await expect(lots.first()).toContainText(/Use by \d+ \w+/)
  await expect(lots.nth(1)).toContainText('Only for Reference check')
  await expect(lots.nth(2)).toContainText('300 of 300')
})

test('rollover is told in dates: when the term renews, and how long what is left can be used', async ({
  openDemo,
  page,
}) => {
  for (const [scenario, days] of [
    ['healthy', 90],
    ['auto-top-up', 30],
  ] as const) {
    await openDemo(scenario)
    const tab = await openCreditsTab(page)
    const breakdown = tab.getByRole('region', { name: 'Breakdown' })
    await expect(breakdown).toContainText('what is left can be used until')
    const text = (await breakdown.innerText()).replaceAll(/\s+/g, ' ')
    const [, renews = '', until = ''] =
      /Renews ([\w ]+); what is left can be used until (\d+ \w+(?: \d{4})?)/.exec(text) ?? []
    // The window ends at midnight UTC, which is in the small hours in Berlin: that day is the last one.
    expect((toDay(until) - toDay(renews)) / DAY_MS).toBe(days)
    await expect(breakdown).toContainText(scenario === 'healthy' ? '500 credits' : '150 credits')
  }
  await openDemo('rollover')
  await expect(await openCreditsTab(page)).toContainText(/Carried over from the last term, use by \d+ \w+/)
})

test('accounts that share the balance are named, each with what it used', async ({ openDemo, page, instance }) => {
  await openDemo('shared-pool')
  const tab = await openCreditsTab(page)
  const rows = await readBooks(`shared-pool@${instance}`, { type: 'debit' })
  for (const name of ['Halden Robotics UK', 'Halden Care']) {
    const used = rows
      .filter(({ account, status }) => account?.name === name && status === 'posted')
      .reduce((sum, { amount }) => sum - amount, 0)
    const share = tab.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd')
    await expect(share.first()).toHaveText(String(used))
  }
})

test('without the right the tab says which, where and by whom it is granted, and fills once it is', async ({
  openDemo,
  page,
  context,
  control,
}) => {
  await openDemo('healthy', { query: '&viewer=mei' })
  const tab = await openCreditsTab(page)
  await expect(tab).toContainText('Company: edit')
  await expect(tab).toContainText('Settings → User Roles')
  await expect(tab.getByRole('link', { name: 'Amara Okafor' }).first()).toHaveAttribute('href', /^mailto:amara/)
  await expect(tab).toContainText('368')
  await expect(tab.getByRole('article')).toHaveCount(0)
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  await openSettings(page, 'User Roles')
  await expect(page.getByRole('checkbox').first()).toBeDisabled()
  await openCreditsTab(page)
  const admin = await openDemo('healthy', { page: await context.newPage() })
  await openSettings(admin, 'User Roles')
  const mei = admin.getByRole('group', { name: 'Permissions of Mei Tanaka' })
  await mei.getByRole('checkbox', { name: 'Company: edit' }).check()
  await page.bringToFront()
  await expect(tab.getByRole('article').first()).toBeVisible()
  await expect(tab).not.toContainText('Company: edit')
})

test('a balance lower than expected is explained, the largest causes first', async ({ openDemo, page, instance }) => {
  await openDemo('healthy', { query: '#/settings/billing' })
  await expect(panel(page)).toContainText('368')
  const account = `healthy@${instance}`
  await act(account, { action: 'reference-check', actor: 'Jonas Lindqvist', subject: { label: 'Rui Tavares' } })
  await act(account, { action: 'ai-questions', actor: 'Mei Tanaka', subject: { label: 'Backend Engineer' } })
  await act(account, { action: 'resume-parsing', quantity: 12, actor: 'Rafael Siqueira' })
  await expect(balance(page)).toContainText('347')
  const available = panel(page).getByRole('region', { name: 'Available Credits' })
  await expect(available).toContainText('−21 since')
  await available.getByRole('button', { name: 'Why?' }).click()
  const causes = panel(page).getByRole('list', { name: 'What changed the balance' }).getByRole('listitem')
  await expect(causes).toHaveCount(3)
  await expect(causes.nth(0)).toContainText(/[Rr]ésumé parsing/)
  await expect(causes.nth(0)).toContainText('−12')
  await expect(causes.nth(1)).toContainText('−5')
  await expect(causes.nth(2)).toContainText('−4')
})

function toDay(text: string): number {
  const hasYear = /\d{4}$/.test(text)
  return Date.parse(`${hasYear ? text : `${text} ${new Date().getFullYear()}`} UTC`)
}

async function readColour(element: ReturnType<Page['locator']>): Promise<number[]> {
  await expect(element).toBeVisible()
  return element.evaluate((node) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')
    if (!canvas) return []
    canvas.fillStyle = getComputedStyle(node).color
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  })
}
