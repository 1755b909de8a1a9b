import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, DAY_MS, lot, NOON } from './account.fixture.ts'
import type { Lot, Term } from './account.ts'
import { toCredits } from './amount.ts'
import { burnOrder, lapsingWithin, lastUsableDay, usableUntil } from './lots.ts'

const STATUSES = ['scheduled', 'pending', 'active', 'depleted', 'expired', 'voided'] as const

const anyExpiry = fc.oneof(
  fc.constant(null),
  fc.constant('never' as const),
  fc.nat(5).map((days) => ({ at: NOON + days * DAY_MS })),
)
const anyLots: fc.Arbitrary<Lot[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.string(),
      status: fc.constantFrom(...STATUSES),
      effectiveAt: fc.nat(3),
      expires: anyExpiry,
      remaining: fc.option(fc.nat(100).map(toCredits)),
    })
    .map(lot),
  { selector: ({ id }) => id },
)

const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date)
const ending = (days: number, overrides: Partial<Lot> = {}) =>
  lot({ expires: { at: NOON + days * DAY_MS }, ...overrides })
const lapsing = (...lots: Lot[]) => lapsingWithin(account({ lots }), NOON, 30)

describe('burnOrder', () => {
  test('earliest expiry first, then the oldest, then by id; what never lapses or is unknown last', () => {
    const soon = { at: NOON + DAY_MS }
    const later = { at: NOON + 2 * DAY_MS }
    const lots = [
      lot({ id: 'unknown', expires: null, effectiveAt: 2 }),
      lot({ id: 'never', expires: 'never', effectiveAt: 1 }),
      lot({ id: 'later', expires: later, effectiveAt: 1 }),
      lot({ id: 'b', expires: soon, effectiveAt: 2 }),
      lot({ id: 'a', expires: soon, effectiveAt: 2 }),
      lot({ id: 'oldest', expires: soon, effectiveAt: 1 }),
    ]
    expect(burnOrder(lots).map(({ id }) => id)).toEqual(['oldest', 'a', 'b', 'later', 'never', 'unknown'])
  })

  test.each(STATUSES)('of %s lots only active ones are spent', (status) => {
    expect(burnOrder([lot({ status })])).toHaveLength(status === 'active' ? 1 : 0)
  })

  test('is the active lots, each once, in one order however they arrive', () => {
    const shuffled = anyLots.chain((lots) =>
      fc.tuple(fc.constant(lots), fc.shuffledSubarray(lots, { minLength: lots.length })),
    )
    fc.assert(
      fc.property(shuffled, ([lots, other]) => {
        const order = burnOrder(lots)
        expect(new Set(order)).toEqual(new Set(lots.filter(({ status }) => status === 'active')))
        expect(burnOrder(other)).toEqual(order)
        const ends = order.map(({ expires }) => (expires === null || expires === 'never' ? Infinity : expires.at))
        expect(ends).toEqual(ends.toSorted((a, b) => (a === b ? 0 : a - b)))
      }),
    )
  })

  test('leaves the list as it was', () => {
    const lots = Object.freeze([lot({ id: 'b' }), lot({ id: 'a' })])
    expect(burnOrder(lots).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(lots.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('usableUntil', () => {
  test.each<{
    what: string
    startsAt: number
    endsAt: number
    cycle: Term['cycle']
    rolloverDays: number
    until: number
  }>([
    {
      what: 'a year of 365 days and 90 more',
      startsAt: day(2027, 1, 1),
      endsAt: day(2028, 1, 1),
      cycle: 'annual',
      rolloverDays: 90,
      until: day(2028, 3, 31),
    },
    {
      what: 'a year that holds 29 February',
      startsAt: day(2028, 1, 1),
      endsAt: day(2029, 1, 1),
      cycle: 'annual',
      rolloverDays: 90,
      until: day(2029, 4, 1),
    },
    {
      what: 'a quarter and 30 more',
      startsAt: day(2027, 4, 1),
      endsAt: day(2027, 7, 1),
      cycle: 'quarterly',
      rolloverDays: 30,
      until: day(2027, 7, 31),
    },
    {
      what: 'a January, over the end of a leap February',
      startsAt: day(2028, 1, 1),
      endsAt: day(2028, 2, 1),
      cycle: 'monthly',
      rolloverDays: 30,
      until: day(2028, 3, 2),
    },
  ])('$what', ({ until, ...term }) => {
    expect(usableUntil({ ...term, renews: null, nextAllowance: null })).toBe(until)
  })

  test('a 365-day term with 90 days of rollover is usable for 455 days, over every change of clocks', () => {
    const term: Term = {
      startsAt: day(2027, 3, 1),
      endsAt: day(2027, 3, 1) + 365 * DAY_MS,
      cycle: 'annual',
      rolloverDays: 90,
      renews: true,
      nextAllowance: null,
    }
    expect((usableUntil(term) - term.startsAt) / DAY_MS).toBe(455)
  })

  test('ends are exclusive: the last usable day is the one before', () => {
    expect(new Date(lastUsableDay(day(2028, 3, 1))).toISOString().slice(0, 10)).toBe('2028-02-29')
  })
})

describe('lapsingWithin', () => {
  test('sums what ends in the window and names the first end', () => {
    const far = ending(31, { remaining: toCredits(1000) })
    const lots = [ending(30, { remaining: toCredits(20) }), far, ending(3, { remaining: toCredits(5) })]
    expect(lapsing(...lots)).toEqual({ credits: 25, at: NOON + 3 * DAY_MS })
  })

  test.each([
    { what: 'ended already', one: ending(0) },
    { what: 'ends after the window', one: ending(30.01) },
    { what: 'is empty', one: ending(1, { remaining: toCredits(0) }) },
    { what: 'does not say what remains', one: ending(1, { remaining: null }) },
    { what: 'is not active yet', one: ending(1, { status: 'scheduled' }) },
    { what: 'never ends', one: lot({ expires: 'never' }) },
    { what: 'does not say when it ends', one: lot({ expires: null }) },
  ])('leaves out a lot that $what', ({ one }) => {
    expect(lapsing(one)).toBeNull()
  })

  test('is unknown without lots, and where the sum would be rounded', () => {
    expect(lapsingWithin(account({ lots: null }), NOON, 30)).toBeNull()
    const most = ending(1, { remaining: toCredits(Number.MAX_SAFE_INTEGER) })
    expect(lapsing(most, ending(2))).toBeNull()
  })
})
