import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entry, NOON } from './account.fixture.ts'
import type { Entry } from './entry.ts'
import { addPage, compareEntries, failLedger, findLedger, loadMore, refreshFirstPage } from './ledger.ts'
import type { EntryPage, LedgerState } from './ledger.ts'

const LOADING: LedgerState = { kind: 'loading' }

/** A row whose id says how many minutes ago it was. */
function row(minutes: number, overrides: Partial<Entry> = {}): Entry {
  return entry({ id: `e${minutes}`, at: NOON - minutes * 60_000, ...overrides })
}

function page(entries: Entry[], next: string | null, total: number | null = null): EntryPage {
  return { entries, next, total }
}

function ids(state: LedgerState): string[] {
  return (findLedger(state)?.entries ?? []).map(({ id }) => id)
}

function inOrder(rows: Entry[]): [string, number | null][] {
  return rows.toSorted(compareEntries).map(({ id, at }) => [id, at])
}

function after(pages: EntryPage[]): LedgerState {
  const [first, ...more] = pages
  const start = first ? refreshFirstPage(LOADING, first) : LOADING
  return more.reduce((state, next) => addPage(loadMore(state), next, findLedger(state)?.next ?? ''), start)
}

const anyEntries = fc.array(
  fc
    .record({
      id: fc.integer({ min: 0, max: 30 }).map(String),
      at: fc.option(fc.integer({ min: NOON - 5, max: NOON })),
    })
    .map(entry),
)

describe('paging', () => {
  test('pages are read to the end', () => {
    const state = after([page([row(1), row(2)], 'a', 5), page([row(3), row(4)], 'b', 5), page([row(5)], null, 5)])
    expect(ids(state)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
    expect(state).toMatchObject({ kind: 'ready', next: null, total: 5 })
    expect(loadMore(state)).toBe(state)
  })

  test('D21 a row that comes twice is one row, in the page’s newer version', () => {
    const changed = row(2, { status: 'posted', description: 'now posted' })
    const state = after([page([row(1), row(2, { status: 'pending' }), row(1)], 'a'), page([changed, row(3)], null)])
    expect(ids(state)).toEqual(['e1', 'e2', 'e3'])
    expect(findLedger(state)?.entries[1]).toEqual(changed)
  })

  test.each([
    { what: 'to itself', pages: [page([row(1)], 'a'), page([row(2)], 'a')] },
    { what: 'in a circle', pages: [page([row(1)], 'a'), page([row(2)], 'b'), page([row(3)], 'a')] },
  ])('D13 a cursor that leads $what ends the ledger', ({ pages }) => {
    expect(findLedger(after(pages))?.next).toBeNull()
  })

  test('the same page twice is as if it came once, for any pages', () => {
    fc.assert(
      fc.property(anyEntries, anyEntries, fc.option(fc.constantFrom('a', 'b')), (first, second, next) => {
        const once = addPage(refreshFirstPage(LOADING, page(first, 'a')), page(second, next), 'a')
        expect(addPage(once, page(second, next), 'a')).toBe(once)
        expect(new Set(ids(once)).size).toBe(ids(once).length)
        expect(findLedger(once)?.entries).toEqual(findLedger(once)?.entries.toSorted(compareEntries))
      }),
    )
  })

  test('a page is added as if all rows were sorted anew, for any pages', () => {
    fc.assert(
      fc.property(fc.array(anyEntries, { minLength: 1, maxLength: 6 }), (lists) => {
        const state = after(lists.map((list, index) => page(list, index < lists.length - 1 ? `${index}` : null)))
        const newest = new Map(lists.flat().map((one) => [one.id, one]))
        expect(findLedger(state)?.entries).toEqual([...newest.values()].toSorted(compareEntries))
      }),
    )
  })

  test('D21 knows a row again that comes with another date, on a later page', () => {
    const pages = [page([row(1), row(2)], 'a'), page([row(3)], 'b'), page([row(1, { at: NOON - 600_000 })], null)]
    expect(ids(after(pages))).toEqual(['e2', 'e3', 'e1'])
  })

  test('two pages that follow the same one do not learn of each other', () => {
    const first = after([page([row(1)], 'a')])
    expect(ids(addPage(first, page([row(2), row(3)], null), 'a'))).toEqual(['e1', 'e2', 'e3'])
    expect(ids(addPage(first, page([row(3)], null), 'a'))).toEqual(['e1', 'e3'])
  })

  test('an answer to a cursor that is not due is late and changes nothing', () => {
    const state = after([page([row(1)], 'b')])
    expect(addPage(state, page([row(9)], null), 'a')).toBe(state)
    expect(addPage(LOADING, page([row(9)], null), 'a')).toBe(LOADING)
  })

  test('is plain JSON in every state', () => {
    const ready = after([page([row(1)], 'a')])
    for (const state of [LOADING, ready, loadMore(ready), failLedger(ready, { kind: 'timeout' })])
      expect(structuredClone(JSON.parse(JSON.stringify(state)))).toEqual(state)
  })
})

describe('order', () => {
  test('newest first, then by id, unknown dates last', () => {
    const list = [row(2), entry({ id: 'y', at: null }), row(1), entry({ id: 'x', at: null }), row(1, { id: 'e0' })]
    expect(list.toSorted(compareEntries).map(({ id }) => id)).toEqual(['e0', 'e1', 'e2', 'x', 'y'])
  })

  test('does not depend on how rows arrive', () => {
    const shuffled = anyEntries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(inOrder(other)).toEqual(inOrder(list))
      }),
    )
  })
})

