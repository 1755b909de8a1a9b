/** What costs credits, at the place where it is done: prices, pauses and the rows that are left behind. */
import type { Page } from '@playwright/test'
import { balance, gate, gated, openCandidate, openCreditsTab, opening, panel, readBooks } from './ats.ts'
import { expect, test } from './fixtures.ts'

const references = (page: Page) => page.getByRole('region', { name: 'References' })

test('a reference request takes 5 credits once, for all referees, at the moment it is sent', async ({
  openDemo,
  page,
  instance,
}) => {
  await openDemo()
  await openCandidate(page, 'Inês Carvalho')
  await expect(balance(page)).toContainText('368')
  await expect(references(page).getByRole('checkbox', { checked: true })).toHaveCount(3)
  await expect(gate(page, 'Request references')).toContainText('5 credits · 363 left after')
  const before = await readBooks(`healthy@${instance}`)
  await page.getByRole('checkbox', { name: /Rui Tavares/ }).uncheck()
  await page.getByRole('checkbox', { name: /Rui Tavares/ }).check()
  await expect(gate(page, 'Request references')).toContainText('5 credits · 363 left after')
  await page.getByRole('button', { name: 'Request references' }).click()
  await expect(balance(page)).toContainText('363')
  const [sent, ...rest] = await readBooks(`healthy@${instance}`)
  expect(sent).toMatchObject({ type: 'debit', amount: -5, balanceAfter: 363, action: 'reference-check' })
  expect(rest).toEqual(before)
})

test('a reference recorded by hand takes nothing, and says so', async ({ openDemo, page, instance }) => {
  await openDemo()
  await openCandidate(page, 'Inês Carvalho')
  await expect(gate(page, 'Record a reference by hand')).toContainText('Free')
  await page.getByRole('button', { name: 'Record a reference by hand' }).click()
  await page.getByRole('textbox', { name: 'Referee' }).fill('Rui Tavares')
  await page.getByRole('textbox', { name: 'Relation' }).fill('Engineering lead, Maré Health')
  await page.getByRole('textbox', { name: 'What they said' }).fill('She asks before she draws.')
  await page.getByRole('button', { name: 'Save reference' }).click()
  await expect(page.getByText('“She asks before she draws.”')).toBeVisible()
  await expect(references(page).getByText('Received')).toBeVisible()
  await expect(balance(page)).toContainText('368')
  expect((await readBooks(`healthy@${instance}`))[0]?.description).not.toContain('Carvalho')
})

test('every action draws on the one balance, each in a row of its own', async ({ openDemo, page, instance }) => {
  await openDemo()
  await expect(balance(page)).toContainText('368')
  const before = (await readBooks(`healthy@${instance}`)).length
  await page.getByRole('button', { name: 'Evaluate assessment' }).click()
  await expect(balance(page)).toContainText('365')
  await page.getByRole('button', { name: 'Generate questions' }).click()
  await expect(balance(page)).toContainText('361')
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Parse résumés (4)' }).click()
  await expect(balance(page)).toContainText('357')
  await page.getByRole('button', { name: 'Import candidates from CSV' }).click()
  await page.getByRole('button', { name: 'Import 3 candidates' }).click()
  await expect(balance(page)).toContainText('355')
  const rows = await readBooks(`healthy@${instance}`)
  const made = rows.slice(0, rows.length - before)
  expect(made.map(({ action, amount, group }) => [action, amount, group?.count ?? 1])).toEqual([
    ['csv-import', -2, 1],
    ['resume-parsing', -1, 4],
    ['resume-parsing', -1, 4],
    ['resume-parsing', -1, 4],
    ['resume-parsing', -1, 4],
    ['ai-questions', -4, 1],
    ['assessment-evaluation', -3, 1],
  ])
  expect(made.every(({ actor, description }) => actor.name === 'Amara Okafor' && description.length > 10)).toBe(true)
  const history = await openCreditsTab(page)
  await expect(history.getByText('Import data from CSV: careers-fair-porto.csv')).toBeVisible()
})

test('the price and the balance after stand at the button, and follow what is chosen', async ({
  openDemo,
  page,
  control,
}) => {
  await openDemo()
  const price = gate(page, /Parse résumés/)
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await expect(price).toContainText('4 credits · 364 left after')
  await page.getByRole('checkbox', { name: /^Select Inês Carvalho/ }).uncheck()
  await expect(price).toContainText('4 credits · 364 left after')
  const unparsed = page.getByRole('row').filter({ hasText: 'Not parsed' }).getByRole('checkbox')
  await unparsed.first().uncheck()
  await expect(price).toContainText('3 credits · 365 left after')
  await expect.poll(async () => (await control('healthy')).streams).toBe(1)
  await control('healthy', { do: 'set', balance: 2 })
  await expect(price).toContainText('2 of 3 can run')
  await expect(gate(page, 'Evaluate assessment')).toContainText('Needs 3, you have 2')
  await control('healthy', { do: 'set', balance: 50 })
  await expect(price).toContainText('3 credits · 47 left after')
})

test('out of credits the action is paused and says why, and what was done before stays readable', async ({
  openDemo,
  page,
  instance,
}) => {
  const orders: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/ats/actions')) orders.push(request.url())
  })
  await openDemo('empty')
  await openCandidate(page, 'Inês Carvalho')
  const before = (await readBooks(`empty@${instance}`)).length
  const stopped = gate(page, 'Request references')
  await expect(stopped).toContainText(/Paused|out of credits/i)
  await expect(stopped.getByRole('button', { name: 'Buy Credits' })).toBeVisible()
  const button = gated(page, 'Request references')
  const box = await button.boundingBox()
  await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10)
  await button.evaluate((element: HTMLElement) => element.click())
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(gate(page, 'Record a reference by hand')).toContainText('Free')
  await openCandidate(page, 'Nguyễn Minh Anh')
  await expect(references(page)).toContainText('All references are here.')
  await expect(references(page).getByText('Received')).toHaveCount(2)
  await expect(page.getByText(/I would hire her again/)).toBeVisible()
  await page.getByRole('tab', { name: 'Résumé' }).click()
  await expect(page.getByText('Spreebank')).toBeVisible()
  await openCreditsTab(page)
  await expect(panel(page).getByRole('article').first()).toBeVisible()
  expect(orders).toEqual([])
  expect(await readBooks(`empty@${instance}`)).toHaveLength(before)
})

test('what was sent can be seen at the candidate', async ({ openDemo, page }) => {
  await openDemo()
  await openCandidate(page, 'Inês Carvalho')
  await expect(references(page).getByText('Not asked')).toHaveCount(3)
  await page.getByRole('button', { name: 'Request references' }).click()
  await expect(references(page).getByText('Asked', { exact: true })).toHaveCount(3)
  await expect(page.getByRole('listitem').filter({ hasText: 'Reference request sent to 3 referees' })).toContainText(
    'Amara Okafor · Today',
  )
})

test('Pro Connect opens from the bottom of the sidebar, on every page', async ({ openDemo, page }) => {
  await openDemo()
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Pro Connect/ })
  for (const hash of ['#/', '#/candidates', '#/assessments', '#/settings/billing']) {
    await page.evaluate((to) => (location.hash = to), hash)
    await expect(link).toBeInViewport({ ratio: 1 })
    const box = await link.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(600)
  }
  const opened = await opening(page, () => link.click())
  await expect(opened.getByRole('heading', { name: 'Pro Connect' })).toBeVisible()
  expect(await opened.evaluate(() => window.opener === null)).toBe(true)
  await openDemo('new-account')
  await expect(balance(page)).toContainText('0')
  await expect(link).toHaveCount(0)
})
