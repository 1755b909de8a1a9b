/** `GET /events`: hints as server-sent events, over a plain stream so that the same handler runs everywhere. */
import { HttpResponse } from 'msw'
import type { LoggedEvent } from '../event-log.ts'
import type { ApiCall } from './call.ts'
import { notFound } from './problem.ts'

/** The contract allows 15 s of silence. */
const HEARTBEAT_MS = 10_000
/** While somebody listens, time passes by itself. */
const ADVANCE_MS = 100
const RETRY_MS = 1000

export function streamEvents({ request, simulation, instances, name }: ApiCall): Response {
  if (!simulation.scenario.features.events) throw notFound('This account has no live events')
  const { events } = simulation
  const encoder = new TextEncoder()
  let stop: (() => void) | undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      send(`retry: ${RETRY_MS}\n: connected\n\n`)
      for (const event of missedEvents(request.headers.get('Last-Event-ID'), events)) send(toText(event))
      const endListening = events.listen({
        onEvent: (event) => send(toText(event)),
        onDrop: () => {
          stop?.()
          controller.error(new Error('the connection was dropped'))
        },
      })
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
      const advancing = setInterval(() => instances.find(name), ADVANCE_MS)
      stop = () => {
        endListening()
        clearInterval(heartbeat)
        clearInterval(advancing)
      }
    },
    cancel: () => stop?.(),
  })
  request.signal.addEventListener('abort', () => stop?.(), { once: true })
  return new HttpResponse(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  })
}

/** Whoever comes for the first time has missed nothing; who was away too long starts anew. */
function missedEvents(lastId: string | null, events: ApiCall['simulation']['events']): LoggedEvent[] {
  if (lastId === null) return []
  return events.findSince(lastId) ?? [{ id: events.lastId, event: 'resync', data: {} }]
}

function toText({ id, event, data }: LoggedEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
