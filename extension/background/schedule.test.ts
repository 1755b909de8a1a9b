import { beforeEach, expect, test, vi } from 'vitest'
import { account, NOON, topUp } from '../../shared/credits/account.fixture.ts'
import { fail, LOADING, type CreditState } from '../../shared/credits/state.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { compareAlarms, findDue, pollMs, schedule, waitMs } = await import('./schedule.ts')

beforeEach(resetBrowser)

const MINUTE = 60_000
const ready = (overrides: Parameters<typeof account>[0] = {}): CreditState => ({
  kind: 'ready',
  account: account(overrides),
  fetchedAt: NOON,
})
const wait = (state: CreditState, failures = 0, isBuying = false) => waitMs(state, failures, isBuying, NOON, 0.5)

test.each([
  [null, 5 * MINUTE],
  [600, 10 * MINUTE],
  [5, 30_000],
  [999_999, 60 * MINUTE],
])('a server that asks for %s seconds is polled every %i ms', (pollSeconds, expected) => {
  expect(pollMs(ready({ pollSeconds }))).toBe(expected)
})

test('while credits are on their way it is polled every 30 seconds', () => {
  expect(wait(ready({ openTopUps: [topUp({ status: 'pending' })] }))).toBe(30_000)
  expect(wait(ready(), 0, true)).toBe(30_000)
})

test('failures are repeated ever later, at most every hour', () => {
  const delays = [1, 3, 6, 30].map((failures) => wait(fail(ready(), { kind: 'timeout' }), failures) ?? 0)
  expect(delays).toEqual(delays.toSorted((a, b) => a - b))
  expect(delays[0]).toBe(30_000)
  expect(delays.at(-1)).toBeLessThanOrEqual(60 * MINUTE)
})

test.each(['signed-out', 'not-permitted', 'not-found', 'wrong-account'] as const)(
  'L15 after "%s" nobody is asked before somebody acts',
  (kind) => {
    expect(wait(fail(LOADING, { kind }), 1)).toBeNull()
  },
)

test('an alarm repeats, is found again by its name, and goes when nothing is to be asked', async () => {
  await schedule('one', 5 * MINUTE)
  expect([...browser.alarms.set.keys()]).toEqual(['refresh:one'])
  expect(browser.alarms.set.get('refresh:one')).toMatchObject({ periodInMinutes: 5 })
  expect(findDue('refresh:one')).toBe('one')
  expect(findDue('report')).toBeUndefined()
  expect(await compareAlarms(['one', 'two'])).toEqual({ missing: ['two'], stale: [] })
  expect(await compareAlarms([])).toEqual({ missing: [], stale: ['one'] })
  await schedule('one', null)
  expect(browser.alarms.set.size).toBe(0)
})
