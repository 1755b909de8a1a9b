import { describe, expect, test, vi } from 'vitest'
import type { AlertsOrder, CreditSource, Tagged } from '../../shared/billing/source.ts'
import { account } from '../../shared/credits/account.fixture.ts'
import type { AlertSetting, AlertsState } from '../../shared/credits/alert-setting.ts'
import { FailureError, type Failure } from '../../shared/credits/failure.ts'
import { AlertsDesk } from './alerts-desk.ts'

const known = account()
const EMPTY: AlertSetting = { id: 'a', trigger: { kind: 'empty' }, channels: ['email'], isEnabled: true }
const at = (percent: number): AlertSetting => ({
  ...EMPTY,
  id: `at-${percent}`,
  trigger: { kind: 'percent', value: percent },
})

type Data = (AlertsOrder['data'][number] & { language?: string })[]
const wire = (percent: number): Data[number] => ({
  id: `at-${percent}`,
  at: { percent },
  channels: ['email'],
  enabled: true,
})

const unasked = () => Promise.reject(new Error('not asked for'))

/** A server that keeps alerts, each edition under its number. `faults` are how the next calls of a name fail. */
function setUp(asked = known, faults = new Map<string, Failure[]>()) {
  let edition = 1
  let data: Data = [wire(25)]
  const calls: string[] = []
  const answer = (): Tagged => ({ body: { accountId: known.id, scale: 0, data }, tag: `"${edition}"` })
  const meet = (call: string) => {
    calls.push(call)
    const fault = faults.get(call.split(' ')[0] ?? '')?.shift()
    if (fault) throw new FailureError(fault)
  }
  const change = (next: Data) => {
    data = next
    edition += 1
  }
  const source: CreditSource = {
    account: unasked,
    async alerts() {
      meet('read')
      return answer()
    },
    async saveAlerts(order, tag) {
      if (tag === `"${edition}"`) change(order.data)
      else faults.set('save', [{ kind: 'precondition-failed' }])
      meet(`save ${tag}`)
      return answer()
    },
  }
  const onState = vi.fn<(state: AlertsState) => void>()
  const desk = new AlertsDesk(source, asked, onState)
  const reach = (kind: AlertsState['kind']) => vi.waitFor(() => expect(desk.state.kind).toBe(kind))
  const fail = (call: string, ...failures: Failure[]) => faults.set(call, failures)
  return { source, desk, onState, reach, change, fail, calls, stored: () => data }
}

async function opened() {
  const all = setUp()
  await all.reach('ready')
  return all
}

test('reads the alerts once', async () => {
  const { onState, calls } = await opened()
  expect(onState.mock.calls).toEqual([[{ kind: 'ready', items: [at(25)] }]])
  expect(calls).toEqual(['read'])
})

test('saves what it is told, under the tag of what was read, and then under the next one', async () => {
  const { desk, reach, calls, stored } = await opened()
  desk.save([at(10)])
  expect(desk.state).toEqual({ kind: 'working', items: [at(25)], task: [at(10)] })
  await reach('done')
  expect([desk.state, stored()]).toEqual([{ kind: 'done', task: [at(10)], items: [at(10)] }, [wire(10)]])
  desk.save([at(5)])
  await reach('done')
  expect(calls).toEqual(['read', 'save "1"', 'save "2"'])
})

test('what only the server knows of an alert comes back to it, as it was read last', async () => {
  const { desk, reach, change, stored } = await opened()
  const off = { ...at(25), isEnabled: false }
  change([{ ...wire(25), language: 'de' }])
  desk.save([off])
  await reach('refused')
  change([{ ...wire(25), language: 'fr' }])
  desk.save([off])
  await reach('refused')
  desk.save([off])
  await reach('done')
  expect(stored()).toEqual([{ ...wire(25), enabled: false, language: 'fr' }])
})

test('C6 a second save waits for the first one', async () => {
  const { desk, reach, calls } = await opened()
  desk.save([at(10)])
  desk.save([at(5)])
  await reach('done')
  expect(calls).toEqual(['read', 'save "1"'])
})