describe('reading the first page again', () => {
  const known = after([page([row(1, { status: 'pending' }), row(2), row(3)], 'a', 6), page([row(4), row(5)], 'b', 6)])

  test('changes pending rows and drops those that vanished; older pages stay', () => {
    const state = refreshFirstPage(known, page([row(0), row(2), row(3)], 'fresh', 6))
    expect(ids(state)).toEqual(['e0', 'e2', 'e3', 'e4', 'e5'])
    expect(state).toMatchObject({ kind: 'ready', next: 'b', total: 6 })
    const posted = refreshFirstPage(known, page([row(1), row(2), row(3)], 'fresh'))
    expect(findLedger(posted)?.entries[0]?.status).toBe('posted')
  })

  test('starts anew where a gap would open', () => {
    const state = refreshFirstPage(known, page([row(-3), row(-2), row(-1)], 'fresh', 9))
    expect(ids(state)).toEqual(['e-3', 'e-2', 'e-1'])
    expect(state).toMatchObject({ next: 'fresh', followed: [] })
  })

  test('leaves no gap where only one row is in both', () => {
    expect(ids(refreshFirstPage(known, page([row(-1), row(0), row(1)], 'fresh')))).toEqual(['e-1', 'e0', ...ids(known)])
  })

  test('keeps the total where the answer has none', () => {
    expect(refreshFirstPage(known, page([row(1)], 'fresh'))).toMatchObject({ total: 6 })
    expect(addPage(known, page([row(6)], null), 'b')).toMatchObject({ total: 6 })
  })

  test('with all rows in it leaves nothing else', () => {
    expect(ids(refreshFirstPage(known, page([row(1)], null)))).toEqual(['e1'])
    expect(ids(refreshFirstPage(known, page([], null)))).toEqual([])
  })

  test('without a readable date starts anew', () => {
    expect(ids(refreshFirstPage(known, page([entry({ id: 'x', at: null })], 'fresh')))).toEqual(['x'])
  })

  test('does not lose the page that is on its way', () => {
    const state = refreshFirstPage(loadMore(known), page([row(0), row(1), row(2)], 'fresh'))
    expect(state.kind).toBe('loading-more')
    expect(ids(addPage(state, page([row(6)], null), 'b'))).toEqual(['e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6'])
  })

  test('twice is as good as once', () => {
    const once = refreshFirstPage(known, page([row(0), row(2), row(3)], 'fresh'))
    expect(refreshFirstPage(once, page([row(0), row(2), row(3)], 'fresh'))).toEqual(once)
  })
})

describe('failure', () => {
  test('keeps what was read, and more can be asked for again', () => {
    const failed = failLedger(loadMore(after([page([row(1)], 'a')])), { kind: 'timeout' })
    expect(failed).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' }, last: { next: 'a' } })
    expect(loadMore(failed).kind).toBe('loading-more')
    expect(ids(addPage(loadMore(failed), page([row(2)], null), 'a'))).toEqual(['e1', 'e2'])
  })

  test('with nothing read there is nothing to keep', () => {
    const failed = failLedger(LOADING, { kind: 'offline' })
    expect(failed).toEqual({ kind: 'failed', failure: { kind: 'offline' } })
    expect(refreshFirstPage(failed, page([row(1)], null)).kind).toBe('ready')
  })
})
