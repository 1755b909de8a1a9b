import { beforeEach, expect, test, vi } from 'vitest'
import { account } from '../../shared/credits/account.fixture.ts'
import { findLedger } from '../../shared/credits/ledger.ts'
import type { CreditSource } from '../../shared/billing/source.ts'
import { wireEntry } from '../../shared/billing/wire.fixture.ts'
import { resetBrowser } from '../browser.fixture.ts'
import type { Connection } from '../connection.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const source: Pick<Required<CreditSource>, 'entries' | 'usage'> = {
  entries: async () => page('2027-03-01T11:00:00Z'),
  usage: async () => ({ accountId: ASKED.id, scale: 0, data: [] }),
}
vi.mock('../client-for.ts', () => ({ clientFor: () => source }))
const { HistoryDesk } = await import('./history-desk.ts')
const { lastLookItem } = await import('../last-look-item.ts')

const ASKED = account()
const CONNECTION: Connection = {
  id: 'one',
  name: '',
  apiBase: 'https://a.example/v1',
  auth: 'token',
  accountId: null,
  clientId: null,
  isManaged: false,
}
const PRISTINE = { ...source }

/** One row a moment, newest first. */
function page(...moments: string[]) {
  const data = moments.map((at, index) => wireEntry({ id: `entry-${index}-${at}`, at, group: null }))
  return { accountId: ASKED.id, scale: 0, data, next: null, total: null }
}

async function open(filter = {}) {
  const onFacts = vi.fn<() => void>()
  const desk = new HistoryDesk(CONNECTION, onFacts)
  await desk.open(ASKED, filter)
  await vi.waitFor(() => expect(findLedger(desk.facts.state)).toBeDefined())
  return desk
}

beforeEach(() => {
  resetBrowser()
  Object.assign(source, PRISTINE)
})

test('the newest row that was shown is where the next look begins', async () => {
  const first = await open()
  expect(first.facts.lastSeenAt).toBeNull()
  const newest = Date.parse('2027-03-01T11:00:00Z')
  await vi.waitFor(async () => expect(await lastLookItem('one').get()).toBe(newest))
  first.close()
  expect((await open()).facts.lastSeenAt).toBe(newest)
})

test('rows that come while somebody looks stay marked, and are known at the next look', async () => {
  const desk = await open()
  source.entries = async () => page('2027-03-01T12:00:00Z', '2027-03-01T11:00:00Z')
  desk.refresh()
  const newest = Date.parse('2027-03-01T12:00:00Z')
  await vi.waitFor(async () => expect(await lastLookItem('one').get()).toBe(newest))
  expect(desk.facts.lastSeenAt).toBeNull()
})

test('what a filter showed says nothing about what it left out', async () => {
  await open({ q: 'resume' })
  await open({ type: ['debit'] })
  expect(await lastLookItem('one').get()).toBeNull()
})

test('without a usage report the sum of the rows stays', async () => {
  source.usage = () => Promise.reject(new Error('no such report'))
  expect((await open()).facts.usage).toBeNull()
})

test('an answer that comes after the popup closed changes nothing', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  source.entries = () => promise
  const onFacts = vi.fn<() => void>()
  const desk = new HistoryDesk(CONNECTION, onFacts)
  await desk.open(ASKED, {})
  desk.close()
  onFacts.mockClear()
  resolve(page('2027-03-01T11:00:00Z'))
  await promise
  await Promise.resolve()
  expect(onFacts).not.toHaveBeenCalled()
})

test('of two questions in a row the later one is answered, whatever the storage takes', async () => {
  const asked = vi.fn<(q: string | undefined) => void>()
  source.entries = async ({ q }) => {
    asked(q)
    return page('2027-03-01T11:00:00Z')
  }
  const desk = new HistoryDesk(CONNECTION, () => {})
  await Promise.all([desk.open(ASKED, {}), desk.open(ASKED, { q: 'ada' })])
  expect(asked.mock.calls).toEqual([['ada']])
})
