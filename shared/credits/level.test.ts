import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, balance } from './account.fixture.ts'
import type { Account, Mark } from './account.ts'
import { toCredits } from './amount.ts'
import { creditLevel, gaugeShare, isSpendable, lowMark, lowMarks, markShare } from './level.ts'

function withBalance(available: number | null, floor = 0, overrides: Partial<Account> = {}): Account {
  const amount = available === null ? null : toCredits(available)
  return account({ balance: balance({ available: amount, floor: toCredits(floor) }), ...overrides })
}

const percent = (value: number): Mark => ({ percent: value })
const credits = (value: number): Mark => ({ credits: toCredits(value) })
const unlimited = account({ balance: balance({ available: null, unlimited: true }) })

describe('creditLevel', () => {
  test.each([
    { available: 126, level: 'healthy' },
    { available: 125, level: 'low' },
    { available: 1, level: 'low' },
    { available: 0, level: 'empty' },
    { available: -1, level: 'overdrawn' },
    { available: null, level: 'unknown' },
  ])('$available of 500 is $level', ({ available, level }) => {
    expect(creditLevel(withBalance(available))).toBe(level)
  })

  test.each([
    { available: 1, level: 'low', spendable: true },
    { available: 0, level: 'low', spendable: true },
    { available: -1, level: 'overdrawn', spendable: true },
    { available: -100, level: 'overdrawn', spendable: false },
    { available: -101, level: 'overdrawn', spendable: false },
  ])('with an overdraft of 100, $available is $level', ({ available, level, spendable }) => {
    const overdraft = withBalance(available, -100)
    expect(creditLevel(overdraft)).toBe(level)
    expect(isSpendable(overdraft)).toBe(spendable)
  })

  test.each([null, 0])(
    'without an allowance to measure against (%s), what is left is healthy and nothing is empty',
    (none) => {
      const allowance = none === null ? null : toCredits(none)
      expect(creditLevel(withBalance(1, 0, { allowance }))).toBe('healthy')
      expect(creditLevel(withBalance(0, 0, { allowance }))).toBe('empty')
    },
  )

  test('an amount as mark needs no allowance', () => {
    expect(creditLevel(withBalance(10, 0, { allowance: null, marks: [credits(10)] }))).toBe('low')
  })

  test('unlimited is unlimited, whatever the number beside it', () => {
    expect(creditLevel(unlimited)).toBe('unlimited')
    expect(creditLevel(account({ balance: balance({ available: toCredits(-5), unlimited: true }) }))).toBe('unlimited')
  })

  test('never gets better while credits go', () => {
    const order = ['healthy', 'low', 'empty', 'overdrawn']
    const marks = fc.array(fc.oneof(fc.nat(200).map(percent), fc.nat(900).map(credits)))
    const amount = fc.integer({ min: -200, max: 900 })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: -100, max: 0 }), marks, (a, b, floor, list) => {
        const rank = (available: number) => order.indexOf(creditLevel(withBalance(available, floor, { marks: list })))
        expect(rank(Math.min(a, b))).toBeGreaterThanOrEqual(rank(Math.max(a, b)))
      }),
    )
  })
})

describe('isSpendable', () => {
  test('is no when paused, whatever is left', () => {
    expect(isSpendable(account({ paused: { reason: 'Invoice overdue', since: null } }))).toBe(false)
  })

  test('is left to the server when nobody knows', () => {
    expect(isSpendable(withBalance(null))).toBe(true)
    expect(isSpendable(unlimited)).toBe(true)
  })
})

describe('lowMark', () => {
  test.each([
    { what: 'no marks: a quarter', marks: [], mark: 125 },
    { what: 'a mark in percent', marks: [percent(10)], mark: 50 },
    { what: 'a mark in credits', marks: [credits(60)], mark: 60 },
    { what: 'several: the highest', marks: [percent(10), credits(60), percent(20)], mark: 100 },
    { what: 'a share that is no whole step: down', marks: [percent(0.5)], mark: 2 },
    { what: 'a mark of nothing: none', marks: [credits(0), percent(0), credits(-5)], mark: null },
  ])('$what', ({ marks, mark }) => {
    expect(lowMark(account({ marks }))).toBe(mark)
  })

  test('a share is not spoilt by floating point', () => {
    expect(lowMark(account({ allowance: toCredits(1000), marks: [percent(33.3)] }))).toBe(333)
  })

  test('stays an exact amount, or there is none', () => {
    const allowance = toCredits(Number.MAX_SAFE_INTEGER)
    expect(lowMark(account({ allowance, marks: [percent(200)] }))).toBeNull()
    expect(Number.isSafeInteger(lowMark(account({ allowance })))).toBe(true)
  })

  test('marks that come unsorted and twice are sorted, each once', () => {
    expect(lowMarks(account({ marks: [percent(10), credits(125), percent(25), percent(10)] }))).toEqual([125, 50])
  })
})

describe('the gauge', () => {
  test.each([
    { available: 400, share: 0.8 },
    { available: 900, share: 1 },
    { available: -20, share: 0 },
    { available: null, share: null },
  ])('shows $available of 500 as $share', ({ available, share }) => {
    expect(gaugeShare(withBalance(available))).toBe(share)
  })

  test.each([null, 0, -1])('an allowance of %s is not divided by', (none) => {
    const allowance = none === null ? null : toCredits(none)
    expect(gaugeShare(account({ allowance }))).toBeNull()
    expect(markShare(account({ allowance, marks: [credits(10)] }))).toBeNull()
  })

  test('has its tick at the mark, at the end for a mark beyond it', () => {
    expect(markShare(account())).toBe(0.25)
    expect(markShare(account({ marks: [credits(800)] }))).toBe(1)
  })

  test('has no tick where there is no gauge', () => {
    expect(markShare(unlimited)).toBeNull()
    expect(markShare(withBalance(null))).toBeNull()
  })
})
