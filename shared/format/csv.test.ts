import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { NOON, account, entry } from '../credits/account.fixture.ts'
import { toCredits } from '../credits/amount.ts'
import type { Entry } from '../credits/entry.ts'
import { CSV_COLUMNS, csvChunks, csvFileName, type CsvColumn } from './csv.ts'
import { enHistory } from './messages/en-history.ts'

const shown = account()

async function csvOf(pages: readonly Entry[][], owner = shown): Promise<string> {
  const chunks: string[] = []
  for await (const chunk of csvChunks(pages, owner, enHistory.csvColumns)) chunks.push(chunk)
  return chunks.join('')
}

/** The rows as an independent parser reads them, headings apart. */
async function read(entries: Entry[], owner = shown): Promise<Partial<Record<CsvColumn, string>>[]> {
  const { data, errors } = Papa.parse<string[]>(await csvOf([entries], owner), { delimiter: ',', newline: '\r\n' })
  expect(errors).toEqual([])
  const [headings, ...rows] = data
  expect(headings?.map((text) => text.replace('\uFEFF', ''))).toEqual(
    CSV_COLUMNS.map((column) => enHistory.csvColumns[column]),
  )
  expect(rows.pop()).toEqual([''])
  return rows.map((row) => {
    expect(row).toHaveLength(CSV_COLUMNS.length)
    const cells: Partial<Record<CsvColumn, string>> = {}
    for (const [index, column] of CSV_COLUMNS.entries()) cells[column] = row[index] ?? ''
    return cells
  })
}

async function readDescription(description: string): Promise<string | undefined> {
  const [row] = await read([entry({ description })])
  return row?.description
}

describe('a row', () => {
  test('has who did what, for whom, when, and what was left', async () => {
    const full = entry({
      at: Date.UTC(2027, 2, 1, 9, 5, 7, 42),
      quantity: 2,
      balanceAfter: toCredits(390),
      account: { id: 'acct-2', name: 'Acme, Ltd.' },
      subject: { type: 'candidate', label: 'Nguyễn Thị Hạnh', url: 'https://ats.example/c/1' },
      group: { id: 'run-1', label: 'Spring import', count: 30, credits: toCredits(-30) },
    })
    expect(await read([full])).toEqual([
      {
        date: '2027-03-01T09:05:07.042Z',
        type: 'debit',
        status: 'posted',
        action: 'Reference check',
        description: 'Reference check',
        quantity: '2',
        amount: '-5',
        balanceAfter: '390',
        actor: 'Ada Okafor',
        actorId: 'viewer-1',
        subject: 'Nguyễn Thị Hạnh',
        subjectType: 'candidate',
        subjectUrl: 'https://ats.example/c/1',
        account: 'Acme, Ltd.',
        run: 'Spring import',
        runId: 'run-1',
        entryId: 'entry-1',
      },
    ])
  })

  test('leaves empty what is unknown', async () => {
    const bare = entry({ at: null, action: null, quantity: null, actor: { kind: 'unknown', id: null, name: null } })
    const [row] = await read([bare])
    expect(row).toMatchObject({ date: '', action: '', quantity: '', balanceAfter: '', actor: '', subject: '', run: '' })
  })

  test('writes amounts at the unit’s scale with a dot, negative ones as numbers', async () => {
    const rows = [-1250, -5, 0, 100].map((amount) =>
      entry({ amount: toCredits(amount), balanceAfter: toCredits(amount) }),
    )
    const decimals = await read(rows, account({ unit: { scale: 2, label: null } }))
    expect(decimals.map(({ amount }) => amount)).toEqual(['-12.50', '-0.05', '0.00', '1.00'])
    expect(decimals.map(({ balanceAfter }) => Number(balanceAfter))).toEqual([-12.5, -0.05, 0, 1])
  })

  test('an action that the account no longer has keeps its key', async () => {
    expect(await read([entry({ action: 'fax-sending' })])).toMatchObject([{ action: 'fax-sending' }])
  })

  test('D15 dates are what `toISOString` says, whatever their order; one that no calendar has is left out', async () => {
    const inRange = fc.integer({ min: -8.64e15, max: 8.64e15 })
    const nearby = fc.integer({ min: NOON - 200_000_000, max: NOON + 200_000_000 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(nearby, inRange), { minLength: 1 }), async (times) => {
        const rows = await read(times.map((at) => entry({ at })))
        expect(rows.map(({ date }) => date)).toEqual(times.map((at) => new Date(at).toISOString()))
      }),
    )
    expect(await read([entry({ at: 9e15 }), entry({ at: Number.NaN })])).toMatchObject([{ date: '' }, { date: '' }])
  })
})

