import { describe, expect, test, vi } from 'vitest'
import type { CreditSource } from '../../shared/billing/source.ts'
import { account } from '../../shared/credits/account.fixture.ts'
import { FailureError, type Failure } from '../../shared/credits/failure.ts'
import { EVERY_ROW } from '../../shared/credits/report-schedule.ts'
import type { ReportOrder, ReportsState } from '../../shared/credits/report-schedule.ts'
import { ReportsDesk } from './reports-desk.ts'

const known = account()
const order = (on: number): ReportOrder => ({
  every: 'week',
  on,
  timeZone: 'UTC',
  filter: EVERY_ROW,
  recipients: ['ada@ats.example'],
})

const unasked = () => Promise.reject(new Error('not asked for'))

/** A server that keeps reports, one for each key. `lose` makes the answers of the next orders not arrive. */
function setUp() {
  const made = new Map<string, { id: string }>([['before', { id: 'r-0', ...wire(5) }]])
  const calls: string[] = []
  const keys: string[] = []
  const faults = new Map<string, Failure[]>()
  let lost = 0
  const meet = (call: string) => {
    calls.push(call)
    const fault = faults.get(call)?.shift()
    if (fault) throw new FailureError(fault)
  }
  const source: CreditSource = {
    account: unasked,
    async exports() {
      meet('list')
      return { accountId: known.id, data: [...made.values()] }
    },
    async createExport(wanted, key) {
      keys.push(key)
      meet('create')
      const report = made.get(key) ?? { id: `r-${made.size}`, ...wanted }
      made.set(key, report)
      if (lost-- > 0) throw new FailureError({ kind: 'timeout' })
      return { accountId: known.id, ...report }
    },
    async deleteExport(id) {
      meet('delete')
      for (const [key, report] of made) if (report.id === id) made.delete(key)
    },
  }
  const onState = vi.fn<(state: ReportsState) => void>()
  const desk = new ReportsDesk(source, known, onState)
  const reach = (kind: ReportsState['kind']) => vi.waitFor(() => expect(desk.state.kind).toBe(kind))
  const ids = () => desk.items.map(({ id }) => id)
  const lose = (count: number) => {
    lost = count
  }
  return {
    desk,
    onState,
    reach,
    ids,
    calls,
    keys,
    lose,
    fail: (call: string, ...some: Failure[]) => faults.set(call, some),
    made,
  }
}

function wire(on: number) {
  return { every: 'week', on, tz: 'UTC', recipients: ['ada@ats.example'] }
}

async function opened() {
  const all = setUp()
  await all.reach('ready')
  return all
}

test('lists the reports', async () => {
  const { onState, ids } = await opened()
  expect(onState.mock.calls.map(([{ kind }]) => kind)).toEqual(['ready'])
  expect(ids()).toEqual(['r-0'])
})

describe('one more', () => {
  test('is in the list as the server answers it', async () => {
    const { desk, reach, ids } = await opened()
    desk.create(order(1))
    expect(desk.state).toMatchObject({ kind: 'working', task: { kind: 'create', order: order(1) } })
    await reach('done')
    expect(ids()).toEqual(['r-0', 'r-1'])
  })

  test('N24 whose answer was lost is ordered again under its key, and stays one', async () => {
    const { desk, reach, ids, lose, made } = await opened()
    lose(1)
    desk.create(order(1))
    await reach('refused')
    desk.create(order(1))
    await reach('done')
    expect([ids(), made.size]).toEqual([['r-0', 'r-1'], 2])
  })

  test('whose answer was lost and that is listed meanwhile is not there twice', async () => {
    const { desk, reach, ids, lose } = await opened()
    lose(1)
    desk.create(order(1))
    await reach('refused')
    desk.refresh()
    await reach('ready')
    desk.create(order(1))
    await reach('done')
    expect(ids()).toEqual(['r-0', 'r-1'])
  })

  test('that is another one has another key; so has the same one ordered once more on purpose', async () => {
    const { desk, reach, lose, made } = await opened()
    lose(1)
    desk.create(order(1))
    await reach('refused')
    desk.create(order(2))
    await reach('done')
    desk.create(order(2))
    await vi.waitFor(() => expect(made.size).toBe(4))
  })

  test('whose key the server takes for another order’s is ordered under a new one', async () => {
    const { desk, reach, ids, fail, keys } = await opened()
    fail('create', { kind: 'timeout' }, { kind: 'idempotency-conflict' })
    for (let attempt = 0; attempt < 2; attempt += 1) {
      desk.create(order(1))
      await reach('refused')
    }
    desk.create(order(1))
    await reach('done')
    expect(ids()).toEqual(['r-0', 'r-1'])
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false])
  })

  test('C6 begins once, however often it is pressed', async () => {
    const { desk, reach, calls } = await opened()
    desk.create(order(1))
    desk.create(order(1))
    await reach('done')
    expect(calls).toEqual(['list', 'create'])
  })

  test('that the server does not accept says what is wrong, and the list stays', async () => {
    const { desk, reach, ids, fail } = await opened()
    const failure: Failure = { kind: 'validation-failed', errors: [{ pointer: '/on', detail: 'is no working day' }] }
    fail('create', failure)
    desk.create(order(7))
    await reach('refused')
    expect(desk.state).toMatchObject({ task: { kind: 'create', order: order(7) }, failure })
    expect(ids()).toEqual(['r-0'])
  })
})

describe('one less', () => {
  test('is not in the list any more', async () => {
    const { desk, reach, ids } = await opened()
    desk.delete('r-0')
    await reach('done')
    expect([ids(), desk.state]).toMatchObject([[], { task: { kind: 'delete', id: 'r-0' } }])
  })

  test('that is gone already is what was wanted', async () => {
    const { desk, reach, ids, fail } = await opened()
    fail('delete', { kind: 'not-found' })
    desk.delete('r-0')
    await reach('done')
    expect(ids()).toEqual([])
  })

  test('that could not be stopped is still there', async () => {
    const { desk, reach, ids, fail } = await opened()
    fail('delete', { kind: 'timeout' })
    desk.delete('r-0')
    await reach('refused')
    expect(ids()).toEqual(['r-0'])
  })
})

test('what cannot be read says why, keeps what was read before, and is read again', async () => {
  const { desk, reach, ids, fail } = await opened()
  fail('list', { kind: 'offline' })
  desk.refresh()
  await reach('failed')
  expect(ids()).toEqual(['r-0'])
  desk.refresh()
  await reach('ready')
})

test('an answer that comes after it was closed is told to nobody', async () => {
  const answers: ((body: unknown) => void)[] = []
  const exports = () => new Promise((resolve) => answers.push(resolve))
  const onState = vi.fn<(state: ReportsState) => void>()
  const desk = new ReportsDesk({ account: unasked, exports }, known, onState)
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  desk.close()
  answers[0]?.({ accountId: known.id, data: [] })
  await new Promise((resolve) => setTimeout(resolve))
  expect(onState).not.toHaveBeenCalled()
})

test('a source without the calls says that they are not offered', async () => {
  const exports = async () => ({ accountId: known.id, data: [] })
  const desk = new ReportsDesk({ account: unasked, exports }, known, () => {})
  await vi.waitFor(() => expect(desk.state.kind).toBe('ready'))
  desk.create(order(1))
  await vi.waitFor(() => expect(desk.state).toMatchObject({ kind: 'refused', failure: { kind: 'unsupported' } }))
  desk.delete('r-0')
  await vi.waitFor(() =>
    expect(desk.state).toMatchObject({ task: { kind: 'delete' }, failure: { kind: 'unsupported' } }),
  )
})
