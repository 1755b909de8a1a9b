import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FailureError } from '../credits/failure.ts'
import { watchEvents, type OpenStream, type StreamEnd, type StreamTimes } from './live.ts'
import type { Hint } from './source.ts'

/** A connection that the test writes to, and ends. */
class Wire {
  readonly response: Response
  readonly headers: Record<string, string>
  isCut = false
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined

  constructor(headers: Record<string, string>) {
    this.headers = headers
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller
      },
      cancel: () => {
        this.isCut = true
      },
    })
    this.response = new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } })
  }

  async say(text: string): Promise<void> {
    this.#controller?.enqueue(new TextEncoder().encode(text))
    await settle()
  }

  async end(): Promise<void> {
    this.#controller?.close()
    await settle()
  }

  async break(): Promise<void> {
    this.#controller?.error(new TypeError('network error'))
    await settle()
  }
}

interface Setting {
  lastEventId?: string
  times?: Partial<StreamTimes>
  open?: OpenStream
}

async function setUp({ lastEventId, times, open }: Setting = {}) {
  const wires: Wire[] = []
  const log: string[] = []
  const hints: Hint[] = []
  const stop = new AbortController()
  const watcher = {
    onHint: (hint: Hint) => void hints.push(hint),
    onStatus: (status: string) => void log.push(status),
    onEventId: (id: string) => void log.push(`id ${id}`),
    ...(lastEventId && { lastEventId }),
  }
  const openWire: OpenStream = (headers) => {
    const wire = new Wire(headers)
    wires.push(wire)
    return Promise.resolve(wire.response)
  }
  const ends: StreamEnd[] = []
  const watch = async () => ends.push(await watchEvents(open ?? openWire, watcher, stop.signal, times))
  void watch()
  await settle()
  const last = () => {
    const wire = wires.at(-1)
    if (!wire) throw new Error('nothing was opened')
    return wire
  }
  return { wires, last, log, hints, stop, ends }
}

/** Lets promises and streams get to rest; no time passes. */
function settle() {
  return vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.999)
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('hints', () => {
  test('are told as they come; events that a later server made up are not', async () => {
    const { last, hints } = await setUp()
    await last().say('event: account.changed\ndata: {"n":8}\n\nevent: entries.changed\ndata: \n\n')
    await last().say('event: top-up.changed\ndata: {"id":"t1"}\n\nevent: made-up-later\ndata: {}\n\ndata: no name\n\n')
    await last().say('event: alerts.changed\ndata: {}\n\nevent: resync\ndata: {}\n\n')
    expect(hints).toEqual([
      { kind: 'account.changed', n: 8 },
      { kind: 'entries.changed' },
      { kind: 'top-up.changed', id: 't1' },
      { kind: 'alerts.changed' },
      { kind: 'resync' },
    ])
  })

  test.each(['nonsense', '{"n":"8"}', '{"n":-1}', '[]', 'null'])(
    'with the data %s still say that something changed',
    async (data) => {
      const { last, hints } = await setUp()
      await last().say(`event: account.changed\ndata: ${data}\n\n`)
      expect(hints).toEqual([{ kind: 'account.changed', n: null }])
    },
  )

  test('N21 are the same however the bytes are split', async () => {
    const text =
      '\u{FEFF}id: é\u0000\nid: 1\r\nevent: account.changed\r\ndata: {"n":1}\r\n\r\n: ✓ 💳 \r' +
      'event: top-up.changed\rdata: {"id":"Ünïcödé 💳"}\r\revent: resync\ndata:\n\n'
    const bytes = new TextEncoder().encode(text)
    const hintsOf = async (cuts: number[]) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const chunks = edges.slice(1).map((edge, index) => bytes.slice(edges[index], edge))
      const hints: Hint[] = []
      const ids: string[] = []
      const stop = new AbortController()
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = chunks.shift()
          if (chunk) controller.enqueue(chunk)
          else controller.close()
        },
      })
      const headers = { 'Content-Type': 'text/event-stream' }
      const onStatus = (status: string) => status === 'waiting' && stop.abort()
      const watcher = {
        onHint: (hint: Hint) => void hints.push(hint),
        onEventId: (id: string) => void ids.push(id),
        onStatus,
      }
      await watchEvents(() => Promise.resolve(new Response(body, { headers })), watcher, stop.signal)
      return { hints, ids }
    }
    const whole = await hintsOf([])
    expect(whole).toEqual({
      hints: [{ kind: 'account.changed', n: 1 }, { kind: 'top-up.changed', id: 'Ünïcödé 💳' }, { kind: 'resync' }],
      ids: ['1'],
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (cuts) => {
        expect(await hintsOf(cuts)).toEqual(whole)
      }),
    )
  })
})