describe('text', () => {
  test.each([
    '=1+1',
    '+49 30 1234',
    '-2',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\uFEFF=1',
  ])('U5 %j is no formula', async (text) => {
    expect(await readDescription(text)).toBe(`'${text}`)
  })

  test('U5 nor is one where a spreadsheet that separates by semicolons would begin a cell', async () => {
    expect(await readDescription('Ada;=HYPERLINK("https://evil.example")')).toBe(
      'Ada;\'=HYPERLINK("https://evil.example")',
    )
    expect(await readDescription('two\n=1')).toBe("two\n'=1")
    expect(await readDescription('a; b, c - d = e')).toBe('a; b, c - d = e')
  })

  test('U5 in every cell of text, also those that name types, people and runs', async () => {
    const evil = '=cmd'
    const [row] = await read([
      entry({
        id: evil,
        type: evil,
        action: evil,
        description: evil,
        account: { id: 'x', name: evil },
        actor: { kind: 'user', id: evil, name: evil },
        subject: { type: evil, label: evil, url: null },
        group: { id: evil, label: evil, count: 2, credits: toCredits(-2) },
      }),
    ])
    const texts = Object.entries(row ?? {}).filter(([, text]) => text.includes('cmd'))
    expect(texts).toHaveLength(11)
    expect(texts.filter(([, text]) => !text.startsWith("'"))).toEqual([])
  })

  test('U6 comes back as it was: quotes, commas, line ends, semicolons, any script', async () => {
    const awkward = fc.stringMatching(/^[a-z"\r\n,;\u0627\u05D0\u{1F600} ]*$/u)
    await fc.assert(
      fc.asyncProperty(fc.oneof(awkward, fc.string({ unit: 'grapheme' })), async (text) => {
        const back = (await readDescription(text)) ?? ''
        expect(back.replaceAll(/(^|[;\t\r\n])'/g, '$1')).toBe(text.replaceAll(/(^|[;\t\r\n])'/g, '$1'))
      }),
    )
  })

  test('U6 D16 a megabyte of anything takes no time', async () => {
    for (const text of ['\n', ' ', '; ', '"', '=', '\t '].map((one) => one.repeat(1_000_000 / one.length))) {
      const before = performance.now()
      await readDescription(text)
      expect(performance.now() - before).toBeLessThan(2000)
    }
  })
})

describe('the file', () => {
  test('D14 without any row has its headings', async () => {
    const text = await csvOf([])
    expect(text.startsWith('\uFEFF"Date')).toBe(false)
    expect(text.startsWith('\uFEFFDate')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(2)
  })

  test('comes in pieces of about 64 kB that break between rows, however the pages lie', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => entry({ id: `e${index}` }))
    const chunks: string[] = []
    for await (const chunk of csvChunks([rows.slice(0, 10), [], rows.slice(10)], shown, enHistory.csvColumns))
      chunks.push(chunk)
    expect(chunks.length).toBeGreaterThan(3)
    expect(chunks.filter((chunk) => chunk.length > 66_000 || !chunk.endsWith('\r\n'))).toEqual([])
    expect(chunks.join('').split('\r\n')).toHaveLength(5002)
  })
})

describe('its name', () => {
  const from = new Date(2027, 0, 1).getTime()
  const to = new Date(2027, 2, 1).getTime()

  test('says whose credits and which days, the last one included', () => {
    expect(csvFileName(shown, { from, to }, NOON)).toBe('credits-northbeam-2027-01-01-2027-02-28.csv')
  })

  test('an open side is the start of the ledger, or today; so is a day to come', () => {
    expect(csvFileName(shown, {}, NOON)).toBe('credits-northbeam-start-2027-03-01.csv')
    expect(csvFileName(shown, { to: NOON * 2 }, NOON)).toBe('credits-northbeam-start-2027-03-01.csv')
  })

  test.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['  Müller & Söhne <b>  ', 'müller-söhne-b'],
    ['北光株式会社', '北光株式会社'],
    ['CON.', 'con'],
    ['🙂', 'acct-1'],
    ['x'.repeat(90), 'x'.repeat(40)],
  ])('%j is safe on any disk', (name, word) => {
    expect(csvFileName(account({ name }), { from, to }, NOON)).toBe(`credits-${word}-2027-01-01-2027-02-28.csv`)
  })
})
