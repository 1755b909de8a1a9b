import { expect, test } from 'vitest'
import { DAY_MS, NOON, account, balance, lot } from './account.fixture.ts'
import type { Account } from './account.ts'
import { NO_CREDITS, toCredits } from './amount.ts'
import { breakdownOf } from './breakdown.ts'

function inLots(remaining: (number | null)[], differs: Partial<Account['balance']>) {
  const lots = remaining.map((amount, index) =>
    lot({ id: `lot-${index}`, remaining: amount === null ? null : toCredits(amount) }),
  )
  return breakdownOf(account({ lots, balance: balance(differs) }))?.difference
}

test('every lot is in one list: what is spent first leads, then what comes, what lapsed last, what is used up', () => {
  const lots = [
    lot({ id: 'used up', status: 'depleted', remaining: NO_CREDITS }),
    lot({ id: 'later', expires: { at: NOON + 60 * DAY_MS } }),
    lot({ id: 'lapsed long ago', status: 'expired', expires: { at: NOON - 90 * DAY_MS } }),
    lot({ id: 'first', expires: { at: NOON + DAY_MS } }),
    lot({ id: 'in autumn', status: 'scheduled', effectiveAt: NOON + 200 * DAY_MS }),
    lot({ id: 'taken back', status: 'voided' }),
    lot({ id: 'lapsed lately', status: 'expired', expires: { at: NOON - DAY_MS } }),
    lot({ id: 'on its way', status: 'pending', effectiveAt: NOON + DAY_MS }),
  ]
  const { active, coming, expired, closed } = breakdownOf(account({ lots })) ?? {}
  const names = [active, coming, expired, closed].map((list) => list?.map(({ id }) => id))
  expect(names).toEqual([
    ['first', 'later'],
    ['on its way', 'in autumn'],
    ['lapsed lately', 'lapsed long ago'],
    ['used up', 'taken back'],
  ])
})

test('a billing system without lots has no breakdown, one with none has an empty one', () => {
  expect(breakdownOf(account({ lots: null }))).toBeNull()
  expect(breakdownOf(account({ lots: [], balance: balance({ available: NO_CREDITS }) }))).toEqual({
    active: [],
    coming: [],
    expired: [],
    closed: [],
    difference: null,
  })
})

test('lots that come to the balance differ from it by nothing', () => {
  expect(inLots([100, 300], { available: toCredits(400) })).toBeNull()
})

test('lots that do not come to the balance differ from it by so much', () => {
  expect(inLots([100, 290], { available: toCredits(400) })).toBe(-10)
  expect(inLots([100, 301], { available: toCredits(400) })).toBe(1)
  expect(inLots([], { available: toCredits(400) })).toBe(-400)
})

test('credits held by running actions may still be in their lots', () => {
  expect(inLots([400], { available: toCredits(390), held: toCredits(10) })).toBeNull()
  expect(inLots([390], { available: toCredits(390), held: toCredits(10) })).toBeNull()
  expect(inLots([395], { available: toCredits(390), held: toCredits(10) })).toBe(5)
})

test('a debt is in no lot', () => {
  expect(inLots([0], { available: toCredits(-12) })).toBeNull()
  expect(inLots([7], { available: toCredits(-12) })).toBe(7)
})

test('nothing is compared where anything is unknown, or nothing is counted', () => {
  expect(inLots([100, null], { available: toCredits(400) })).toBeNull()
  expect(inLots([100], { available: null })).toBeNull()
  expect(inLots([100], { available: null, unlimited: true })).toBeNull()
})
