import { afterEach, expect, test, vi } from 'vitest'
import type { Hint, Watcher } from '../shared/billing/source.ts'
import type { Answer } from './shared-cache.ts'
import { Tabs } from './tabs.ts'

const joined = new Set<Tabs>()

afterEach(() => {
  for (const tabs of joined) tabs.leave()
  joined.clear()
})

/** One tab: what it heard, and the streams that it holds. A stubborn stream does not end when it is told to. */
function join(key: string, { isStubborn = false } = {}) {
  const heard: unknown[] = []
  const streaming = new Set<Watcher>()
  const tabs = new Tabs(key, {
    onAnswer: (answer: Answer) => void heard.push(answer),
    onHint: (hint: Hint, from) => void heard.push([from, hint.kind]),
    onHello: (fetchedAt) => void heard.push(['hello', fetchedAt]),
    onSignedOut: () => void heard.push('signed-out'),
    onLead: () => void heard.push('lead'),
    onLive: (goesOn) => void heard.push(goesOn ? 'live' : 'gap'),
    watch(watcher, signal) {
      streaming.add(watcher)
      return new Promise<void>((resolve) => {
        if (isStubborn) return
        signal.addEventListener('abort', () => {
          streaming.delete(watcher)
          resolve()
        })
      })
    },
  })
  joined.add(tabs)
  tabs.stand(true)
  return { tabs, heard, streaming }
}

const newKey = () => crypto.randomUUID()

test('N22 of any number of tabs one streams, and the others follow', async () => {
  const key = newKey()
  const tabs = Array.from({ length: 7 }, () => join(key))
  await vi.waitFor(() => expect(tabs.filter(({ streaming }) => streaming.size > 0)).toHaveLength(1))
  expect(tabs.filter((tab) => tab.tabs.follows)).toHaveLength(6)
})

test('C3 when the leader goes the next one takes over where the stream stood', async () => {
  const key = newKey()
  const leader = join(key)
  await vi.waitFor(() => expect(leader.streaming.size).toBe(1))
  const follower = join(key)
  for (const watcher of leader.streaming) watcher.onEventId?.('41')
  for (const watcher of leader.streaming) watcher.onHint({ kind: 'entries.changed' })
  await vi.waitFor(() => expect(follower.heard).toContainEqual(['tab', 'entries.changed']))
  leader.tabs.leave()
  await vi.waitFor(() => expect([...follower.streaming][0]?.lastEventId).toBe('41'))
  expect(leader.streaming.size).toBe(0)
})

test('a hidden tab steps down, and stands again when it is seen', async () => {
  const { tabs, streaming } = join(newKey())
  await vi.waitFor(() => expect(streaming.size).toBe(1))
  tabs.stand(false)
  await vi.waitFor(() => expect(streaming.size).toBe(0))
  tabs.stand(true)
  await vi.waitFor(() => expect(streaming.size).toBe(1))
})

test('an answer reaches the tabs of the same key only', async () => {
  const key = newKey()
  const [one, same, other] = [join(key), join(key), join(newKey())]
  one.tabs.tell({ kind: 'answer', answer: { json: { id: 'a' }, fetchedAt: 5 } })
  await vi.waitFor(() => expect(same.heard).toContainEqual({ json: { id: 'a' }, fetchedAt: 5 }))
  expect(other.heard.filter((each) => each !== 'lead')).toEqual([])
})

test('a page whose locks are refused, as in a sandbox, asks for itself and never streams', async () => {
  vi.spyOn(navigator.locks, 'request').mockRejectedValue(new DOMException('not here', 'SecurityError'))
  const { tabs, heard, streaming } = join(newKey())
  await vi.waitFor(() => expect(heard).toContain('lead'))
  expect(tabs.follows).toBe(false)
  expect(streaming.size).toBe(0)
  vi.restoreAllMocks()
})

test('a leader whose stream does not end when it should hands over all the same, and is not heard any more', async () => {
  const key = newKey()
  const stubborn = join(key, { isStubborn: true })
  await vi.waitFor(() => expect(stubborn.streaming.size).toBe(1))
  const follower = join(key)
  stubborn.tabs.stand(false)
  await vi.waitFor(() => expect(follower.streaming.size).toBe(1))
  for (const watcher of stubborn.streaming) watcher.onHint({ kind: 'entries.changed' })
  expect(stubborn.heard).not.toContainEqual(['stream', 'entries.changed'])
})

test('a stream that stands tells of the gap before it', async () => {
  const { heard, streaming } = join(newKey())
  await vi.waitFor(() => expect(streaming.size).toBe(1))
  for (const watcher of streaming) watcher.onStatus?.('live')
  expect(heard).toContain('gap')
})

test('without locks nobody streams, and nobody waits for another', async () => {
  vi.spyOn(navigator.locks, 'request').mockImplementation(() => {
    throw new TypeError('not on this page')
  })
  const { tabs, streaming } = join(newKey())
  expect(tabs.follows).toBe(false)
  expect(streaming.size).toBe(0)
  vi.restoreAllMocks()
})

test.each([null, 5, 'x', {}, { kind: 'answer' }, { kind: 'answer', answer: { json: 1 } }, { kind: 'hint', hint: {} }])(
  'X7 a message that is no message, %o, is not heard',
  async (message) => {
    const key = newKey()
    const { heard } = join(key)
    const channel = new BroadcastChannel(`credit-gauge:1:${key}`)
    for (const each of [message, { kind: 'signed-out' }]) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target, it is one origin
      channel.postMessage(each)
    }
    await vi.waitFor(() => expect(heard).toContain('signed-out'))
    expect(heard.filter((each) => each !== 'lead')).toEqual(['signed-out'])
    channel.close()
  },
)
