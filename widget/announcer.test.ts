import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Announcer } from './announcer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('U8 twenty changes a minute are heard at most once in ten seconds, the last one always', () => {
  const announcer = new Announcer()
  const heard: [text: string, at: number][] = []
  const began = Date.now()
  const voice = (text: string) => void heard.push([text, Date.now() - began])
  announcer.join(voice)
  for (let n = 1; n <= 20; n++) {
    announcer.say(voice, `${n} credits left`)
    vi.advanceTimersByTime(3000)
  }
  vi.advanceTimersByTime(10_000)
  const gaps = heard.slice(1).map(([, at], index) => at - (heard[index]?.[1] ?? 0))
  expect(heard.at(-1)?.[0]).toBe('20 credits left')
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10_000)
})

test('several elements speak with one voice', () => {
  const announcer = new Announcer()
  const [first, second] = [vi.fn<(text: string) => void>(), vi.fn<(text: string) => void>()]
  announcer.join(first)
  announcer.join(second)
  announcer.say(first, '5 credits left')
  announcer.say(second, '5 credits left')
  vi.advanceTimersByTime(0)
  expect(first).toHaveBeenCalledExactlyOnceWith('5 credits left')
  expect(second).not.toHaveBeenCalled()
})

test('when the first leaves, the next one speaks', () => {
  const announcer = new Announcer()
  const [first, second] = [vi.fn<(text: string) => void>(), vi.fn<(text: string) => void>()]
  announcer.join(first)
  announcer.join(second)
  announcer.leave(first)
  announcer.say(second, 'Low')
  vi.advanceTimersByTime(0)
  expect(second).toHaveBeenCalledExactlyOnceWith('Low')
})
