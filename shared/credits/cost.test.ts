import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, action, balance, lot } from './account.fixture.ts'
import type { Account, Action, Cost, Lot } from './account.ts'
import { toCredits } from './amount.ts'
import { afford, costOf, runnable } from './cost.ts'

const priced = (credits: number): Cost => ({ kind: 'fixed', credits: toCredits(credits) })
const check = action({ key: 'reference-check', cost: priced(5) })
const free = action({ key: 'record-reference', cost: { kind: 'free' } })
const varying = action({ cost: { kind: 'varies' } })
const soon = action({ status: 'coming-soon', cost: { kind: 'unknown' } })
const unlimited = account({ balance: balance({ available: null, unlimited: true }) })
const paused = account({ paused: { reason: 'Invoice overdue', since: null } })

function having(available: number | null, overrides: Partial<Account> = {}, floor = 0): Account {
  const amount = available === null ? null : toCredits(available)
  return account({ balance: balance({ available: amount, floor: toCredits(floor) }), ...overrides })
}

describe('costOf', () => {
  test.each<{ what: string; cost: Cost; quantity: number; total: number | string }>([
    { what: 'one request, to however many referees', cost: priced(5), quantity: 1, total: 5 },
    { what: 'twelve units', cost: priced(5), quantity: 12, total: 60 },
    { what: 'no units', cost: priced(5), quantity: 0, total: 0 },
    { what: 'a price of nothing', cost: priced(0), quantity: 3, total: 'free' },
    { what: 'a free action', cost: { kind: 'free' }, quantity: 3, total: 'free' },
    { what: 'a cost that varies', cost: { kind: 'varies' }, quantity: 3, total: 'varies' },
    { what: 'an unknown cost', cost: { kind: 'unknown' }, quantity: 3, total: 'unknown' },
    { what: 'a total beyond what is exact', cost: priced(Number.MAX_SAFE_INTEGER), quantity: 2, total: 'unknown' },
  ])('$what: $total', ({ cost, quantity, total }) => {
    expect(costOf(action({ cost }), quantity)).toBe(total)
  })

  test.each([-1, 1.5, Number.NaN])('%s is no number of units', (quantity) => {
    expect(() => costOf(check, quantity)).toThrow(RangeError)
  })
})

describe('runnable', () => {
  test.each<{ what: string; one: Account; of: Action; units: number | string | null }>([
    { what: 'whole units only', one: having(14), of: check, units: 2 },
    { what: 'the overdraft counts', one: having(4, {}, -6), of: check, units: 2 },
    { what: 'nothing below the floor', one: having(-9), of: check, units: 0 },
    { what: 'free runs always', one: having(0), of: free, units: 'unlimited' },
    { what: 'unlimited credits', one: unlimited, of: check, units: 'unlimited' },
    { what: 'unknown balance', one: having(null), of: check, units: null },
    { what: 'varying cost', one: having(100), of: varying, units: null },
    { what: 'not there yet', one: having(100), of: soon, units: 0 },
    { what: 'paused', one: paused, of: check, units: 0 },
    { what: 'free while paused', one: paused, of: free, units: 'unlimited' },
    { what: 'the server’s word counts first', one: having(100), of: { ...check, canRun: 3 }, units: 3 },
    { what: 'the server’s word on what varies', one: having(100), of: { ...varying, canRun: 7 }, units: 7 },
  ])('$what: $units', ({ one, of, units }) => {
    expect(runnable(one, of)).toBe(units)
  })

  test.each<{ what: string; lots: Lot[]; units: number | null }>([
    { what: 'for any action', lots: [lot()], units: 2 },
    { what: 'for this action', lots: [lot(), lot({ restrictedTo: ['reference-check'] })], units: 2 },
    { what: 'for another action', lots: [lot(), lot({ restrictedTo: ['resume-parsing'] })], units: null },
    { what: 'for who knows what', lots: [lot({ restrictedTo: null })], units: null },
    { what: 'for another action, but used up', lots: [lot({ restrictedTo: [], remaining: toCredits(0) })], units: 2 },
    { what: 'for another action, but not active', lots: [lot({ restrictedTo: [], status: 'expired' })], units: 2 },
  ])('derives from lots $what: $units', ({ lots, units }) => {
    expect(runnable(having(10, { lots }), check)).toBe(units)
  })
})

