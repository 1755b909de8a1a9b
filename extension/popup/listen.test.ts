import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Watcher } from '../../shared/billing/source.ts'
import type { Connection } from '../connection.ts'

const watch = vi.fn<(watcher: Watcher, signal: AbortSignal) => Promise<void>>()
vi.mock('../client-for.ts', () => ({ clientFor: () => ({ watch }) }))
const { listen } = await import('./listen.ts')

const CONNECTION: Connection = {
  id: 'one',
  name: 'Northbeam',
  apiBase: 'https://a.example/v1',
  auth: 'token',
  accountId: null,
  clientId: null,
  isManaged: false,
}

/** A stream that is to be opened, and what is heard of it. */
function begin() {
  const heard: string[] = []
  const stop = new AbortController()
  void listen(CONNECTION, stop.signal, {
    onNews: () => void heard.push('news'),
    onEntries: () => void heard.push('entries'),
    onStatus: (isLive) => void heard.push(isLive ? 'live' : 'not live'),
  })
  const [watcher] = watch.mock.lastCall ?? []
  if (!watcher) throw new Error('Nobody watches.')
  return { heard, watcher, stop: () => stop.abort() }
}

beforeEach(() => {
  watch.mockReset().mockImplementation((_watcher, signal) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => resolve())
    return promise
  })
})

describe('the live stream of the popup', () => {
  test('what changed before it was open, or while it was broken, is asked for once it is', () => {
    const { heard, watcher } = begin()
    watcher.onStatus?.('live')
    expect(heard).toEqual(['news', 'live'])
    watcher.onStatus?.('waiting')
    watcher.onStatus?.('live')
    expect(heard).toEqual(['news', 'live', 'not live', 'news', 'live'])
  })

  test('each hint is news for those whom it concerns', () => {
    const { heard, watcher } = begin()
    watcher.onHint({ kind: 'entries.changed' })
    watcher.onHint({ kind: 'top-up.changed', id: 'order-1' })
    expect(heard).toEqual(['entries', 'news'])
    watcher.onHint({ kind: 'resync' })
    expect(heard).toEqual(['entries', 'news', 'entries', 'news'])
  })

  test('after its end nothing is said any more', async () => {
    const { heard, watcher, stop } = begin()
    stop()
    watcher.onStatus?.('live')
    await Promise.resolve()
    expect(heard).toEqual([])
  })
})
