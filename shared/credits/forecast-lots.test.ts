import { describe, expect, test } from 'vitest'
import { account, action, balance, lot, NOON } from './account.fixture.ts'
import type { Lot } from './account.ts'
import { toCredits } from './amount.ts'
import { dayOf } from './civil-day.ts'
import { daily, ending, holding, inDays, span, STEADY } from './forecast.fixture.ts'
import { forecast, lapses } from './forecast.ts'

const lapsesOf = (...lots: Lot[]) => lapses(holding(1000, { lots }), daily(STEADY), NOON)

describe('lots that lapse', () => {
  test('what lapses unused cannot be spent: the end comes earlier', () => {
    const lots = [ending('soon', 200, 11), ending('later', 300, 200)]
    const [earliest, latest] = span(holding(500, { lots }), STEADY)
    // 110 of the first are used in its 11 days, and the rest lasts 30 more.
    expect(earliest).toBeGreaterThan(36)
    expect(latest).toBeLessThan(46)
  })

  test('the end of the last lot is the end, on its last usable day', () => {
    const [, latest] = span(holding(500, { lots: [ending('all', 500, 20)] }), STEADY)
    expect(latest).toBe(19)
  })

  test('T4 a lot that ends at midnight UTC is lost on the day that this is for the viewer', () => {
    const lots = [lot({ remaining: toCredits(5000), expires: { at: Date.UTC(2027, 2, 20) } })]
    const answer = forecast(holding(5000, { lots }), daily(STEADY), NOON)
    expect(answer.kind === 'runs-out' && dayOf(answer.latestAt)).toBe(dayOf(Date.UTC(2027, 2, 20) - 1))
  })

  test('what running actions hold goes off the lot that is spent first', () => {
    const lots = [ending('soon', 200, 11), ending('later', 300, 100)]
    const lostOfFirst = (available: number) => lapses(holding(available, { lots }), daily(STEADY), NOON)[0]?.lost
    const whole = lostOfFirst(500)
    const held = lostOfFirst(470)
    expect(whole && held && [whole.least - held.least, whole.most - held.most]).toEqual([30, 30])
    expect(lostOfFirst(300)).toEqual({ least: 0, most: 0 })
  })

  test('D15 D25 ends that are past, unknown, never or beyond all dates change nothing', () => {
    const lots = [
      ending('past', 300, -3),
      lot({ id: 'unknown', remaining: toCredits(0), expires: null }),
      lot({ id: 'never', remaining: toCredits(0), expires: 'never' }),
      lot({ id: 'far', remaining: toCredits(0), expires: { at: 8.64e15 } }),
    ]
    expect(span(holding(300, { lots }), STEADY)).toEqual(span(holding(300), STEADY))
  })

  test('lots that pay for some actions only have no one end', () => {
    const lots = [ending('parsing', 100, 30, { restrictedTo: ['resume-parsing'] })]
    expect(forecast(holding(300, { lots }), daily(STEADY), NOON)).toEqual({ kind: 'unknown', why: 'restricted-lots' })
    expect(lapses(holding(300, { lots }), daily(STEADY), NOON)[0]?.lost).toBeNull()
  })

  test.each([
    ['every action on offer that costs something', { restrictedTo: ['reference-check', 'resume-parsing'] }],
    ['nobody knows which actions', { restrictedTo: null }],
    ['one action, but is empty', { restrictedTo: ['x'], remaining: toCredits(0) }],
    ['one action, but has not begun', { restrictedTo: ['x'], status: 'scheduled' as const }],
  ])('a lot that pays for %s is like any other', (_, overrides) => {
    const actions = [...account().actions, action({ key: 'video', status: 'coming-soon' })]
    const lots = [lot({ expires: 'never', ...overrides })]
    expect(forecast(holding(300, { lots, actions }), daily(STEADY), NOON).kind).toBe('runs-out')
  })
})

describe('what lapses at this pace', () => {
  test('is what use until the end leaves of a lot', () => {
    const [first] = lapsesOf(ending('soon', 200, 11))
    expect(first?.at).toBe(inDays(11))
    expect(first?.lost?.least).toBeGreaterThan(70)
    expect(first?.lost?.least).toBeLessThanOrEqual(95)
    expect(first?.lost?.most).toBeGreaterThanOrEqual(95)
    expect(first?.lost?.most).toBeLessThan(120)
  })

  test('of the next lot, what use since the first one’s end leaves', () => {
    const [, second] = lapsesOf(ending('soon', 200, 11), ending('next', 150, 21))
    expect(second?.lost?.least).toBeGreaterThan(20)
    expect(second?.lost?.most).toBeLessThan(80)
  })

  test('is nothing where use takes it all, and all of it where the lot before lasts as long', () => {
    expect(lapsesOf(ending('soon', 20, 30))[0]?.lost).toEqual({ least: 0, most: 0 })
    expect(lapsesOf(ending('a', 900, 11), ending('b', 100, 11))[1]?.lost).toEqual({ least: 100, most: 100 })
  })

  test('is unknown without enough history, without a balance, and for an end too far ahead', () => {
    const lots = [ending('soon', 200, 11)]
    expect(lapses(holding(1000, { lots }), daily([1, 2]), NOON)[0]?.lost).toBeNull()
    expect(lapses(account({ lots, balance: balance({ available: null }) }), daily(STEADY), NOON)[0]?.lost).toBeNull()
    expect(lapses(holding(5000, { lots: [ending('far', 5000, 150)] }), daily(STEADY), NOON)[0]?.lost).toBeNull()
  })

  test('is nothing where all is used long before an end too far ahead', () => {
    const lots = [ending('soon', 200, 11), ending('far', 100, 300), ending('farther', 50, 310)]
    const lost = lapses(holding(350, { lots }), daily(STEADY), NOON).map((lapse) => lapse.lost)
    expect(lost.slice(1)).toEqual([
      { least: 0, most: 0 },
      { least: 0, most: 0 },
    ])
  })

  test('is nothing where nothing is left to spend, whatever is known of the pace', () => {
    expect(lapses(holding(0, { lots: [ending('held', 50, 11)] }), daily([]), NOON)[0]?.lost).toEqual({
      least: 0,
      most: 0,
    })
  })

  test('speaks of no lot that is empty, whatever is known of the pace', () => {
    expect(lapses(holding(0, { lots: [ending('empty', 0, 11)] }), daily([1, 2]), NOON)).toEqual([])
  })

  test('of a lot is the same while the server still counts one that is over, and once it does not', () => {
    const lots = [ending('over', 300, -1), ending('soon', 200, 11)]
    const lostOf = (available: number) => lapses(holding(available, { lots }), daily(STEADY), NOON)[0]?.lost
    expect(lostOf(200)).toEqual(lostOf(500))
    expect(lostOf(200)?.least).toBeGreaterThan(50)
  })

  test('ends for amounts beyond counting, too', () => {
    const huge = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER].map((remaining, index) =>
      ending(`huge-${index}`, remaining, 10 + index),
    )
    expect(lapses(holding(Number.MAX_SAFE_INTEGER, { lots: huge }), daily(STEADY), NOON)).toHaveLength(2)
  })

  test('speaks of no lot where there is none, none has an end, or nothing is counted', () => {
    expect(lapses(holding(100), daily(STEADY), NOON)).toEqual([])
    expect(lapsesOf(lot({ expires: 'never' }), lot({ remaining: null }))).toEqual([])
    const unlimited = account({ lots: [ending('soon', 200, 11)], balance: balance({ unlimited: true }) })
    expect(lapses(unlimited, daily(STEADY), NOON)).toEqual([])
  })
})
