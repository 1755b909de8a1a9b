import { expect, test, vi } from 'vitest'
import type { CreditSource, UsageQuery } from '../../shared/billing/source.ts'
import { wireUsage } from '../../shared/billing/wire.fixture.ts'
import { DAY_MS, NOON, account } from '../../shared/credits/account.fixture.ts'
import { startOfDay } from '../../shared/credits/civil-day.ts'
import { PlanDesk, type PlanFacts } from './plan-desk.ts'

const known = account({ features: { ...account().features, usage: true } })

/** A source that answers at once with as many credits as it was asked times. */
function setUp() {
  const asked: UsageQuery[] = []
  const source: CreditSource = {
    account: () => Promise.reject(new Error('not asked for')),
    async usage(query) {
      asked.push(query)
      const keys = { day: '2027-03-01', action: 'reference-check', actor: 'ada' }
      return wireUsage({ scale: 0, data: [{ keys, labels: {}, credits: asked.length, count: 1 }] })
    },
  }
  const onFacts = vi.fn<(facts: PlanFacts) => void>()
  const desk = new PlanDesk(source, onFacts)
  const kinds = () => [desk.facts.use.kind, desk.facts.shares.kind]
  const ready = () => vi.waitFor(() => expect(kinds()).toEqual(['ready', 'ready']))
  return { asked, desk, onFacts, kinds, ready }
}

test('one report by day and action serves the chart and the breakdown by action', async () => {
  const { asked, desk, ready } = setUp()
  desk.open(known, NOON)
  await ready()
  expect(desk.facts.shares).toBe(desk.facts.use)
  expect(asked).toEqual([
    {
      from: startOfDay('2026-12-02'),
      to: startOfDay('2027-03-02'),
      tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
      by: ['day', 'action'],
    },
  ])
})

test('the same question is asked once, however often the screen is drawn; another day is another question', async () => {
  const { asked, desk, ready } = setUp()
  desk.open(known, NOON)
  await ready()
  desk.open({ ...known, allowance: null }, NOON + 60_000)
  expect(asked).toHaveLength(1)
  desk.open(known, NOON + DAY_MS)
  await ready()
  expect(asked.map(({ to }) => to)).toEqual([startOfDay('2027-03-02'), startOfDay('2027-03-03')])
})

test('another account, or the same in another unit, is another question', async () => {
  const { asked, desk } = setUp()
  desk.open(known, NOON)
  desk.open({ ...known, id: 'acct-2' }, NOON)
  desk.open({ ...known, id: 'acct-2', unit: { scale: 2, label: null } }, NOON)
  expect(asked).toHaveLength(3)
})

test('a breakdown by person asks for itself and leaves the chart in place', async () => {
  const { asked, desk, kinds, ready } = setUp()
  desk.open(known, NOON)
  await ready()
  desk.chooseBy('actor')
  expect(kinds()).toEqual(['ready', 'loading'])
  desk.open(known, NOON)
  await ready()
  expect(asked.map(({ by }) => by)).toEqual([['day', 'action'], ['actor']])
  desk.chooseBy('action')
  desk.open(known, NOON)
  expect(asked).toHaveLength(2)
})

test('what was read about one person list is never shown as another', async () => {
  const { desk, kinds, ready } = setUp()
  desk.chooseBy('actor')
  desk.open(known, NOON)
  await ready()
  desk.chooseBy('account')
  expect(kinds()).toEqual(['ready', 'loading'])
})

test('another period asks anew, and what was read for the last one is gone at once', async () => {
  const { asked, desk, onFacts, kinds, ready } = setUp()
  desk.open(known, NOON)
  await ready()
  onFacts.mockClear()
  desk.choosePeriod({ period: '30', fromDay: '', toDay: '' })
  expect(onFacts).toHaveBeenCalledOnce()
  expect(kinds()).toEqual(['loading', 'loading'])
  desk.open(known, NOON)
  await ready()
  expect(asked.map(({ from }) => from)).toEqual([startOfDay('2026-12-02'), startOfDay('2027-01-31')])
})

test('news are read in place, by whatever is shown', async () => {
  const { asked, desk, kinds, ready } = setUp()
  desk.chooseBy('actor')
  desk.open(known, NOON)
  await ready()
  desk.refresh()
  expect(kinds()).toEqual(['ready', 'ready'])
  expect(asked).toHaveLength(4)
})

test('nothing is asked for that the viewer may not see, or nobody has', () => {
  const { asked, desk, onFacts } = setUp()
  desk.open(account(), NOON)
  desk.open({ ...known, access: known.access && { ...known.access, entries: false } }, NOON)
  expect(asked).toEqual([])
  expect(onFacts).not.toHaveBeenCalled()
})

test('closed, it hears of nothing; opened again, it asks again', async () => {
  const { asked, desk, onFacts, ready } = setUp()
  desk.open(known, NOON)
  desk.close()
  onFacts.mockClear()
  await Promise.resolve()
  desk.refresh()
  expect(onFacts).not.toHaveBeenCalled()
  desk.open(known, NOON)
  await ready()
  expect(asked).toHaveLength(2)
})
