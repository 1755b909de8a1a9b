/** The history as a file: exactly what was filtered, read back by another parser and held against the API's own pages. */
import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import * as v from 'valibot'
import { cutAfter, heldBack, inTurn } from './faults.ts'
import { expect, test, type Billing, type Extension } from './extension-fixtures.ts'
import { opening, press } from './extension/pages.ts'

const Rows = v.object({
  data: v.array(v.object({ id: v.string(), type: v.string(), amount: v.number() })),
  next: v.nullable(v.string()),
})
type Row = v.InferOutput<typeof Rows>['data'][number]

/**
 * Nobody can answer the dialog in a headless browser: here the file that it would have answered lies in the browser's
 * own file system. It is written to as any other.
 */
async function pickForThem(extension: Extension): Promise<void> {
  await extension.context().addInitScript(() => {
    Reflect.set(globalThis, 'showSaveFilePicker', async ({ suggestedName }: { suggestedName: string }) => {
      const folder = await navigator.storage.getDirectory()
      return folder.getFileHandle(suggestedName, { create: true })
    })
  })
}

/** What was written into the file that was picked; '' where nothing was kept. */
const readPicked = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    for await (const handle of folder.values())
      if (handle instanceof FileSystemFileHandle)
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await handle.getFile()).arrayBuffer())
    return ''
  })

/** All rows that the API has for a query, page by page. */
async function readApi({ apiBase }: Billing, query: Record<string, string> = {}): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = new URLSearchParams({ ...query, limit: '1000', ...(cursor && { cursor }) })
    const answer = await fetch(`${apiBase}/entries?${asked}`, { headers: { Authorization: 'Bearer demo' } })
    const page = v.parse(Rows, await answer.json())
    rows.push(...page.data)
    cursor = page.next
  }
  return rows
}

function parse(csv: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

const facts = ({ id, type, amount }: Row) => [id, type, String(amount)]
const written = (row: Record<string, string>) => [row['Entry ID'], row['Type'], row['Credits']]

/** From the popup to the page that saves. */
async function openExport(extension: Extension, filter?: (popup: Page) => Promise<unknown>): Promise<Page> {
  const popup = await extension.open('popup')
  await filter?.(popup)
  const page = await opening(extension, () => press(popup, 'Export CSV…'))
  await popup.close()
  return page
}

test('the file holds exactly what the history showed, and outlives the popup', async ({ extension, billing }) => {
  await pickForThem(extension)
  await extension.connect(billing.apiBase)
  const page = await openExport(extension, async (popup) => {
    await press(popup, 'Filters')
    await popup.getByRole('combobox', { name: 'Person' }).selectOption('mei')
    await popup.getByRole('combobox', { name: 'Action' }).selectOption('resume-parsing')
    await expect(popup.locator('.cg-history-sum')).toBeVisible()
  })
  await expect(page.getByText('by action, by person')).toBeVisible()
  await press(page, 'Save CSV')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const expected = await readApi(billing, { actor: 'mei', action: 'resume-parsing' })
  expect(expected.length).toBeGreaterThan(0)
  const rows = parse(await readPicked(page))
  expect(rows.map(written)).toEqual(expected.map(facts))
  expect(new Set(rows.map((row) => `${row['Person']} ${row['Action']}`))).toEqual(
    new Set(['Mei Tanaka Résumé parsing']),
  )
})

test('U5 cells that a spreadsheet would run are text, and numbers stay numbers', async ({ extension, billing }) => {
  await pickForThem(extension)
  await extension.connect(billing.apiBase)
  const nasty = ['=HYPERLINK("http://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1', 'a "quoted", b\r\nc;d']
  for (const description of nasty) await billing.steer({ do: 'debit', credits: 1, description })
  const page = await openExport(extension)
  await press(page, 'Save CSV')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const csv = await readPicked(page)
  expect(csv.codePointAt(0)).toBe(0xfeff)
  const descriptions = parse(csv)
    .slice(0, nasty.length)
    .map((row) => row['Description'])
  expect(descriptions.toReversed()).toEqual([
    ...nasty.slice(0, 4).map((text) => `'${text}`),
    "'\t'=1",
    "'＝1",
    'a "quoted", b\r\nc;d',
  ])
  expect(descriptions.filter((text) => /^[\s]*[=+\-@＝]/.test(text ?? ''))).toEqual([])
  expect(
    parse(csv)
      .slice(0, nasty.length)
      .map((row) => row['Credits']),
  ).toEqual(nasty.map(() => '-1'))
})

test('where no file can be picked it is a download', async ({ extension, billing }) => {
  await extension.context().addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'))
  await extension.connect(billing.apiBase)
  const page = await openExport(extension)
  const downloading = page.waitForEvent('download')
  await press(page, 'Save CSV')
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^credits-halden-robotics-start-\d{4}-\d\d-\d\d\.csv$/)
  const rows = parse(readFileSync(await download.path(), 'utf8'))
  expect(rows.map(written)).toEqual((await readApi(billing)).map(facts))
  await expect(page.getByText(`${rows.length} rows`)).toBeVisible()
})

test.describe('a long history', () => {
  test.use({ scenario: 'huge-history' })

  test('a connection that is lost three times: it goes on where it stopped, and no row is missing or twice', async ({
    extension,
    billing,
    expectedConsole,
  }) => {
    expectedConsole.push(/Failed to load resource: net::ERR_/)
    await pickForThem(extension)
    await extension.connect(billing.apiBase)
    const page = await openExport(extension, (popup) =>
      popup.getByRole('combobox', { name: 'Period' }).selectOption('30'),
    )
    const cut = cutAfter('{"data":[{"id":')
    const lost = page.getByText('Connection lost')
    billing.host.faults['GET /entries'] = inTurn('pass', cut, cut, 'pass', 'pass', cut, 'pass')
    await press(page, 'Save CSV')
    for (let time = 0; time < 3; time += 1) {
      await expect(lost).toBeVisible()
      await press(page, 'Go on now')
    }
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    delete billing.host.faults['GET /entries']
    const rows = parse(await readPicked(page))
    const { from = '' } = Object.fromEntries(
      new URL(billing.host.seen.findLast(({ url }) => url.includes('limit=500'))?.url ?? '', billing.host.url)
        .searchParams,
    )
    const expected = await readApi(billing, { from })
    expect(rows.length).toBeGreaterThan(2000)
    expect(rows.map(written)).toEqual(expected.map(facts))
  })

  test('cancel in the middle leaves no file', async ({ extension, billing }) => {
    await pickForThem(extension)
    await extension.connect(billing.apiBase)
    const page = await openExport(extension)
    billing.host.faults['GET /entries'] = inTurn('pass', 'pass', heldBack(new Promise(() => {})))
    await press(page, 'Save CSV')
    await expect(page.getByRole('progressbar')).toBeVisible()
    await expect(page.getByText(/^1,000 of 100,\d{3} rows$/)).toBeVisible()
    await press(page, 'Cancel')
    await expect(page.getByText('No file was kept.')).toBeVisible()
    expect(await readPicked(page)).toBe('')
    await press(page, 'Save another')
    await expect(page.getByRole('button', { name: 'Save CSV' })).toBeVisible()
  })
})