describe('changed by somebody else meanwhile', () => {
  test('nothing is saved; theirs are read, and a second save replaces them', async () => {
    const { desk, reach, change, stored } = await opened()
    change([wire(50)])
    desk.save([at(10)])
    await reach('refused')
    const failure = { kind: 'precondition-failed' }
    expect(desk.state).toEqual({ kind: 'refused', items: [at(50)], task: [at(10)], failure })
    expect(stored()).toEqual([wire(50)])
    desk.save([at(10)])
    await reach('done')
    expect(stored()).toEqual([wire(10)])
  })

  test('where theirs cannot be read, the next save is refused again rather than blind', async () => {
    const { desk, reach, change, fail, calls } = await opened()
    change([wire(50)])
    fail('read', { kind: 'timeout' })
    desk.save([at(10)])
    await reach('refused')
    desk.save([at(10)])
    await vi.waitFor(() => expect(desk.state).toMatchObject({ kind: 'refused', items: [at(50)] }))
    expect(calls.filter((call) => call.startsWith('save'))).toEqual(['save "1"', 'save "1"'])
  })

  test('who turns out to be the viewer, whose answer was lost, is told that it is saved', async () => {
    const { desk, reach, fail } = await opened()
    fail('save', { kind: 'timeout' })
    desk.save([at(10)])
    await reach('refused')
    desk.save([at(10)])
    await reach('done')
    expect(desk.state).toEqual({ kind: 'done', task: [at(10)], items: [at(10)] })
  })
})

describe('told of news', () => {
  test('reads them again; the same ones change nothing on screen', async () => {
    const { desk, reach, change, onState } = await opened()
    desk.save([at(10)])
    await reach('done')
    const told = onState.mock.calls.length
    desk.refresh()
    change([wire(50)])
    desk.refresh()
    await reach('ready')
    expect(onState.mock.calls.slice(told)).toEqual([[{ kind: 'ready', items: [at(50)] }]])
  })

  test('of the viewer’s own change, it stays saved', async () => {
    const { desk, reach, calls } = await opened()
    desk.save([at(10)])
    desk.refresh()
    await vi.waitFor(() => expect(calls).toEqual(['read', 'save "1"', 'read']))
    await reach('done')
  })

  test('many times at once, reads once more', async () => {
    const { desk, calls } = await opened()
    for (let hints = 0; hints < 5; hints += 1) desk.refresh()
    await vi.waitFor(() => expect(calls).toEqual(['read', 'read']))
  })
})

describe('what cannot be read', () => {
  test('says why; trying again reads it', async () => {
    const { desk, reach } = setUp(known, new Map([['read', [{ kind: 'timeout' }]]]))
    await reach('failed')
    expect(desk.state).toEqual({ kind: 'failed', failure: { kind: 'timeout' }, items: null })
    desk.refresh()
    await reach('ready')
  })

  test('later, keeps what was read before', async () => {
    const { desk, reach, fail } = await opened()
    fail('read', { kind: 'offline' })
    desk.refresh()
    await reach('failed')
    expect(desk.state).toMatchObject({ items: [at(25)] })
  })

  test('is about another account: nothing of it is shown', async () => {
    const { desk, reach } = setUp(account({ id: 'acct-2' }))
    await reach('failed')
    expect(desk.state).toEqual({ kind: 'failed', failure: { kind: 'wrong-account' }, items: null })
  })
})

test('what comes after it was closed is told to nobody, and what waited is not sent', async () => {
  const { source, desk, onState } = await opened()
  const answers: ((tagged: Tagged) => void)[] = []
  source.alerts = () => new Promise((resolve) => answers.push(resolve))
  const save = vi.spyOn(source, 'saveAlerts')
  desk.refresh()
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  desk.save([at(10)])
  desk.close()
  answers[0]?.({ body: { accountId: known.id, data: [] }, tag: null })
  await new Promise((resolve) => setTimeout(resolve))
  expect(save).not.toHaveBeenCalled()
  expect(onState.mock.calls.map(([{ kind }]) => kind)).toEqual(['ready', 'working'])
})

test('news that come while a save waits do not let it replace what the viewer never saw', async () => {
  const { source, desk, reach, change, stored } = await opened()
  const read = source.alerts?.bind(source)
  const { promise, resolve } = Promise.withResolvers<void>()
  source.alerts = (call) => promise.then(() => read?.(call) ?? unasked())
  desk.refresh()
  desk.save([at(10)])
  change([wire(50)])
  resolve()
  await reach('refused')
  expect(desk.state).toMatchObject({ items: [at(50)], task: [at(10)], failure: { kind: 'precondition-failed' } })
  expect(stored()).toEqual([wire(50)])
})

test('may be changed only where both server and source say so', () => {
  const { desk } = setUp()
  const owner = (alerts: 'read' | 'write') => account({ features: { ...known.features, alerts } })
  const reader = new AlertsDesk({ account: unasked }, known, () => {})
  expect([desk.mayChange(owner('read')), desk.mayChange(owner('write'))]).toEqual([false, true])
  expect(reader.mayChange(owner('write'))).toBe(false)
})
