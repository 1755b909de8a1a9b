import { describe, expect, test, vi } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { FailureError, type Failure } from '../credits/failure.ts'
import { findLedger, type LedgerState } from '../credits/ledger.ts'
import { findUsage } from './ledger-reader-usage.ts'
import { LedgerReader } from './ledger-reader.ts'
import type { CreditSource, EntryQuery } from './source.ts'
import { wireEntry, wireEntryPage, wireUsage } from './wire.fixture.ts'

const asked = account({ unit: { scale: 2, label: null } })

/** A source whose answers wait until the test gives them, and a screen that notes what it is told. */
function setUp() {
  const calls: { query: EntryQuery; signal: AbortSignal | undefined; settle: PromiseWithResolvers<unknown> }[] = []
  const source: CreditSource = {
    account: () => Promise.reject(new Error('not asked for')),
    entries(query, call) {
      const settle = Promise.withResolvers<unknown>()
      calls.push({ query, signal: call?.signal, settle })
      return settle.promise
    },
  }
  const states: LedgerState[] = []
  const reader = new LedgerReader(source, (state) => states.push(state))
  /** Answers the call of this number; ids count minutes back. */
  const answer = async (call: number, minutes: number[], next: string | null) => {
    const data = minutes.map((minute) =>
      wireEntry({ id: `e${minute}`, at: new Date(1e12 - minute * 60_000).toISOString() }),
    )
    calls[call]?.settle.resolve(wireEntryPage({ data, next }))
    await vi.waitFor(() => expect(states.length).toBeGreaterThan(0))
    await Promise.resolve()
  }
  const fail = (call: number, failure: Failure) => calls[call]?.settle.reject(new FailureError(failure))
  const shown = () => findLedger(states.at(-1) ?? { kind: 'loading' })?.entries.map(({ id }) => id) ?? []
  const kind = () => states.at(-1)?.kind
  return { calls, states, reader, answer, fail, shown, kind, source }
}

/** Opened, with rows 1 and 2 read and more to come. */
async function opened() {
  const screen = setUp()
  screen.reader.open(asked, { q: 'ada' })
  await screen.answer(0, [1, 2], 'a')
  await vi.waitFor(() => expect(screen.kind()).toBe('ready'))
  return screen
}

describe('paging', () => {
  test('reads the first page, then the next when asked for, with the same filter', async () => {
    const { reader, calls, answer, shown, kind } = await opened()
    reader.more()
    expect(kind()).toBe('loading-more')
    await answer(1, [3], null)
    await vi.waitFor(() => expect(shown()).toEqual(['e1', 'e2', 'e3']))
    expect(calls.map(({ query: { q, cursor } }) => [q, cursor])).toEqual([
      ['ada', undefined],
      ['ada', 'a'],
    ])
    reader.more()
    expect(calls).toHaveLength(2)
  })

  test('asks for a page once, however often it is wanted', async () => {
    const { reader, calls } = await opened()
    reader.more()
    reader.more()
    reader.more()
    expect(calls).toHaveLength(2)
  })

  test('says that a source without a ledger has none', async () => {
    const states: LedgerState[] = []
    new LedgerReader({ account: () => Promise.resolve({}) }, (state) => states.push(state)).open(asked, {})
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'unsupported' } }))
  })

  test('D23 rows of another account are not shown', async () => {
    const { reader, calls, states } = setUp()
    reader.open(asked, {})
    calls[0]?.settle.resolve(wireEntryPage({ accountId: 'acct-2' }))
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'wrong-account' } }))
  })
})

describe('a page that fails', () => {
  test('keeps the rows and is not asked for again until somebody says so', async () => {
    const { reader, calls, answer, fail, shown, kind } = await opened()
    reader.more()
    fail(1, { kind: 'timeout' })
    await vi.waitFor(() => expect(kind()).toBe('failed'))
    expect(shown()).toEqual(['e1', 'e2'])
    reader.more()
    expect(calls).toHaveLength(2)
    reader.retry()
    expect(kind()).toBe('loading-more')
    expect(calls[2]?.query.cursor).toBe('a')
    await answer(2, [3], null)
    await vi.waitFor(() => expect(shown()).toEqual(['e1', 'e2', 'e3']))
  })

  test('may be asked for again after news', async () => {
    const { reader, calls, answer, fail, kind } = await opened()
    reader.more()
    fail(1, { kind: 'timeout' })
    await vi.waitFor(() => expect(kind()).toBe('failed'))
    reader.refresh()
    await answer(2, [0, 1], 'b')
    await vi.waitFor(() => expect(kind()).toBe('ready'))
    reader.more()
    expect(calls[3]?.query.cursor).toBe('a')
  })

  test('of the newest rows is read again by a retry, though there is more below', async () => {
    const { reader, calls, fail, kind } = await opened()
    reader.refresh()
    fail(1, { kind: 'offline' })
    await vi.waitFor(() => expect(kind()).toBe('failed'))
    reader.retry()
    expect(calls[2]?.query.cursor).toBeUndefined()
  })

  test('a retry where nothing failed asks nothing', async () => {
    const { reader, calls } = await opened()
    reader.retry()
    expect(calls).toHaveLength(1)
  })
})

