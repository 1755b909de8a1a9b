import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asTopUp, createMockApi } from '../api.fixture.ts'

let api: ReturnType<typeof createMockApi>
beforeEach(() => {
  vi.useFakeTimers()
  api = createMockApi()
})
afterEach(() => void vi.useRealTimers())

describe('hints', () => {
  it('tell of a debit at once: the account with its new version, and the entries', async () => {
    const stream = await listen('healthy')
    await spend()
    expect(await stream.next(2)).toMatchObject([
      { event: 'account.changed', data: '{"n":2}' },
      { event: 'entries.changed', data: '{}' },
    ])
    await stream.close()
  })

  it('tell of a purchase from checkout to credit, without anybody asking', async () => {
    const { id } = await buy()
    const stream = await listen('healthy')
    await api.call(`healthy/checkout/${id}`, { body: 'do=pay' })
    api.pass(1500)
    await vi.advanceTimersByTimeAsync(100)
    const names = (await stream.next(5)).map(({ event, data }) => `${event} ${data}`)
    expect(names).toEqual([
      'account.changed {"n":3}',
      `top-up.changed {"id":"${id}"}`,
      'account.changed {"n":4}',
      'entries.changed {}',
      `top-up.changed {"id":"${id}"}`,
    ])
    await stream.close()
  })

  it('tell that the alerts are others', async () => {
    const stream = await listen('healthy')
    const { headers, body } = await api.call('healthy/v1/alerts')
    const change = { method: 'PUT', body, headers: { 'If-Match': headers.get('ETag') ?? '' } }
    await api.call('healthy/v1/alerts', change)
    expect(await stream.next(1)).toMatchObject([{ event: 'alerts.changed' }])
    await stream.close()
  })

  it('come four times a second in a burst', async () => {
    const stream = await listen('live-burst')
    for (let quarter = 0; quarter < 4; quarter += 1) {
      api.pass(250)
      await vi.advanceTimersByTimeAsync(100)
    }
    const events = await stream.next(8)
    expect(events.filter(({ event }) => event === 'account.changed')).toHaveLength(4)
    await stream.close()
  })

  it('never leave the line silent for 15 seconds', async () => {
    const stream = await listen('healthy')
    await vi.advanceTimersByTimeAsync(14_000)
    expect(await stream.text()).toContain(': still here')
    await stream.close()
  })
})

describe('coming back', () => {
  it('C3 with the last id brings what was missed, each once', async () => {
    const first = await listen('healthy')
    await spend()
    const [, last] = await first.next(2)
    await first.close()
    await spend()
    await spend()
    const second = await listen('healthy', last?.id)
    expect((await second.next(4)).map(({ event }) => event)).toEqual([
      'account.changed',
      'entries.changed',
      'account.changed',
      'entries.changed',
    ])
    await second.close()
  })

  it.each(['elsewhere.1', 'elsewhere', ''])('with the unknown id "%s" starts anew', async (id) => {
    const stream = await listen('healthy', id)
    expect((await stream.next(1)).map(({ event }) => event)).toEqual(['resync'])
    await stream.close()
  })

  it('after more than anybody keeps starts anew', async () => {
    const stream = await listen('healthy')
    await spend()
    const [first] = await stream.next(1)
    await stream.close()
    for (let count = 0; count < 260; count += 1)
      await api.call('healthy/control', { body: { do: 'debit', credits: 1 } })
    const again = await listen('healthy', first?.id)
    expect((await again.next(1)).map(({ event }) => event)).toEqual(['resync'])
    await again.close()
  })
})

describe('the stream', () => {
  it('goes on over a reset and says so', async () => {
    const stream = await listen('healthy')
    await api.call('healthy/control', { body: { do: 'reset' } })
    await spend()
    expect((await stream.next(2)).map(({ event }) => event)).toEqual(['resync', 'account.changed'])
    await stream.close()
  })

  it('breaks when it is dropped', async () => {
    const stream = await listen('healthy')
    await api.call('healthy/control', { body: { do: 'drop-streams' } })
    await expect(stream.next(1)).rejects.toThrow('dropped')
    expect(await openStreams()).toBe(0)
  })

  it('is let go when the reader leaves', async () => {
    const stream = await listen('healthy')
    expect(await openStreams()).toBe(1)
    await stream.close()
    expect(await openStreams()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not there for a server without live events', async () => {
    expect((await api.call('minimal-server/v1/events')).status).toBe(404)
  })
})

async function spend(): Promise<void> {
  await api.call('healthy/ats/actions', { body: { action: 'resume-parsing' } })
}

async function buy() {
  const body = { kind: 'checkout', packId: 'pack-250', scale: 0 }
  return asTopUp(await api.call('healthy/v1/top-ups', { body, headers: { 'Idempotency-Key': 'intent-0001' } }))
}

async function openStreams(): Promise<unknown> {
  const { body } = await api.call('healthy/control', { body: { do: 'set' } })
  return typeof body === 'object' && body && 'streams' in body ? body.streams : undefined
}

interface Event {
  id: string
  event: string
  data: string
}

async function listen(scenario: string, lastId?: string) {
  const headers: Record<string, string> = lastId === undefined ? {} : { 'Last-Event-ID': lastId }
  const response = await api.fetchMock(`${scenario}/v1/events`, { headers })
  expect(response.headers.get('Content-Type')).toBe('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no body')
  let read = ''
  const more = async () => {
    const { done, value } = await reader.read()
    if (done) throw new Error('the stream has ended')
    read += value
  }
  return {
    /** The next events, taken off. */
    async next(count: number): Promise<Event[]> {
      while (parseEvents(read).length < count) await more()
      const events = parseEvents(read).slice(0, count)
      read = read.slice(read.indexOf(`id: ${events.at(-1)?.id ?? ''}\n`) + 1)
      return events
    },
    async text(): Promise<string> {
      while (!read.includes('still')) await more()
      return read
    },
    close: () => reader.cancel(),
  }
}

function parseEvents(text: string): Event[] {
  return [...text.matchAll(/^id: (.*)\nevent: (.*)\ndata: (.*)\n\n/gm)].map(([, id = '', event = '', data = '']) => ({
    id,
    event,
    data,
  }))
}
