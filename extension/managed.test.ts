import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browser, resetBrowser } from './browser.fixture.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { inForce, lastPolicyItem, NO_POLICY, readPolicy, toPolicy } = await import('./managed.ts')
const { DEFAULT_SETTINGS } = await import('./settings.ts')

beforeEach(resetBrowser)
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('a policy sets connections, marks and quiet hours', () => {
  expect(
    toPolicy({
      connections: [{ name: 'Northbeam', apiBase: 'https://billing.example.com/v1/' }],
      marks: [{ percent: 20 }, { credits: 50 }],
      quiet: { from: '22:30', to: '7:00' },
      locked: ['connections', 'marks'],
    }),
  ).toEqual({
    connections: [{ name: 'Northbeam', apiBase: 'https://billing.example.com/v1', auth: null, clientId: null }],
    marks: [{ percent: 20 }, { credits: 50 }],
    quiet: { from: 1350, to: 420 },
    locked: ['connections', 'marks'],
  })
})

test.each([
  ['an address that is not safe', { connections: [{ apiBase: 'http://billing.example.com' }] }],
  ['connections that are no list', { connections: 'https://billing.example.com' }],
  ['a mark over 100 %', { marks: [{ percent: 101 }] }],
  ['no mark at all', { marks: [] }],
  ['a time that is none', { quiet: { from: '25:00', to: '7:00' } }],
  ['a lock for what cannot be locked', { locked: ['tokens'] }],
])('%s is left out', (_what, stored) => {
  expect(toPolicy(stored)).toEqual(NO_POLICY)
})

test('what is wrong in one setting leaves the others in force', () => {
  const { marks, connections } = toPolicy({
    connections: [7, { apiBase: 'https://a.example' }],
    marks: [{ percent: 10 }],
  })
  expect(marks).toEqual([{ percent: 10 }])
  expect(connections.map(({ name }) => name)).toEqual(['a.example'])
})

test('a policy is what one begins with, and what holds where it is locked', () => {
  const own = { ...DEFAULT_SETTINGS, marks: [{ percent: 50 }] }
  const policy = { ...NO_POLICY, marks: [{ percent: 10 }] }
  expect(inForce(DEFAULT_SETTINGS, policy).marks).toEqual([{ percent: 10 }])
  expect(inForce(own, policy).marks).toEqual([{ percent: 50 }])
  expect(inForce(own, { ...policy, locked: ['marks'] }).marks).toEqual([{ percent: 10 }])
})

test('who does without what a policy suggests, does without', () => {
  const suggested = { ...NO_POLICY, marks: [{ percent: 10 }], quiet: { from: 1320, to: 420 } }
  const none = { ...DEFAULT_SETTINGS, marks: null, quiet: null }
  expect(inForce(none, suggested)).toMatchObject({ marks: null, quiet: null })
  expect(inForce(none, { ...suggested, locked: ['quiet'] })).toMatchObject({ marks: null, quiet: suggested.quiet })
})

test('a browser that does not answer holds nobody up twice: its last answer counts until it does', async () => {
  vi.useFakeTimers()
  const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>()
  vi.spyOn(browser.storage.managed, 'get').mockReturnValue(promise)
  await lastPolicyItem.set({ marks: [{ percent: 15 }] })
  const first = readPolicy()
  await vi.advanceTimersByTimeAsync(2000)
  expect((await first).marks).toEqual([{ percent: 15 }])
  const second = readPolicy()
  await vi.advanceTimersByTimeAsync(0)
  expect((await second).marks).toEqual([{ percent: 15 }])
  resolve({ marks: [{ percent: 30 }] })
  expect((await readPolicy()).marks).toEqual([{ percent: 30 }])
})
