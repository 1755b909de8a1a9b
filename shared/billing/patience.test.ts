import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Failure } from '../credits/failure.ts'
import { createPatience, type Waiting } from './patience.ts'

const NOW = Date.UTC(2027, 2, 1)
const lost: Failure = { kind: 'unreachable', debug: 'test' }

function begin() {
  const controller = new AbortController()
  const shown: (Waiting | null)[] = []
  const patience = createPatience(controller.signal, (waiting) => shown.push(waiting))
  return { controller, shown, patience }
}

/** Has it resolved by now? */
async function isOver(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => true), Promise.resolve().then(() => Promise.resolve(false))])
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a lost connection is waited out: long enough to read that it is, longer each time, never over half a minute', async () => {
  const { patience, shown } = begin()
  for (const [attempt, ms] of [
    [0, 2000],
    [3, 4000],
    [20, 15_000],
  ] as const) {
    const waiting = patience.onTrouble(lost, attempt)
    expect(shown.at(-1)).toEqual({ failure: lost, until: Date.now() + ms })
    await vi.advanceTimersByTimeAsync(ms)
    await waiting
    expect(shown.at(-1)).toBeNull()
  }
})

test('the person, or the browser that is online again, ends a wait', async () => {
  const { patience } = begin()
  const waiting = patience.onTrouble(lost, 9)
  patience.goOn()
  await waiting
  expect(Date.now()).toBe(NOW)
})

test.each(['signed-out', 'not-permitted'] as const)('%s waits for the person, however long', async (kind) => {
  const { patience, shown } = begin()
  const waiting = patience.onTrouble({ kind }, 0)
  expect(shown).toEqual([{ failure: { kind }, until: null }])
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(await isOver(waiting)).toBe(false)
  patience.goOn()
  await waiting
})

test('what nobody here can mend ends it at once', async () => {
  const { patience, shown } = begin()
  const failure: Failure = { kind: 'forbidden', missing: [], contacts: [] }
  await expect(patience.onTrouble(failure, 0)).rejects.toMatchObject({ failure })
  expect(shown).toEqual([])
})

test('an answer that is no answer is asked for again, but not for ever', async () => {
  const { patience } = begin()
  const failure: Failure = { kind: 'malformed', debug: 'test' }
  const waiting = patience.onTrouble(failure, 2)
  await vi.advanceTimersByTimeAsync(30_000)
  await waiting
  await expect(patience.onTrouble(failure, 3)).rejects.toMatchObject({ failure })
})

test('canceling ends a wait', async () => {
  const { patience, controller } = begin()
  const waiting = patience.onTrouble(lost, 0)
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  expect(vi.getTimerCount()).toBe(0)
})
