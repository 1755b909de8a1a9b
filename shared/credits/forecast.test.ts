import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, balance, lot, NOON } from './account.fixture.ts'
import { toCredits } from './amount.ts'
import { addDays, dayOf } from './civil-day.ts'
import { daily, ending, holding, inDays, span, STEADY, TODAY } from './forecast.fixture.ts'
import { forecast, lapses, NEEDED_DAYS } from './forecast.ts'

const widthOf = ([earliest, latest]: [number, number]) => latest - earliest
/** Steady use in a period that ended so many days ago. */
const endingAgo = (days: number) => daily(STEADY, addDays(TODAY, -days))
const answerTo = (uses: readonly number[]) => forecast(holding(300), daily(uses), NOON)

describe('forecast', () => {
  test('names a range around the day on which a steady pace ends', () => {
    const [earliest, latest] = span(holding(300), STEADY)
    expect(earliest).toBeGreaterThan(25)
    expect(earliest).toBeLessThanOrEqual(30)
    expect(latest).toBeGreaterThanOrEqual(30)
    expect(latest).toBeLessThan(35)
    expect(forecast(holding(300), daily(STEADY), NOON)).toMatchObject({ kind: 'runs-out', historyDays: 60 })
  })

  test('the less even the use, the wider the range', () => {
    const bursts = STEADY.map((_, index) => (index % 10 === 3 ? 100 : 0))
    expect(widthOf(span(holding(300), bursts))).toBeGreaterThan(2 * widthOf(span(holding(300), STEADY)))
  })

  test('follows a change of pace, not the average of before and after', () => {
    const faster = STEADY.map((credits, index) => (index < 35 ? credits : credits * 3))
    const [earliest, latest] = span(holding(300), faster)
    expect(earliest).toBeGreaterThan(7)
    expect(latest).toBeLessThan(13)
  })

  test('knows weekends: what a Friday leaves lasts until Monday', () => {
    // TODAY is a Monday.
    const uses = Array.from({ length: 74 }, (_, index) => (index % 7 < 5 ? 10 + (index % 3) : 0))
    const answer = forecast(holding(8), daily(uses, addDays(TODAY, 4)), inDays(5) - 60_000)
    expect(answer.kind === 'runs-out' && [dayOf(answer.earliestAt), dayOf(answer.latestAt)]).toEqual([
      addDays(TODAY, 7),
      addDays(TODAY, 7),
    ])
  })

  test('counts of today only the hours that are left', () => {
    const late = inDays(1) - 60_000
    expect(span(holding(100), STEADY, late)[0]).toBeGreaterThan(span(holding(100), STEADY, inDays(0))[0])
  })

  test('never names a moment that is gone', () => {
    const answer = forecast(holding(1), daily(STEADY), NOON)
    expect(answer).toMatchObject({ kind: 'runs-out', earliestAt: NOON })
  })

  test('T1 does not reach further than twice the history: then it only says what lasts', () => {
    const [atLeast, end] = span(holding(1_000_000), STEADY)
    expect(atLeast).toBe(121)
    expect(end).toBe(Infinity)
  })

  test('two quiet days at the end of uneven use are no end of it', () => {
    const uneven = STEADY.map((_, index) => (index % 3 === 0 ? 30 : 0))
    expect(uneven.slice(-2)).toEqual([0, 0])
    expect(forecast(holding(300), daily(uneven), NOON).kind).toBe('runs-out')
  })

  test('who uses less also varies less: what was uneven before the change does not widen the range', () => {
    const calmer = STEADY.map((credits, index) => (index < 30 ? (index % 2 === 0 ? 70 : 130) : credits))
    expect(span(holding(200), calmer)[1]).toBeLessThan(35)
  })

  test('use that is always the same has its day', () => {
    const [earliest, latest] = span(
      holding(300),
      STEADY.map(() => 10),
    )
    expect([earliest, latest]).toEqual([30, 30])
  })

  test('what is longer ago than a year is not looked at', () => {
    const years = Array.from({ length: 500 }, (_, index) => STEADY[index % 60] ?? 10)
    expect(forecast(holding(300), daily(years), NOON)).toMatchObject({ historyDays: 365 })
  })

  test('when use has stopped, nobody can say that it ends', () => {
    const stopped = STEADY.map((credits, index) => (index < 40 ? credits : 0))
    expect(forecast(holding(300), daily(stopped), NOON).kind).toBe('lasts')
    // Unless what is left lapses anyway.
    const lots = [ending('all', 300, 20)]
    expect(span(holding(300, { lots }), stopped)[1]).toBe(19)
  })

  test.each([
    ['unlimited', { unlimited: true, available: null }, { kind: 'unlimited' }],
    ['not told', { available: null }, { kind: 'unknown', why: 'balance' }],
    ['gone', { available: toCredits(0) }, { kind: 'out' }],
    ['D5 below zero', { available: toCredits(-5) }, { kind: 'out' }],
    ['at the end of the overdraft', { available: toCredits(-50), floor: toCredits(-50) }, { kind: 'out' }],
  ])('a balance that is %s', (_, told, expected) => {
    expect(forecast(account({ balance: balance(told) }), daily(STEADY), NOON)).toEqual(expected)
  })

  test('an overdraft can be spent too', () => {
    const owing = account({ balance: balance({ available: toCredits(-100), floor: toCredits(-400) }) })
    expect(span(owing, STEADY)).toEqual(span(holding(300), STEADY))
  })
})