describe('news', () => {
  test('bring the newest rows, and what was read stays', async () => {
    const { reader, answer, shown } = await opened()
    reader.refresh()
    await answer(1, [-1, 0, 1], 'z')
    await vi.waitFor(() => expect(shown()).toEqual(['e-1', 'e0', 'e1', 'e2']))
  })

  test('however many while the page is on its way are one more request', async () => {
    const { reader, calls, answer } = await opened()
    reader.refresh()
    reader.refresh()
    reader.refresh()
    expect(calls).toHaveLength(2)
    await answer(1, [0, 1], 'z')
    await vi.waitFor(() => expect(calls).toHaveLength(3))
    await answer(2, [0, 1], 'z')
    reader.refresh()
    expect(calls).toHaveLength(4)
  })

  test('that leave a gap end the page on its way: its rows have no place', async () => {
    const { reader, calls, answer, shown } = await opened()
    reader.more()
    reader.refresh()
    await answer(2, [-9, -8], 'fresh')
    await vi.waitFor(() => expect(shown()).toEqual(['e-9', 'e-8']))
    expect(calls[1]?.signal?.aborted).toBe(true)
    await answer(1, [3], null)
    expect(shown()).toEqual(['e-9', 'e-8'])
    reader.more()
    expect(calls[3]?.query.cursor).toBe('fresh')
  })
})

describe('another filter', () => {
  test('ends what is under way; a late answer to the old one changes nothing', async () => {
    const { reader, calls, answer, shown, states } = await opened()
    reader.more()
    reader.open(asked, { type: ['refund'] })
    expect(states.at(-1)).toEqual({ kind: 'loading' })
    expect(calls[1]?.signal?.aborted).toBe(true)
    await answer(1, [3], null)
    expect(shown()).toEqual([])
    expect(calls[2]?.query).toMatchObject({ type: ['refund'] })
    await answer(2, [7], null)
    await vi.waitFor(() => expect(shown()).toEqual(['e7']))
  })

  test('a call that was ended is no failure, of the page on its way as of the first one', async () => {
    const { reader, calls, answer, states, shown } = await opened()
    reader.more()
    reader.refresh()
    reader.open(asked, {})
    for (const call of [1, 2]) calls[call]?.settle.reject(new Error('aborted'))
    await answer(3, [7], 'c')
    await vi.waitFor(() => expect(shown()).toEqual(['e7']))
    expect(states.filter(({ kind }) => kind === 'failed')).toEqual([])
    reader.more()
    expect(calls[4]?.query.cursor).toBe('c')
  })

  test('closing ends it for good', async () => {
    const { reader, calls, answer, states } = setUp()
    reader.open(asked, {})
    reader.close()
    expect(calls[0]?.signal?.aborted).toBe(true)
    await answer(0, [1], null)
    reader.refresh()
    reader.more()
    reader.retry()
    expect(states).toEqual([{ kind: 'loading' }])
    expect(calls).toHaveLength(1)
  })
})

describe('usage', () => {
  test('is asked with the same filter, by person', async () => {
    const usage = vi.fn<NonNullable<CreditSource['usage']>>(() => Promise.resolve(wireUsage()))
    const source = { account: () => Promise.resolve({}), usage }
    expect(await findUsage(source, { q: 'ada' }, asked)).toEqual({
      used: { credits: 1500, count: 3 },
      people: [{ id: 'viewer-1', name: 'Ada Okafor' }],
    })
    expect(usage).toHaveBeenCalledWith({ q: 'ada', by: ['actor'] }, undefined)
    expect(await findUsage(source, { type: ['purchase'] }, asked)).toBeUndefined()
    expect(await findUsage({ account: source.account }, {}, asked)).toBeUndefined()
    expect(usage).toHaveBeenCalledOnce()
  })
})
