/** The history in the panel: its rows, all of them as a file, and why the balance changed since the last look. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import * as v from 'valibot'
import { steer } from './billing.ts'
import { account, answer, inTurn, reset, rewritten } from './faults.ts'
import { expect, test as base } from './fixtures.ts'
import type { Fault, Faults, Host } from './host.ts'

const Row = v.looseObject({
  id: v.string(),
  type: v.string(),
  amount: v.number(),
  balanceAfter: v.nullable(v.number()),
  description: v.string(),
  actor: v.object({ name: v.nullable(v.string()) }),
  subject: v.nullable(v.object({ label: v.string() })),
})
type Row = v.InferOutput<typeof Row>
const Rows = v.object({ data: v.array(Row), next: v.nullable(v.string()) })

interface Billing extends Host {
  page: Page
  name: string
  /** Uses an action, as the ATS does. */
  use(action: Record<string, unknown>): Promise<void>
  /** All rows that the API has for a query. */
  read(query?: Record<string, string>): Promise<Row[]>
}

interface Fixtures {
  /** Opens a page of a host with these elements, signed in. */
  open: (options?: { scenario?: string; faults?: Faults; elements?: string }) => Promise<Billing>
}

const PANEL = '<credit-panel></credit-panel>'
const BAR = '<credit-balance></credit-balance>'