describe('not enough data', () => {
  test('before two weeks of days from the first with use', () => {
    const kind = 'not-enough-data'
    expect(answerTo(STEADY.slice(0, 13))).toEqual({ kind, why: 'days', historyDays: 13, neededDays: NEEDED_DAYS })
    expect(answerTo([0, 0, 0, ...STEADY.slice(0, 13)])).toMatchObject({ kind, historyDays: 13 })
    expect(forecast(holding(100), daily(STEADY.slice(0, 14)), NOON).kind).toBe('runs-out')
    expect(answerTo([])).toMatchObject({ kind, why: 'days', historyDays: 0 })
  })

  test('where next to nothing was used, or all of it at once', () => {
    const once = Array.from({ length: 60 }, (_, index) => (index === 5 ? 500 : 0))
    expect(answerTo(once)).toEqual({ kind: 'not-enough-data', why: 'use', historyDays: 55, neededDays: NEEDED_DAYS })
    expect(answerTo(once.map(() => 0))).toMatchObject({ kind: 'not-enough-data', why: 'use', historyDays: 60 })
  })
})

describe('days that are long gone', () => {
  const lots = [ending('soon', 200, 11)]

  test('say nothing about what is to come', () => {
    expect(forecast(holding(300), endingAgo(2), NOON)).toEqual({ kind: 'unknown', why: 'past-period' })
    expect(lapses(holding(300, { lots }), endingAgo(2), NOON)[0]?.lost).toBeNull()
  })

  test('do not begin at midnight: a period up to yesterday tells as much as one up to today', () => {
    expect(forecast(holding(300), endingAgo(1), NOON).kind).toBe('runs-out')
  })
})

describe('whatever the history', () => {
  const anyUses = fc.array(fc.oneof(fc.constant(0), fc.nat(40), fc.nat(1_000_000)), {
    minLength: NEEDED_DAYS,
    maxLength: 90,
    size: 'max',
  })
  const anyAmount = fc.integer({ min: 1, max: 100_000 })
  const anyNow = fc.integer({ min: inDays(0), max: inDays(1) - 1 })
  const anyLots = fc.array(
    fc.record({
      id: fc.string(),
      remaining: fc.option(fc.nat(5000).map(toCredits)),
      expires: fc.oneof(
        fc.constant(null),
        fc.constant('never' as const),
        fc.integer({ min: -5, max: 400 }).map((days) => ({ at: inDays(days) })),
      ),
    }),
    { maxLength: 4 },
  )

  test('both ends are moments, in their order, and not gone', () => {
    fc.assert(
      fc.property(anyUses, anyAmount, anyNow, anyLots, (uses, available, now, lots) => {
        const answer = forecast(holding(available, { lots: lots.map(lot) }), daily(uses), now)
        const ends = 'earliestAt' in answer ? [answer.earliestAt, answer.latestAt] : []
        const atLeast = 'atLeastUntilAt' in answer ? [answer.atLeastUntilAt] : []
        const moments = [now, ...ends, ...atLeast]
        expect(moments.every(Number.isSafeInteger)).toBe(true)
        expect(moments).toEqual(moments.toSorted((one, other) => one - other))
      }),
    )
  })

  test('a lot loses from nothing to all that remains of it', () => {
    fc.assert(
      fc.property(anyUses, anyAmount, anyNow, anyLots, (uses, available, now, lots) => {
        for (const { lot: one, lost } of lapses(holding(available, { lots: lots.map(lot) }), daily(uses), now)) {
          if (!lost) continue
          expect(lost.least).toBeGreaterThanOrEqual(0)
          expect(lost.most).toBeGreaterThanOrEqual(lost.least)
          expect(lost.most).toBeLessThanOrEqual(one.remaining ?? -1)
        }
      }),
    )
  })

  test('more credits never run out earlier', () => {
    fc.assert(
      fc.property(anyUses, anyAmount, anyAmount, anyLots, (uses, available, more, lots) => {
        const known = lots.map(lot)
        const kind = forecast(holding(available, { lots: known }), daily(uses), NOON).kind
        fc.pre(kind === 'runs-out' || kind === 'lasts')
        const [earliest, latest] = span(holding(available, { lots: known }), uses)
        const [laterEarliest, laterLatest] = span(holding(available + more, { lots: known }), uses)
        expect(laterEarliest).toBeGreaterThanOrEqual(earliest)
        expect(laterLatest).toBeGreaterThanOrEqual(latest)
      }),
    )
  })

  test('the step in which credits are counted does not matter', () => {
    fc.assert(
      fc.property(anyUses, anyAmount, (uses, available) => {
        const answer = forecast(holding(available), daily(uses), NOON)
        // Powers of two are exact in floating point.
        const finer = uses.map((credits) => credits * 1024)
        expect(forecast(holding(available * 1024), daily(finer), NOON)).toEqual(answer)
      }),
    )
  })

  test('the same question has the same answer, and nothing asked is changed', () => {
    const lots = [ending('soon', 200, 11)]
    const [of, use] = [holding(300, { lots }), daily(STEADY)]
    const before = structuredClone({ of, use })
    expect(forecast(of, use, NOON)).toEqual(forecast(of, use, NOON))
    expect({ of, use }).toEqual(before)
  })
})
