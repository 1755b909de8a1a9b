import { expect, test, vi } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { findLedger } from '../credits/ledger.ts'
import { HistoryDesk, type LastLook } from './history-desk.ts'
import type { CreditSource } from './source.ts'
import { wireEntry } from './wire.fixture.ts'

const ASKED = account()
const NEWEST = Date.parse('2027-03-01T11:00:00Z')
const LATER = Date.parse('2027-03-01T12:00:00Z')

/** One row a moment, newest first. */
function page(...moments: number[]) {
  const data = moments.map((at) => wireEntry({ id: `entry-${at}`, at: new Date(at).toISOString(), group: null }))
  return { accountId: ASKED.id, scale: 0, data, next: null, total: null }
}

function backend(changes: Partial<CreditSource> = {}): CreditSource {
  return {
    account: () => Promise.reject(new Error('not asked')),
    entries: async () => page(NEWEST),
    usage: async () => ({ accountId: ASKED.id, scale: 0, data: [] }),
    ...changes,
  }
}

function memory() {
  const kept: { at: number | null } = { at: null }
  const lastLook: LastLook = {
    get: async () => kept.at,
    update: async (change) => (kept.at = change(kept.at)),
  }
  return { kept, lastLook }
}

async function open(source: CreditSource, lastLook: LastLook, filter = {}) {
  const desk = new HistoryDesk(source, lastLook, () => {})
  await desk.open(ASKED, filter)
  await vi.waitFor(() => expect(findLedger(desk.facts.state)).toBeDefined())
  return desk
}

test('the newest row that was shown is where the next look begins', async () => {
  const { kept, lastLook } = memory()
  const first = await open(backend(), lastLook)
  expect(first.facts.lastSeenAt).toBeNull()
  await vi.waitFor(() => expect(kept.at).toBe(NEWEST))
  first.close()
  expect((await open(backend(), lastLook)).facts.lastSeenAt).toBe(NEWEST)
})

test('rows that come while somebody looks stay marked, and are known at the next look', async () => {
  const { kept, lastLook } = memory()
  const source = backend()
  const desk = await open(source, lastLook)
  source.entries = async () => page(LATER, NEWEST)
  desk.refresh()
  await vi.waitFor(() => expect(kept.at).toBe(LATER))
  expect(desk.facts.lastSeenAt).toBeNull()
})

test('what a filter showed says nothing about what it left out', async () => {
  const { kept, lastLook } = memory()
  await open(backend(), lastLook, { q: 'resume' })
  await open(backend(), lastLook, { type: ['debit'] })
  expect(kept.at).toBeNull()
})

test('without a usage report the sum of the rows stays', async () => {
  const desk = await open(backend({ usage: () => Promise.reject(new Error('no such report')) }), memory().lastLook)
  expect(desk.facts.usage).toBeNull()
})

test('where no look can be kept, the rows are there all the same', async () => {
  const broken: LastLook = {
    get: () => Promise.reject(new Error('no storage')),
    update: () => Promise.reject(new Error('no storage')),
  }
  const desk = await open(backend(), broken)
  expect(desk.facts.lastSeenAt).toBeNull()
})

test('an answer that comes after the screen closed changes nothing', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const onFacts = vi.fn<() => void>()
  const desk = new HistoryDesk(backend({ entries: () => promise }), memory().lastLook, onFacts)
  await desk.open(ASKED, {})
  desk.close()
  onFacts.mockClear()
  resolve(page(NEWEST))
  await promise
  await Promise.resolve()
  expect(onFacts).not.toHaveBeenCalled()
})

test('of two questions in a row the later one is answered, whatever the storage takes', async () => {
  const asked = vi.fn<(q: string | undefined) => void>()
  const entries: CreditSource['entries'] = async ({ q }) => {
    asked(q)
    return page(NEWEST)
  }
  const desk = new HistoryDesk(backend({ entries }), memory().lastLook, () => {})
  await Promise.all([desk.open(ASKED, {}), desk.open(ASKED, { q: 'ada' })])
  expect(asked.mock.calls).toEqual([['ada']])
})
