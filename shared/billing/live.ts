/** The live stream: loaded on its own, after the first balance stands. */
import { createParser, type EventSourceParser } from 'eventsource-parser'
import { toFailure, type Failure } from '../credits/failure.ts'
import { RETRY_TIMES, retryDelayMs, type RetryTimes } from './retry.ts'
import type { Watcher } from './source.ts'
import { steadyNow } from './steady-now.ts'
import { untilAborted } from './until-aborted.ts'
import { findHint } from './wire-hints.ts'

/** `baseMs` and `capMs` also bound the waits that a server may ask for. */
export interface StreamTimes extends RetryTimes {
  /** A stream that says nothing for so long is dead: servers send at least a comment every 15 seconds. */
  silenceMs: number
  /** A stream that spoke for so long was healthy: waits begin small again. */
  healthyMs: number
}

const STREAM_TIMES: StreamTimes = { ...RETRY_TIMES, silenceMs: 45_000, healthyMs: 30_000 }

/** Worth another attempt, like a call that got no answer in time. */
const LOST: Failure = { kind: 'timeout' }

/** No hint comes near this length, in characters. */
const MAX_EVENT = 2 ** 16

/** Opens the stream, signed in like every other call. */
export type OpenStream = (headers: Record<string, string>, signal: AbortSignal) => Promise<Response>

/** `stopped`: by the server (204) or by the signal. `unavailable`: there is no stream to be had, so poll. */
export type StreamEnd = 'stopped' | 'unavailable'

/** One connection after another, and what each hands on to the next. Times are `steadyNow()`. */
interface Stream {
  readonly open: OpenStream
  readonly watcher: Watcher
  readonly times: StreamTimes
  lastEventId: string
  /** The shortest wait that the server asked for. */
  retryMs: number
  openedAt: number
  /** When it last said something; `openedAt` until it does. */
  heardAt: number
}

/**
 * Tells `watcher` what changes, for as long as there is a stream. Connections that break are opened again, ever more
 * slowly unless they were healthy. Never rejects.
 */
export async function watchEvents(
  open: OpenStream,
  watcher: Watcher,
  signal: AbortSignal,
  options?: Partial<StreamTimes>,
): Promise<StreamEnd> {
  const times = { ...STREAM_TIMES, ...options }
  const stream = { open, watcher, times, lastEventId: watcher.lastEventId ?? '', retryMs: 0, openedAt: 0, heardAt: 0 }
  for (let attempt = 0; !signal.aborted; attempt++) {
    const end = await listen(stream, signal)
    if (signal.aborted) break
    if (typeof end === 'string') return end
    if (stream.heardAt - stream.openedAt >= times.healthyMs) attempt = 0
    const wait = retryDelayMs(end, attempt, Math.random(), steadyNow(), times)
    if (wait === null) return 'unavailable'
    watcher.onStatus?.('waiting')
    // A wait that the server names is the shortest one: the chance on top spreads those who lost it together.
    const rest = new Promise((resolve) => setTimeout(resolve, wait + stream.retryMs))
    await untilAborted(rest, signal).catch(() => {})
  }
  return 'stopped'
}

/** Until the connection ends. A failure is worth another attempt, unless its kind says otherwise. */
async function listen(stream: Stream, signal: AbortSignal): Promise<StreamEnd | Failure> {
  const { open, lastEventId } = stream
  const cut = new AbortController()
  const limit = AbortSignal.any([signal, cut.signal])
  stream.openedAt = stream.heardAt = steadyNow()
  cutOnSilence(stream, cut)
  try {
    const response = await untilAborted(open(lastEventId ? { 'Last-Event-ID': lastEventId } : {}, limit), limit)
    const { status, headers, body } = response
    if (status === 204) return 'stopped'
    // Busy, or down for a moment: unlike any other refusal it may be over at the next attempt.
    if (status > 428) return LOST
    if (status !== 200 || !body || !headers.get('Content-Type')?.includes('event-stream')) return 'unavailable'
    await read(stream, body.getReader(), limit)
    return LOST
  } catch (thrown) {
    return toFailure(thrown)
  } finally {
    cut.abort()
  }
}

async function read(
  stream: Stream,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: AbortSignal,
): Promise<void> {
  const decoder = new TextDecoder()
  const parser = parserFor(stream)
  limit.addEventListener('abort', () => void reader.cancel().catch(() => {}))
  for (let isNew = true; ; isNew = false) {
    const { done, value } = await reader.read()
    if (done) return
    // Headers alone prove nothing: a proxy that holds back the body sends them too.
    if (isNew) stream.watcher.onStatus?.('live')
    stream.heardAt = steadyNow()
    parser.feed(decoder.decode(value, { stream: true }))
  }
}

function parserFor(stream: Stream): EventSourceParser {
  const { watcher, times } = stream
  return createParser({
    maxBufferSize: MAX_EVENT,
    onId(id) {
      // One that no header can carry is left out: an older one makes the server repeat itself, and nothing is missed.
      if (!/^[ -~]*$/.test(id)) return
      stream.lastEventId = id
      watcher.onEventId?.(id)
    },
    onEvent({ event, data }) {
      const hint = findHint(event, data)
      if (hint) watcher.onHint(hint)
    },
    onRetry(retryMs) {
      stream.retryMs = Math.min(Math.max(times.baseMs, retryMs), times.capMs)
    },
  })
}

/** Looks at the clock only when the time might be up, so that a message costs no timer. */
function cutOnSilence(stream: Stream, cut: AbortController): void {
  let timer: ReturnType<typeof setTimeout>
  const check = () => {
    const restMs = stream.heardAt + stream.times.silenceMs - steadyNow()
    if (restMs > 0) timer = setTimeout(check, restMs)
    else cut.abort()
  }
  check()
  cut.signal.addEventListener('abort', () => clearTimeout(timer))
}
