import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aheadMs, now } from './clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('T2 a device clock that is set back does not turn time back', () => {
  const before = now()
  vi.setSystemTime(Date.now() - 7_200_000)
  vi.advanceTimersByTime(1000)
  expect(now()).toBeGreaterThanOrEqual(before + 1000)
  expect(now()).toBeLessThan(before + 2000)
})

test('L8 time that passed while the device slept counts', () => {
  const before = now()
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  expect(now()).toBeGreaterThanOrEqual(before + 8 * 3_600_000)
})

test('T1 once a clock that was ahead is corrected, times are shown by the corrected one', () => {
  vi.setSystemTime(Date.now() + 7_200_000)
  const askedAt = now()
  vi.setSystemTime(Date.now() - 7_200_000)
  vi.advanceTimersByTime(60_000)
  expect(now() - askedAt).toBeGreaterThanOrEqual(60_000)
  expect(askedAt - aheadMs()).toBe(Date.now() - 60_000)
})