const test = base.extend<Fixtures>({
  open: async ({ page, host, instance }, use) => {
    await use(async ({ scenario = 'healthy', faults = {}, elements = PANEL } = {}) => {
      const name = `${scenario}@${instance}`
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${elements}
        <script>for (const element of document.querySelectorAll('credit-panel, credit-balance')) {
          element.setAttribute('api-base', '/mock/${name}/v1')
          element.setAttribute('account', 'acc-halden')
          element.getToken = () => 'demo'
        }</script><script type="module" src="/widget/credit-gauge.js"></script></body></html>`
      const running = await host({ '/': html }, { faults })
      await page.goto(running.url)
      return Object.assign(running, {
        page,
        name,
        use: async (action: Record<string, unknown>) => {
          await fetch(`${running.url}/mock/${name}/ats/actions`, { method: 'POST', body: JSON.stringify(action) })
        },
        read: (query: Record<string, string> = {}) => readAll(`${running.url}/mock/${name}/v1/entries`, query),
      })
    })
  },
})

async function readAll(address: string, query: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = new URLSearchParams({ ...query, limit: '1000', ...(cursor && { cursor }) })
    const found = await fetch(`${address}?${asked}`, { headers: { Authorization: 'Bearer demo' } })
    const page = v.parse(Rows, await found.json())
    rows.push(...page.data)
    cursor = page.next
  }
  return rows
}

const rows = (page: Page) => page.getByRole('feed', { name: 'Credit history' }).getByRole('article')
const sum = (page: Page) => page.locator('.cg-history-sum')
const save = (page: Page) => page.getByRole('button', { name: 'Save as CSV' })
const why = (page: Page) => page.getByRole('button', { name: 'Why?' })
const asked = ({ requests }: Host) => requests.filter((line) => line.endsWith('/entries')).length

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

/** The last look was so long ago that this is another visit. */
async function comeBackLater(page: Page): Promise<void> {
  await page.evaluate(() => {
    const name = Object.keys(localStorage).find((key) => key.endsWith(':look')) ?? ''
    const look = localStorage.getItem(name) ?? ''
    localStorage.setItem(name, look.replace(/"lookedAt":\d+/, `"lookedAt":${Date.now() - 3_600_000}`))
  })
  await page.reload()
}

test('a wide panel has columns, a narrow one has lines, and the page never scrolls sideways', async ({ open }) => {
  const { page } = await open()
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect(rows(page).first()).toBeVisible()
  for (const name of ['Date', 'Type', 'Description', 'Credits', 'Balance after'])
    await expect(page.locator('.cg-history-columns')).toContainText(name)
  for (const width of [768, 360]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(rows(page).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  await expect(page.locator('.cg-history-columns')).toBeHidden()
})

test('rows come in while it is open, and are marked as new at the next look', async ({ open }) => {
  const billing = await open()
  const { page } = billing
  await expect(rows(page).first()).toBeVisible()
  await billing.use({ action: 'reference-check', actor: 'mei', subject: { label: 'Ngozi Adeyemi' } })
  await expect(rows(page).first()).toContainText('Ngozi Adeyemi')
  await expect(sum(page)).not.toContainText('since you last looked')
  await page.goto('about:blank')
  await billing.use({ action: 'reference-check', actor: 'mei', subject: { label: 'Tomasz Wójcik' } })
  await page.goto(billing.url)
  await expect(sum(page)).toContainText('1 new row since you last looked')
})

test('the file has every row of the period, of an independent parser the same as the API’s', async ({ open }) => {
  const billing = await open({ scenario: 'huge-history' })
  const { page } = billing
  await page.getByRole('combobox', { name: 'Period' }).selectOption('30')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('debit')
  await expect(sum(page)).toContainText('credits used')
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
    await expect(sum(page)).toContainText('credits used')
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
    await expect(sum(page)).toContainText('credits used')
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
  await expect(rows(page).first()).toBeVisible()
  await expect(save(page)).toHaveCount(0)
})

test('D13 D21 a cursor that points to itself and ids that come twice leave each row once, and an end', async ({
  open,
}) => {
  const twice = rewritten((text) => {
    const page = v.parse(v.looseObject({ data: v.array(v.unknown()) }), JSON.parse(text))
    return JSON.stringify({ ...page, data: [...page.data, ...page.data], next: 'before-1', total: null })
  })
  const { page, requests } = await open({ faults: { 'GET /entries': twice } })
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('combobox', { name: 'Period' }).selectOption('90')
  await expect(page.getByText('Nothing older')).toBeAttached()
  // While the longer period is read, the rows are gone and the end of the shorter one may still stand.
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', /^([1-9]|[1-5]\d|6[01])$/)
  expect(requests.filter((line) => line.endsWith('/entries')).length).toBeLessThan(8)
})

test.describe('why did it change?', () => {
  test('the bar says by how much since the last look; the history is read when somebody asks', async ({ open }) => {
    const billing = await open({ elements: BAR })
    const { page } = billing
    const bar = page.getByRole('button', { name: /show details/ })
    await bar.click()
    await expect(page.getByRole('dialog')).toContainText('368')
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith(':look'))))
      .toBe(true)
    await expect(why(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await billing.use({ action: 'resume-parsing', quantity: 12, actor: 'jonas', subject: { label: 'Spring import' } })
    for (const actor of ['mei', 'amara', 'mei']) await billing.use({ action: 'reference-check', actor })
    await comeBackLater(page)
    await bar.click()
    await expect(page.getByText(/^−27 since \d/)).toBeVisible()
    expect(asked(billing)).toBe(0)
    await why(page).click()
    const causes = page.getByRole('list', { name: 'What changed the balance' }).getByRole('listitem')
    await expect(causes).toHaveText([
      /^Bulk.*Spring import−12Jonas Lindqvist · 12 rows$/,
      /^Reference check−10Mei Tanaka · 2 rows$/,
      /^Reference check−5Amara Okafor · 1 row$/,
    ])
    await expect(page.getByText('in no row')).toHaveCount(0)
    expect(asked(billing)).toBe(1)
  })

  test('D22 what the rows do not explain is said', async ({ open }) => {
    const billing = await open()
    const { page } = billing
    await expect(rows(page).first()).toBeVisible()
    billing.faults['GET /entries'] = rewritten((text) => {
      const found = v.parse(v.looseObject({ data: v.array(Row) }), JSON.parse(text))
      return JSON.stringify({ ...found, data: found.data.filter(({ amount }) => amount !== -3) })
    })
    await steer(billing, billing.name, { do: 'debit', credits: 7 })
    await steer(billing, billing.name, { do: 'debit', credits: 3 })
    await expect(page.getByText(/^−10 since/)).toBeVisible()
    await why(page).click()
    await expect(page.getByText('−3 credits of the change: in no row of the history yet')).toBeVisible()
  })

  test('it follows what happens while it is open, and closes again', async ({ open }) => {
    const billing = await open()
    const { page } = billing
    await expect(rows(page).first()).toBeVisible()
    await steer(billing, billing.name, { do: 'debit', credits: 7 })
    await why(page).click()
    await expect(page.getByRole('list', { name: 'What changed the balance' })).toContainText('−7')
    await steer(billing, billing.name, { do: 'credit', credits: 50 })
    await expect(page.getByText(/^\+43 since/)).toBeVisible()
    await expect(page.getByRole('list', { name: 'What changed the balance' })).toContainText('+50')
    await why(page).click()
    await expect(page.getByRole('list', { name: 'What changed the balance' })).toHaveCount(0)
  })

  test.describe('after a sign-out', () => {
    test.use({ expectedConsole: [/Failed to load resource/] })

    test('nothing is kept of what was seen', async ({ open }) => {
      const billing = await open()
      const { page } = billing
      await expect(rows(page).first()).toBeVisible()
      const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /:(look|row)$/.test(key)).length)
      await expect.poll(kept).toBe(2)
      billing.faults['GET /account'] = answer(401, {})
      await page.evaluate(() => document.querySelector('credit-panel')?.refresh())
      await expect.poll(kept).toBe(0)
    })
  })
})
