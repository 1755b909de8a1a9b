import { expect, test } from 'vitest'
import { DAY_MS, NOON, account, balance, lot } from '../credits/account.fixture.ts'
import type { Account } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import { CreditMeter } from './CreditMeter.tsx'
import { mount, reader } from './mount.fixture.tsx'

function draw(shown: Account, dir: 'ltr' | 'rtl' = 'ltr') {
  const root = mount(<CreditMeter account={shown} messages={reader.messages} now={NOON} />, { dir, width: 200 })
  const box = (part: string) => root.querySelector(`.cg-meter-${part}`)?.getBoundingClientRect()
  return {
    meter: root.querySelector('[role=meter]'),
    fill: box('fill'),
    lapsing: box('lapsing'),
    mark: box('mark'),
    root: root.getBoundingClientRect(),
  }
}

test('says its share in words and numbers', () => {
  const { meter } = draw(account())
  expect(meter?.getAttribute('aria-valuenow')).toBe('80')
  expect(meter?.getAttribute('aria-valuetext')).toBe('80% of the allowance left')
  expect(meter?.getAttribute('aria-label')).toBe('Credits left')
})

test('draws the share, its lapsing end and the low mark to scale', () => {
  const lots = [lot({ remaining: toCredits(50), expires: { at: NOON + DAY_MS } })]
  const { fill, lapsing, mark, root } = draw(account({ lots }))
  expect(fill?.width).toBeCloseTo(140, 0)
  expect(lapsing?.right).toBeCloseTo(root.left + 161, 0)
  expect(mark?.left).toBeCloseTo(root.left + 49, 0)
})

test('fills from the right where the page reads from there', () => {
  const { fill, mark, root } = draw(account(), 'rtl')
  expect(fill?.right).toBe(root.right)
  expect(mark?.right).toBeCloseTo(root.right - 49, 0)
})

test('an empty account draws no share, an unlimited one no meter', () => {
  expect(draw(account({ balance: balance({ available: toCredits(0) }) })).fill?.width).toBe(0)
  expect(draw(account({ balance: balance({ unlimited: true, available: null }) })).meter).toBeNull()
})
