import { describe, expect, test, vi } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { FailureError, type Failure } from '../credits/failure.ts'
import type { UsageState } from '../credits/usage.ts'
import type { CreditSource, UsageQuery } from './source.ts'
import { UsageReader } from './usage-reader.ts'
import { wireUsage } from './wire.fixture.ts'

const asked = account({ unit: { scale: 2, label: null } })
const byDay: UsageQuery = { from: 0, by: ['day', 'action'], tz: 'Europe/Berlin' }

/** A source whose answers wait until the test gives them, and a screen that notes what it is told. */
function setUp() {
  const calls: { query: UsageQuery; signal: AbortSignal | undefined; settle: PromiseWithResolvers<unknown> }[] = []
  const source: CreditSource = {
    account: () => Promise.reject(new Error('not asked for')),
    usage(query, call) {
      const settle = Promise.withResolvers<unknown>()
      calls.push({ query, signal: call?.signal, settle })
      return settle.promise
    },
  }
  const states: UsageState[] = []
  const reader = new UsageReader(source, (state) => states.push(state))
  /** Answers the call of this number with one row of so many credits. */
  const answer = (call: number, credits: number) =>
    calls[call]?.settle.resolve(wireUsage({ data: [{ keys: { day: '2027-03-01' }, labels: {}, credits, count: 1 }] }))
  const fail = (call: number, failure: Failure) => calls[call]?.settle.reject(new FailureError(failure))
  const seen = () =>
    states.map((state) => {
      const rows = state.kind === 'ready' ? state.rows : state.kind === 'failed' ? state.last : undefined
      return [state.kind, ...(rows ?? []).map(({ credits }) => credits)].join(' ')
    })
  return { calls, states, reader, answer, fail, seen }
}

/** Opened, with 500 read. */
async function opened() {
  const screen = setUp()
  screen.reader.open(asked, byDay)
  screen.answer(0, 500)
  await vi.waitFor(() => expect(screen.seen()).toEqual(['loading', 'ready 500']))
  return screen
}

test('asks what it was told to ask', async () => {
  const { calls } = await opened()
  expect(calls.map(({ query }) => query)).toEqual([byDay])
})

describe('news', () => {
  test('leave the rows in place until the new ones are there', async () => {
    const { reader, answer, seen } = await opened()
    reader.refresh()
    answer(1, 700)
    await vi.waitFor(() => expect(seen()).toEqual(['loading', 'ready 500', 'ready 700']))
  })

  test('however many while a call is on its way are one more call', async () => {
    const { reader, calls, answer, seen } = await opened()
    reader.refresh()
    reader.refresh()
    reader.refresh()
    expect(calls).toHaveLength(2)
    answer(1, 600)
    await vi.waitFor(() => expect(calls).toHaveLength(3))
    answer(2, 700)
    await vi.waitFor(() => expect(seen().at(-1)).toBe('ready 700'))
    reader.refresh()
    expect(calls).toHaveLength(4)
  })
})

describe('a failure', () => {
  test('keeps what was read, and waits until somebody asks again', async () => {
    const { reader, calls, answer, fail, seen } = await opened()
    reader.refresh()
    fail(1, { kind: 'timeout' })
    await vi.waitFor(() => expect(seen().at(-1)).toBe('failed 500'))
    expect(calls).toHaveLength(2)
    reader.refresh()
    answer(2, 700)
    await vi.waitFor(() => expect(seen().at(-1)).toBe('ready 700'))
  })

  test('is all there is where nothing was read', async () => {
    const { reader, fail, states } = setUp()
    reader.open(asked, byDay)
    fail(0, { kind: 'offline' })
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'offline' } }))
  })

  test('D23 it is when the answer is about another account', async () => {
    const { reader, calls, states } = setUp()
    reader.open(asked, byDay)
    calls[0]?.settle.resolve(wireUsage({ accountId: 'acct-2' }))
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'wrong-account' } }))
  })

  test('it is when the source has no usage report', async () => {
    const states: UsageState[] = []
    new UsageReader({ account: () => Promise.resolve({}) }, (state) => states.push(state)).open(asked, byDay)
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'unsupported' } }))
  })
})

test('the same question is asked once, however often it is opened', async () => {
  const { reader, calls, seen } = await opened()
  reader.open(account({ unit: asked.unit, asOf: 1 }), { ...byDay })
  expect(calls).toHaveLength(1)
  expect(seen()).toEqual(['loading', 'ready 500'])
  reader.open(account({ unit: asked.unit, id: 'acct-2' }), byDay)
  reader.open(account({ unit: { scale: 0, label: null }, id: 'acct-2' }), byDay)
  expect(calls).toHaveLength(3)
})

describe('another question', () => {
  test('ends the one under way; its late answer and its end change nothing', async () => {
    const { reader, calls, answer, fail, seen } = await opened()
    reader.refresh()
    reader.open(asked, { ...byDay, from: 5 })
    expect(calls[1]?.signal?.aborted).toBe(true)
    answer(1, 600)
    reader.open(asked, { ...byDay, from: 6 })
    fail(2, { kind: 'timeout' })
    answer(3, 700)
    await vi.waitFor(() => expect(seen()).toEqual(['loading', 'ready 500', 'loading', 'loading', 'ready 700']))
    expect(calls.map(({ query: { from } }) => from)).toEqual([0, 0, 5, 6])
  })

  test('forgets what the last one said: a failure then has nothing to show', async () => {
    const { reader, fail, seen } = await opened()
    reader.open(asked, { ...byDay, from: 5 })
    fail(1, { kind: 'timeout' })
    await vi.waitFor(() => expect(seen().at(-1)).toBe('failed'))
  })
})

test('closed, it hears of nothing and asks nothing', async () => {
  const { reader, calls, answer, seen } = setUp()
  reader.open(asked, byDay)
  reader.close()
  expect(calls[0]?.signal?.aborted).toBe(true)
  answer(0, 500)
  reader.refresh()
  await Promise.resolve()
  expect(seen()).toEqual(['loading'])
  expect(reader.state).toEqual({ kind: 'loading' })
  expect(calls).toHaveLength(1)
})
