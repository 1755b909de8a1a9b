import { expect, test } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { failureOf } from './failure-of.fixture.ts'
import { toEntryPage, toUsage } from './wire-entries.ts'
import { wireEntry, wireEntryPage, wireUsage } from './wire.fixture.ts'

const asked = account({ unit: { scale: 2, label: null } })

test('a page keeps its entries, its cursor and the count', () => {
  const page = toEntryPage(wireEntryPage(), asked)
  expect(page).toMatchObject({ next: 'cursor-2', total: 120 })
  expect(page.entries).toMatchObject([
    { id: 'entry-1', at: Date.UTC(2027, 2, 1, 11), amount: -500, actor: { kind: 'user' }, group: { count: 12 } },
  ])
})

test('an entry may say no more than its id, type and amount', () => {
  const page = toEntryPage(
    wireEntryPage({ data: [{ id: 'e', type: 'debit', amount: -1 }], next: null, total: null }),
    asked,
  )
  expect(page).toEqual({
    entries: [
      {
        id: 'e',
        at: null,
        account: null,
        type: 'debit',
        amount: -1,
        balanceAfter: null,
        status: 'posted',
        description: '',
        action: null,
        quantity: null,
        actor: { kind: 'unknown', id: null, name: null },
        subject: null,
        group: null,
        lots: [],
      },
    ],
    next: null,
    total: null,
  })
})

test('D11 a type that nobody knows stays as it is; a status that nobody knows is not counted as posted', () => {
  const data = [wireEntry({ type: 'refund_v2', status: 'in-review' })]
  expect(toEntryPage(wireEntryPage({ data }), asked).entries).toMatchObject([{ type: 'refund_v2', status: 'pending' }])
})

test.each(['', '0', '+275760-09-13T00:00:00Z', '2027-03-01T12:00:00'])('D15 the date %j is unknown', (at) => {
  expect(toEntryPage(wireEntryPage({ data: [wireEntry({ at })] }), asked).entries).toMatchObject([{ at: null }])
})

test('D7 one unsafe amount spoils the page', async () => {
  const data = [wireEntry(), wireEntry({ amount: 2 ** 53 })]
  expect(await failureOf(() => toEntryPage(wireEntryPage({ data }), asked))).toEqual({
    kind: 'malformed',
    debug: '$.data[1].amount',
  })
})

test.each([
  ['a page', () => toEntryPage(wireEntryPage({ accountId: 'acct-2' }), asked)],
  ['usage', () => toUsage(wireUsage({ accountId: 'acct-2' }), asked)],
])('D23 %s of another account is dropped', async (_name, read) => {
  expect(await failureOf(read)).toEqual({ kind: 'wrong-account' })
})

test.each([
  ['a page', () => toEntryPage(wireEntryPage({ scale: 0 }), asked)],
  ['usage', () => toUsage(wireUsage({ scale: 0 }), asked)],
])('%s in another scale is refused', async (_name, read) => {
  expect(await failureOf(read)).toEqual({ kind: 'malformed', debug: '$.scale' })
})

test('usage keeps the keys that were told', () => {
  expect(
    toUsage(wireUsage({ data: [{ keys: { day: '2027-03-01', actor: null }, credits: 5, count: 1 }] }), asked),
  ).toEqual([{ keys: { day: '2027-03-01' }, labels: {}, credits: 5, count: 1 }])
})
