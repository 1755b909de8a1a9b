import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, NOON, account, balance, lot } from '../credits/account.fixture.ts'
import { toCredits } from '../credits/amount.ts'
import { toGauge } from './gauge.ts'

function gaugeOf(available: number, lapsing = 0) {
  const lots = [lot({ remaining: toCredits(lapsing), expires: { at: NOON + 10 * DAY_MS } })]
  return toGauge(account({ balance: balance({ available: toCredits(available) }), lots }), NOON)
}

describe('toGauge', () => {
  test('what lapses within 30 days is a part of what is left', () => {
    expect(gaugeOf(375, 125)).toEqual({ lasting: 0.5, lapsing: 0.25, mark: 0.25, percent: 75 })
  })

  test('what lapses never exceeds what is left', () => {
    expect(gaugeOf(50, 400)).toMatchObject({ lasting: 0, lapsing: 0.1 })
  })

  test('what lapses later is not drawn apart', () => {
    const lots = [lot({ expires: { at: NOON + 31 * DAY_MS } })]
    expect(toGauge(account({ lots }), NOON)?.lapsing).toBe(0)
  })

  test.each([
    [1, 1],
    [0, 0],
    [-5, 0],
    [499, 99],
    [500, 100],
    [900, 100],
  ])('%d of 500 is %d percent', (available, percent) => {
    expect(gaugeOf(available)?.percent).toBe(percent)
  })

  test('D10 nothing is drawn where there is nothing to measure against', () => {
    expect(toGauge(account({ allowance: null }), NOON)).toBeNull()
    expect(toGauge(account({ allowance: toCredits(0) }), NOON)).toBeNull()
    expect(toGauge(account({ balance: balance({ unlimited: true }) }), NOON)).toBeNull()
    expect(toGauge(account({ balance: balance({ available: null }) }), NOON)).toBeNull()
  })

  test('stays within the meter whatever the numbers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (available, lapsing) => {
        const gauge = gaugeOf(available, lapsing)
        expect(gauge?.lasting).toBeGreaterThanOrEqual(0)
        expect((gauge?.lasting ?? 0) + (gauge?.lapsing ?? 0)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