describe('a server without a stream', () => {
  test.each([
    ['204', 'stopped', new Response(null, { status: 204 })],
    ['404', 'unavailable', new Response(null, { status: 404 })],
    ['401', 'unavailable', new Response(null, { status: 401 })],
    ['200 in HTML', 'unavailable', new Response('<h1>', { headers: { 'Content-Type': 'text/html' } })],
    ['200 without a body', 'unavailable', new Response(null, { headers: { 'Content-Type': 'text/event-stream' } })],
  ] as const)('N17 that answers %s is not asked again: %s', async (_name, reached, response) => {
    const open = vi.fn(() => Promise.resolve(response))
    const { ends } = await setUp({ open })
    expect(ends).toEqual([reached])
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(open).toHaveBeenCalledTimes(1)
  })

  test('N11 that wants another sign-in is not asked again', async () => {
    const open = vi.fn(() => Promise.reject(new FailureError({ kind: 'signed-out' })))
    const { ends } = await setUp({ open })
    expect(ends).toEqual(['unavailable'])
    expect(open).toHaveBeenCalledTimes(1)
  })
})

describe('connections that break', () => {
  test('N18 a silent one is cut after 45 seconds, and the next one is opened', async () => {
    const { wires, last, log } = await setUp()
    const first = last()
    await first.say(': hello\n\n')
    await vi.advanceTimersByTimeAsync(44_999)
    expect(first.isCut).toBe(false)
    await first.say(': still here\n\n')
    await vi.advanceTimersByTimeAsync(44_999)
    expect(first.isCut).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(first.isCut).toBe(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(wires).toHaveLength(2)
    expect(log).toEqual(['live', 'waiting'])
  })

  test('N18 a server that never answers is given up after 45 seconds too', async () => {
    const open = vi.fn((_headers: Record<string, string>, _signal: AbortSignal) => new Promise<Response>(() => {}))
    await setUp({ open })
    await vi.advanceTimersByTimeAsync(45_000)
    expect(open.mock.calls[0]?.[1].aborted).toBe(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(open).toHaveBeenCalledTimes(2)
  })

  test('N19 are opened ever more slowly, although each of them opened well', async () => {
    const { wires, last } = await setUp()
    const gaps: number[] = []
    while (gaps.length < 11) {
      const opened = wires.length
      const endedAt = Date.now()
      await last().say(': hello\n\n')
      await last().end()
      while (wires.length === opened) await vi.advanceTimersToNextTimerAsync()
      gaps.push(Math.round((Date.now() - endedAt) / 999))
    }
    expect(gaps).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
  })

  test('N19 waits begin small again after 30 healthy seconds, and not before', async () => {
    const { wires, last } = await setUp()
    const waitAfter = async (healthyMs: number) => {
      await vi.advanceTimersByTimeAsync(healthyMs)
      await last().say(': hello\n\n')
      await last().break()
      const opened = wires.length
      const brokenAt = Date.now()
      while (wires.length === opened) await vi.advanceTimersToNextTimerAsync()
      return Date.now() - brokenAt
    }
    expect([await waitAfter(0), await waitAfter(29_999), await waitAfter(29_999)]).toEqual([999, 1998, 3996])
    expect([await waitAfter(30_000), await waitAfter(0)]).toEqual([999, 1998])
  })

  test('T5 wait at least as long as the server asked other calls to', async () => {
    const retryAt = performance.timeOrigin + performance.now() + 60_000
    const open = vi.fn(() => Promise.reject(new FailureError({ kind: 'rate-limited', retryAt })))
    await setUp({ open })
    await vi.advanceTimersByTimeAsync(59_999)
    expect(open).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1001)
    expect(open).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['0', 1000],
    ['7000', 7000],
    ['99999999', 300_000],
  ])('N20 retry: %s means %i ms at least', async (retry, waitMs) => {
    vi.mocked(Math.random).mockReturnValue(0)
    await expectWait(retry, waitMs)
  })

  test.each(['1000x', ''])('N20 retry: %s means nothing', async (retry) => {
    vi.mocked(Math.random).mockReturnValue(0.5)
    await expectWait(retry, 500)
  })

  test.each([429, 500, 503])('after a %i the stream comes back by itself', async (status) => {
    const answers = [new Response(null, { status }), streamOf('event: resync\ndata:\n\n')]
    const hints: Hint[] = []
    const stop = new AbortController()
    const watching = watchEvents(
      () => Promise.resolve(answers.shift() ?? new Response(null, { status: 204 })),
      { onHint: (hint) => void hints.push(hint) },
      stop.signal,
    )
    await vi.advanceTimersByTimeAsync(10_000)
    expect(hints).toEqual([{ kind: 'resync' }])
    stop.abort()
    await watching
  })

  test('N20 of those who were told the same wait, not all come at once', async () => {
    vi.mocked(Math.random).mockReturnValue(0.5)
    const { wires, last } = await setUp()
    await last().say('retry: 7000\n\n')
    await last().end()
    await vi.advanceTimersByTimeAsync(7000)
    expect(wires).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(500)
    expect(wires).toHaveLength(2)
  })

  test('C3 continue after the last event', async () => {
    const { wires, last, log } = await setUp({ lastEventId: '41' })
    expect(last().headers).toEqual({ 'Last-Event-ID': '41' })
    await last().say('id: 42\n\n')
    await last().break()
    await vi.advanceTimersByTimeAsync(1000)
    expect(wires.map(({ headers }) => headers['Last-Event-ID'])).toEqual(['41', '42'])
    expect(log).toEqual(['live', 'id 42', 'waiting'])
  })

  test('continue after the last event whose id a header can carry', async () => {
    const { last, log } = await setUp()
    await last().say('id: 42\n\nid: ✓\n\n')
    await last().end()
    await vi.advanceTimersByTimeAsync(1000)
    expect(last().headers).toEqual({ 'Last-Event-ID': '42' })
    expect(log).toEqual(['live', 'id 42', 'waiting'])
  })

  test('N23 are not live before the first byte: a proxy that holds back the body sends headers too', async () => {
    const { last, log } = await setUp()
    expect(log).toEqual([])
    await vi.advanceTimersByTimeAsync(45_000)
    expect(log).toEqual(['waiting'])
    await vi.advanceTimersByTimeAsync(1000)
    await last().say(':\n\n')
    expect(log).toEqual(['waiting', 'live'])
  })

  test('one event without an end is not collected for ever', async () => {
    const { wires, last } = await setUp()
    await last().say(`data: ${'x'.repeat(70_000)}`)
    await last().say('x')
    await vi.advanceTimersByTimeAsync(1000)
    expect(wires).toHaveLength(2)
  })
})

describe('stopping', () => {
  test('ends the connection at once', async () => {
    const { last, stop, ends } = await setUp()
    stop.abort()
    await settle()
    expect(ends).toEqual(['stopped'])
    expect(last().isCut).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ends a wait at once', async () => {
    const { wires, last, stop, ends } = await setUp()
    await last().end()
    stop.abort()
    await settle()
    expect(ends).toEqual(['stopped'])
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(wires).toHaveLength(1)
  })
})

/** After a stream that asked for `retry`, the next connection comes at `waitMs` and no sooner. */
async function expectWait(retry: string, waitMs: number): Promise<void> {
  const { wires, last } = await setUp()
  await last().say(`retry: ${retry}\n\n`)
  await last().end()
  await vi.advanceTimersByTimeAsync(waitMs - 1)
  expect(wires).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(wires).toHaveLength(2)
}

/** A stream that says this and ends. */
function streamOf(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/event-stream' } })
}
