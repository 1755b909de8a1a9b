/** All rows of the panel as a file. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { account, answer, inTurn, reset } from './faults.ts'
import type { Fault } from './host.ts'
import { expect, rowsOf, sumOf, test } from './panel-page.ts'

const save = (page: Page) => page.getByRole('button', { name: 'Save as CSV' })

/** Goes wrong with the pages of the file only: the list may be reading on at the same time. */
function ofFile(...faults: (Fault | 'pass')[]): Fault {
  const turn = inTurn(...faults)
  return (call) => (call.request.url?.includes('limit=500') ? turn(call) : call.pass())
}

/** Presses Save and reads the file that comes of it. */
async function saved(page: Page, press = () => save(page).click()) {
  const coming = page.waitForEvent('download')
  await press()
  const download = await coming
  const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '')
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  return { name: download.suggestedFilename(), data }
}

test('the file has every row of the period, of an independent parser the same as the API’s', async ({ open }) => {
  const billing = await open({ scenario: 'huge-history' })
  const { page } = billing
  await page.getByRole('combobox', { name: 'Period' }).selectOption('30')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('debit')
  await expect(sumOf(page)).toContainText('credits used')
  const { name, data } = await saved(page, async () => {
    await save(page).click()
    // It goes on while another tab is open.
    await page.getByRole('tab', { name: 'Costs' }).click()
  })
  expect(name).toMatch(/^credits-.+-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  const asks = billing.seen.findLast(({ line }) => line.endsWith('/entries'))
  const from = new URL(asks?.url ?? '', billing.url).searchParams.get('from')
  const expected = await billing.read({ type: 'debit', from: from ?? '' })
  expect(expected.length).toBeGreaterThan(500)
  expect(
    data.map((row) => [
      row['Entry ID'],
      row['Type'],
      Number(row['Credits']),
      Number(row['Balance after']),
      row['Description'],
      row['Person'],
      row['For'],
    ]),
  ).toEqual(
    expected.map(({ id, type, amount, balanceAfter, description, actor, subject }) => [
      id,
      type,
      amount,
      balanceAfter,
      description,
      actor.name ?? '',
      subject?.label ?? '',
    ]),
  )
  expect(data[0]).toHaveProperty('Account')
  expect(data[0]).toHaveProperty('Action')
})

test.describe('a file that does not come to its end', () => {
  test.use({ expectedConsole: [/Failed to load resource/] })

  test('says how far it came, goes on where it stopped, and is not offered before', async ({ open }) => {
    const billing = await open({ scenario: 'huge-history' })
    const { page } = billing
    await page.getByRole('combobox', { name: 'Period' }).selectOption('90')
    await expect(sumOf(page)).toContainText('credits used')
    let downloads = 0
    page.on('download', () => (downloads += 1))
    billing.faults['GET /entries'] = ofFile('pass', reset)
    await save(page).click()
    await expect(page.getByText('500 rows so far. It goes on by itself.')).toBeVisible()
    expect(downloads).toBe(0)
    delete billing.faults['GET /entries']
    const { data } = await saved(page, () => page.getByRole('button', { name: 'Go on now' }).click())
    const asks = billing.seen.findLast(({ line }) => line.endsWith('/entries'))
    const from = new URL(asks?.url ?? '', billing.url).searchParams.get('from')
    const ids = (await billing.read({ from: from ?? '' })).map(({ id }) => id)
    expect(data.map((row) => row['Entry ID'])).toEqual(ids)
  })

  test('refused for good, it keeps nothing and can begin anew', async ({ open }) => {
    const billing = await open({ scenario: 'huge-history' })
    const { page } = billing
    await page.getByRole('combobox', { name: 'Period' }).selectOption('90')
    await expect(sumOf(page)).toContainText('credits used')
    billing.faults['GET /entries'] = ofFile('pass', answer(403, {}))
    await save(page).click()
    await expect(page.getByText('It stopped after 500 rows. No file was kept.')).toBeVisible()
    delete billing.faults['GET /entries']
    const { data } = await saved(page, () => page.getByRole('button', { name: 'Try again' }).click())
    expect(data.length).toBeGreaterThan(1000)
  })
})

test('without the right to save there is no button', async ({ open }) => {
  const access = { entries: true, export: false, buy: true, request: true, missing: [], contacts: [] }
  const { page } = await open({ faults: { 'GET /account': account({ access }) } })
  await expect(rowsOf(page).first()).toBeVisible()
  await expect(save(page)).toHaveCount(0)
})