describe('afford', () => {
  test.each<{ what: string; one: Account; of: Action; answer: ReturnType<typeof afford> }>([
    { what: 'enough', one: having(12), of: check, answer: { kind: 'yes', cost: toCredits(10), after: toCredits(2) } },
    {
      what: 'needs 10, has 8',
      one: having(8),
      of: check,
      answer: { kind: 'no', cost: toCredits(10), missing: toCredits(2), canRun: 1 },
    },
    {
      what: 'into the overdraft',
      one: having(8, {}, -2),
      of: check,
      answer: { kind: 'yes', cost: toCredits(10), after: toCredits(-2) },
    },
    {
      what: 'free at zero',
      one: having(0),
      of: free,
      answer: { kind: 'yes', cost: 'free', after: toCredits(0) },
    },
    { what: 'unlimited', one: unlimited, of: check, answer: { kind: 'yes', cost: toCredits(10), after: null } },
    { what: 'unknown balance', one: having(null), of: check, answer: { kind: 'unknown' } },
    { what: 'varying cost', one: having(100), of: varying, answer: { kind: 'unknown' } },
    {
      what: 'varying cost, but the server knows',
      one: having(100),
      of: { ...varying, canRun: 2 },
      answer: { kind: 'yes', cost: 'varies', after: null },
    },
    {
      what: 'the server says no although the sum would do',
      one: having(100),
      of: { ...check, canRun: 1 },
      answer: { kind: 'no', cost: toCredits(10), missing: null, canRun: 1 },
    },
    {
      what: 'the server says no although the sum would just do',
      one: having(10),
      of: { ...check, canRun: 1 },
      answer: { kind: 'no', cost: toCredits(10), missing: null, canRun: 1 },
    },
    {
      what: 'unlimited, with a number beside it that means nothing',
      one: account({ balance: balance({ available: toCredits(4), unlimited: true }) }),
      of: check,
      answer: { kind: 'yes', cost: toCredits(10), after: null },
    },
    { what: 'not there yet', one: having(100), of: soon, answer: { kind: 'coming-soon' } },
    { what: 'paused', one: paused, of: check, answer: { kind: 'paused', reason: 'Invoice overdue' } },
    { what: 'free while paused', one: paused, of: free, answer: { kind: 'yes', cost: 'free', after: toCredits(400) } },
  ])('two units, $what', ({ one, of, answer }) => {
    expect(afford(one, of, 2)).toEqual(answer)
  })

  test('what can run is affordable, one more is not, and both leave what the sums say', () => {
    const amounts = fc.tuple(
      fc.integer({ min: -50, max: 1000 }),
      fc.integer({ min: -50, max: 0 }),
      fc.integer({ min: 1, max: 60 }),
    )
    fc.assert(
      fc.property(amounts, ([available, floor, cost]) => {
        const one = having(available, {}, floor)
        const of = action({ cost: priced(cost) })
        const units = runnable(one, of)
        if (typeof units !== 'number') throw new Error('a fixed cost is derivable')
        const after = available - units * cost
        expect(afford(one, of, units)).toEqual({ kind: 'yes', cost: units * cost, after })
        expect(after).toBeGreaterThanOrEqual(Math.min(available, floor))
        const more = (units + 1) * cost
        const missing = more - (available - floor)
        expect(afford(one, of, units + 1)).toEqual({ kind: 'no', cost: more, missing, canRun: units })
        expect(missing).toBeGreaterThan(0)
      }),
    )
  })
})
