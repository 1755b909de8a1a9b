import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lot } from '../shared/credits/account.ts'
import { NO_CREDITS, sum, toCredits } from '../shared/credits/amount.ts'
import { Insufficient } from './insufficient.ts'
import { Ledger } from './ledger.ts'
import { SYSTEM } from './world/cast.ts'

const NOON = Date.UTC(2027, 2, 1, 12)
const DAY_MS = 86_400_000
const occasion = { description: 'Test', actor: SYSTEM }

describe('spending', () => {
  it('takes from the lot that lapses first, then from the next, and says how much from each', () => {
    const ledger = createLedger()
    give(ledger, { id: 'late', granted: toCredits(100), expires: { at: NOON + 50 * DAY_MS } })
    give(ledger, { id: 'soon', granted: toCredits(3), expires: { at: NOON + 5 * DAY_MS } })
    const entry = ledger.take({ credits: toCredits(5), ...occasion }, NOON)
    expect(entry).toMatchObject({ type: 'debit', amount: -5, balanceAfter: 98, status: 'posted' })
    expect(entry.lots).toEqual([
      { id: 'soon', amount: -3 },
      { id: 'late', amount: -2 },
    ])
    expect(ledger.lots.map(({ id, status, remaining }) => [id, status, remaining])).toEqual([
      ['late', 'active', 98],
      ['soon', 'depleted', 0],
    ])
  })

  it('refuses what is not there, and changes nothing', () => {
    const ledger = createLedger()
    give(ledger, { granted: toCredits(4) })
    expect(() => ledger.take({ credits: toCredits(5), ...occasion }, NOON)).toThrow(Insufficient)
    expect([ledger.available, ledger.count]).toEqual([4, 1])
  })

  it('goes into an allowed overdraft, and the next credits repay it first', () => {
    const ledger = createLedger({ floor: -50 })
    give(ledger, { granted: toCredits(10) })
    ledger.take({ credits: toCredits(22), ...occasion }, NOON)
    expect(ledger.available).toBe(-12)
    expect(() => ledger.take({ credits: toCredits(39), ...occasion }, NOON)).toThrow(Insufficient)
    give(ledger, { id: 'bought', granted: toCredits(100) })
    expect(ledger.available).toBe(88)
    expect(ledger.lots.find(({ id }) => id === 'bought')?.remaining).toBe(88)
  })

  it('leaves lots alone that are kept for other actions', () => {
    const ledger = createLedger()
    give(ledger, { id: 'kept', granted: toCredits(40), restrictedTo: ['reference-check'] })
    give(ledger, { id: 'any', granted: toCredits(2), expires: 'never' })
    expect(ledger.spendableFor('reference-check')).toBe(42)
    expect(ledger.spendableFor('resume-parsing')).toBe(2)
    expect(() => ledger.take({ credits: toCredits(3), action: 'resume-parsing', ...occasion }, NOON)).toThrow(
      Insufficient,
    )
    ledger.take({ credits: toCredits(5), action: 'reference-check', ...occasion }, NOON)
    expect(ledger.spendableFor('reference-check')).toBe(37)
  })

  it('lists uses of an unlimited account without counting anything down', () => {
    const ledger = createLedger({ unlimited: true })
    const entry = ledger.take({ credits: toCredits(5), ...occasion }, NOON)
    expect([ledger.available, entry.amount, entry.balanceAfter, entry.lots]).toEqual([null, -5, null, []])
  })

  it('holds back what is pending until it is posted', () => {
    const ledger = createLedger()
    give(ledger, { granted: toCredits(20) })
    ledger.take({ credits: toCredits(12), status: 'pending', ...occasion }, NOON)
    expect([ledger.available, ledger.held]).toEqual([8, 12])
    ledger.settlePending()
    expect([ledger.available, ledger.held, ledger.entryAt(1).status]).toEqual([8, 0, 'posted'])
  })
})

