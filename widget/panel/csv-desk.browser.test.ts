import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CreditSource, EntryQuery } from '../../shared/billing/source.ts'
import { account } from '../../shared/credits/account.fixture.ts'
import { FailureError } from '../../shared/credits/failure.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'
import { CsvDesk } from './csv-desk.ts'

const who = account({ id: 'acc-1', name: 'Halden Robotics' })
const order = { account: who, filter: {}, headings: enHistory.csvColumns }
const lost = new FailureError({ kind: 'unreachable', debug: 'test' })
const signedOut = new FailureError({ kind: 'signed-out' })
const refused = new FailureError({ kind: 'forbidden', missing: [], contacts: [] })

let saved: { name: string; blob: Promise<Blob> }[] = []

beforeEach(() => {
  saved = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: fetch(this.href).then((answer) => answer.blob()) })
  })
})
afterEach(() => vi.restoreAllMocks())

/** Three pages of four rows. `onPage` may refuse one, or keep it waiting. */
function desk(onPage: (start: number) => void | Promise<void> = () => {}) {
  const queries: EntryQuery[] = []
  const source: CreditSource = {
    account: () => Promise.reject(new Error('not asked')),
    entries: async (query) => {
      queries.push(query)
      const start = Number(query.cursor ?? 0)
      await onPage(start)
      const data = [0, 1, 2, 3].map((index) => ({
        id: `e-${start + index}`,
        at: '2027-03-01T11:00:00Z',
        type: 'debit',
        amount: -1,
        description: start === 0 ? '=1+1' : 'Row',
      }))
      return { accountId: 'acc-1', scale: 0, data, next: start === 8 ? null : String(start + 4), total: 12 }
    },
  }
  return { desk: new CsvDesk(source, () => {}), queries }
}

/** The last cell of each line is the row's id. */
const idsIn = async (index: number) => {
  const text = (await (await saved[index]?.blob)?.text()) ?? ''
  const lines = text.split('\r\n').slice(1, -1)
  return { ids: lines.map((line) => line.split(',').at(-1)), text }
}

test('all rows are saved under a name of account and period, and once more when asked to', async () => {
  const csv = desk()
  await csv.desk.start({ ...order, filter: { type: ['debit'], from: Date.UTC(2027, 0, 1, 12) } })
  expect(csv.desk.state).toMatchObject({ kind: 'done', rows: 12, doubts: [] })
  expect(saved[0]?.name).toMatch(/^credits-halden-robotics-2027-01-01-\d{4}-\d\d-\d\d\.csv$/)
  expect(csv.queries.every(({ type }) => type?.[0] === 'debit')).toBe(true)
  csv.desk.again()
  for (const index of [0, 1])
    expect((await idsIn(index)).ids).toEqual(Array.from({ length: 12 }, (_, seq) => `e-${seq}`))
})

test('U5 what a spreadsheet would run is text', async () => {
  const csv = desk()
  await csv.desk.start(order)
  expect((await idsIn(0)).text).toContain(",'=1+1,")
})

test('a lost connection waits and says how far it came; going on asks for the page that was due', async () => {
  let isLost = true
  const csv = desk((start) => {
    if (start === 4 && isLost) throw lost
  })
  const done = csv.desk.start(order)
  await expect.poll(() => csv.desk.state).toMatchObject({ rows: 4, total: 12, waiting: { failure: lost.failure } })
  expect(saved).toEqual([])
  isLost = false
  csv.desk.goOn()
  await done
  expect((await idsIn(0)).ids).toHaveLength(12)
  expect(csv.queries.map(({ cursor }) => cursor)).toEqual([undefined, '4', '4', '8'])
})

test('whatever it waits for, the browser that is online again ends the wait, too', async () => {
  let isOut = true
  const csv = desk((start) => {
    if (start === 4 && isOut) throw signedOut
  })
  const done = csv.desk.start(order)
  await expect.poll(() => csv.desk.state).toMatchObject({ waiting: { failure: signedOut.failure, until: null } })
  isOut = false
  dispatchEvent(new Event('online'))
  await done
  expect(csv.desk.state).toMatchObject({ kind: 'done', rows: 12 })
})

test('canceled while it waits, it says nothing more', async () => {
  const csv = desk((start) => {
    if (start === 4) throw signedOut
  })
  const done = csv.desk.start(order)
  await expect.poll(() => csv.desk.state).toMatchObject({ waiting: { failure: signedOut.failure } })
  csv.desk.dismiss()
  await done
  expect(csv.desk.state).toEqual({ kind: 'idle' })
})

test('what failed for good says how far it came, leaves no file, and can begin anew', async () => {
  let isRefused = true
  const csv = desk((start) => {
    if (start === 8 && isRefused) throw refused
  })
  await csv.desk.start(order)
  expect(csv.desk.state).toEqual({ kind: 'failed', rows: 8, failure: refused.failure })
  expect(saved).toEqual([])
  isRefused = false
  csv.desk.again()
  await expect.poll(() => csv.desk.state).toMatchObject({ kind: 'done', rows: 12 })
})

test('canceled, it asks for nothing more, saves nothing and says nothing', async () => {
  const held = Promise.withResolvers<void>()
  const csv = desk((start) => (start === 4 ? held.promise : undefined))
  const done = csv.desk.start(order)
  await expect.poll(() => csv.desk.state).toMatchObject({ kind: 'running', rows: 4 })
  csv.desk.dismiss()
  held.resolve()
  await done
  expect(csv.desk.state).toEqual({ kind: 'idle' })
  expect(csv.queries).toHaveLength(2)
  expect(saved).toEqual([])
})

test('a second click takes the place of the first', async () => {
  const held = Promise.withResolvers<void>()
  let isFirst = true
  const csv = desk((start) => {
    if (start !== 4 || !isFirst) return undefined
    isFirst = false
    return held.promise
  })
  const first = csv.desk.start(order)
  await expect.poll(() => csv.desk.state).toMatchObject({ rows: 4 })
  const second = csv.desk.start(order)
  held.resolve()
  await Promise.all([first, second])
  expect(csv.desk.state).toMatchObject({ kind: 'done', rows: 12 })
  expect(saved).toHaveLength(1)
})
