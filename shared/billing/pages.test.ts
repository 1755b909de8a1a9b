import { describe, expect, test } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { failureOf } from './failure-of.fixture.ts'
import { readPages } from './pages.ts'
import type { CreditSource, EntryQuery } from './source.ts'
import { wireEntry, wireEntryPage } from './wire.fixture.ts'

const asked = account({ unit: { scale: 2, label: null } })

/** A ledger whose pages are found by cursor; the first has none. */
function ledger(pages: Record<string, { ids: string[]; next: string | null }>) {
  const queries: EntryQuery[] = []
  const source: CreditSource = {
    account: () => Promise.reject(new Error('not asked for')),
    entries(query) {
      queries.push(query)
      const page = pages[query.cursor ?? '']
      return Promise.resolve(wireEntryPage({ ...page, data: page?.ids.map((id) => wireEntry({ id })) }))
    },
  }
  return { source, queries }
}

async function idsOf(source: CreditSource, query: EntryQuery = {}) {
  const pages: string[][] = []
  for await (const page of readPages(source, query, asked)) pages.push(page.entries.map(({ id }) => id))
  return pages
}

describe('walking the ledger', () => {
  test('goes from page to page and keeps the filters', async () => {
    const { source, queries } = ledger({ '': { ids: ['a', 'b'], next: '2' }, 2: { ids: ['c'], next: null } })
    expect(await idsOf(source, { type: ['debit'], limit: 2 })).toEqual([['a', 'b'], ['c']])
    expect(queries).toEqual([
      { type: ['debit'], limit: 2 },
      { type: ['debit'], limit: 2, cursor: '2' },
    ])
  })

  test('D13 ends at a cursor that points to itself', async () => {
    const { source, queries } = ledger({ '': { ids: ['a'], next: '2' }, 2: { ids: ['b'], next: '2' } })
    expect(await idsOf(source)).toEqual([['a'], ['b']])
    expect(queries).toHaveLength(2)
  })

  test('D13 ends when cursors go round in a circle', async () => {
    const { source, queries } = ledger({
      '': { ids: ['a'], next: '2' },
      2: { ids: ['b'], next: '3' },
      3: { ids: ['c'], next: '2' },
    })
    expect(await idsOf(source)).toEqual([['a'], ['b'], ['c']])
    expect(queries).toHaveLength(3)
  })

  test('D21 gives no entry twice, on one page or over several', async () => {
    const { source } = ledger({ '': { ids: ['a', 'a', 'b'], next: '2' }, 2: { ids: ['b', 'c'], next: null } })
    expect(await idsOf(source)).toEqual([['a', 'b'], ['c']])
  })

  test('D14 an empty ledger is one empty page', async () => {
    const { source } = ledger({ '': { ids: [], next: null } })
    expect(await idsOf(source)).toEqual([[]])
  })

  test('stops asking when the reader has enough', async () => {
    const { source, queries } = ledger({ '': { ids: ['a'], next: '2' }, 2: { ids: ['b'], next: null } })
    for await (const page of readPages(source, {}, asked)) if (page.entries.length > 0) break
    expect(queries).toHaveLength(1)
  })

  test('is not supported by a source without a ledger', async () => {
    const source = { account: () => Promise.resolve({}) }
    expect(await failureOf(() => readPages(source, {}, asked).next())).toEqual({ kind: 'unsupported' })
  })
})
