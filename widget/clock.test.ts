import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { now } from './clock.ts'

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