describe('time', () => {
  it('lapses what is left of a lot at its end, not a millisecond before', () => {
    const ledger = createLedger()
    const end = NOON + DAY_MS
    give(ledger, { granted: toCredits(20), expires: { at: end } })
    expect([ledger.passTime(end - 1), ledger.available]).toEqual([false, 20])
    expect([ledger.passTime(end), ledger.available]).toEqual([true, 0])
    expect(ledger.entryAt(1)).toMatchObject({ type: 'expiry', amount: -20, balanceAfter: 0, at: end })
  })

  it('opens a scheduled lot when its day comes', () => {
    const ledger = createLedger()
    ledger.open(lot({ status: 'scheduled', effectiveAt: NOON + DAY_MS }))
    expect(ledger.available).toBe(0)
    ledger.passTime(NOON + DAY_MS)
    expect(ledger.available).toBe(100)
    expect(ledger.entryAt(0)).toMatchObject({ type: 'grant', amount: 100, balanceAfter: 100 })
  })

  it('gives every entry its own moment, later than the one before', () => {
    const ledger = createLedger()
    for (let count = 0; count < 5; count += 1) give(ledger, { id: `lot-${count}` })
    const times = Array.from({ length: 5 }, (_, seq) => ledger.entryAt(seq).at)
    expect(times).toEqual([0, 1, 2, 3, 4].map((ms) => NOON + ms))
  })
})

const step = fc.oneof(
  fc.record({
    kind: fc.constant('give' as const),
    credits: fc.integer({ min: 1, max: 500 }),
    days: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({ kind: fc.constant('take' as const), credits: fc.integer({ min: 0, max: 200 }), isPending: fc.boolean() }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('settle' as const) }),
)

it('keeps its books: entries come to the balance, lots less debt too, and the floor holds', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom(0, -30), (steps, floor) => {
      const ledger = createLedger({ floor })
      let now = NOON
      steps.forEach((one, index) => {
        if (one.kind === 'wait') now += one.days * DAY_MS
        ledger.passTime(now)
        carryOut(ledger, one, `lot-${index}`, now)
        const { available, posted, balanceAfter, inLots, least } = readBooks(ledger)
        expect(posted).toBe(available + ledger.held)
        expect(balanceAfter).toBe(available)
        expect(inLots).toBe(Math.max(0, available))
        expect(least).toBeGreaterThanOrEqual(0)
        expect(available).toBeGreaterThanOrEqual(floor)
      })
    }),
  )
})

it('refuses exactly what it says it cannot spend', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 0, max: 600 }), (steps, credits) => {
      const ledger = createLedger({ floor: -30 })
      steps.forEach((one, index) => carryOut(ledger, one, `lot-${index}`, NOON))
      const spendable = ledger.spendableFor(null) ?? 0
      expect(canTake(ledger, credits)).toBe(credits <= spendable)
    }),
  )
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function carryOut(ledger: Ledger, one: Step, id: string, now: number): void {
  if (one.kind === 'settle') ledger.settlePending()
  if (one.kind === 'give')
    give(ledger, { id, granted: toCredits(one.credits), expires: { at: now + one.days * DAY_MS } }, now)
  if (one.kind === 'take') canTake(ledger, one.credits, one.isPending ? 'pending' : 'posted', now)
}

function canTake(ledger: Ledger, credits: number, status: 'posted' | 'pending' = 'posted', now = NOON): boolean {
  try {
    ledger.take({ credits: toCredits(credits), status, ...occasion }, now)
    return true
  } catch (error) {
    if (error instanceof Insufficient) return false
    throw error
  }
}

function readBooks(ledger: Ledger) {
  const entries = Array.from({ length: ledger.count }, (_, seq) => ledger.entryAt(seq))
  const remaining = ledger.lots.filter(({ status }) => status === 'active').map((one) => one.remaining ?? NO_CREDITS)
  return {
    available: ledger.available ?? NO_CREDITS,
    posted: sum(entries.filter(({ status }) => status === 'posted').map(({ amount }) => amount)),
    balanceAfter: entries.at(-1)?.balanceAfter ?? NO_CREDITS,
    inLots: sum(remaining),
    least: Math.min(0, ...remaining),
  }
}

function createLedger({ floor = 0, unlimited = false } = {}): Ledger {
  return new Ledger({ floor: toCredits(floor), unlimited })
}

function give(ledger: Ledger, differs: Partial<Lot> = {}, at = NOON): void {
  const { status: _status, remaining: _remaining, ...given } = lot({ effectiveAt: at, ...differs })
  ledger.give({ type: 'grant', lot: given, ...occasion }, at)
}

function lot(differs: Partial<Lot> = {}): Lot {
  return {
    id: 'lot',
    name: null,
    kind: 'plan',
    status: 'active',
    granted: toCredits(100),
    remaining: toCredits(100),
    effectiveAt: NOON,
    expires: { at: NOON + 30 * DAY_MS },
    rolledOver: false,
    restrictedTo: 'any',
    ...differs,
  }
}
