/** What can go wrong with a billing API, at the level of HTTP and below it. Each is a `Fault` for a host. */
import { setInterval } from 'node:timers'
import { ServerResponse } from 'node:http'
import type { Call, Fault } from './host.ts'

const JSON_TYPE = 'application/json'

/** Takes the request and never answers. */
export const silence: Fault = () => {}

/** Refuses to listen any further: the connection is reset before a byte comes back. */
export const reset: Fault = ({ request }) => request.socket.resetAndDestroy()

/** Answers with this, whatever was asked. A body that is no string is sent as JSON. */
export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): Fault {
  return ({ response }) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': JSON_TYPE, ...headers }).end(text)
  }
}

/** An RFC 9457 problem. */
export function problem(
  status: number,
  body: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Fault {
  return answer(status, { status, ...body }, { 'content-type': 'application/problem+json', ...headers })
}

/** The account of the scenario with `fields` laid over it. */
export function account(fields: Record<string, unknown>): Fault {
  return rewritten((text) => JSON.stringify(Object.assign(JSON.parse(text), fields)))
}

/** The scenario's own answer, with another text in its place. */
export function rewritten(rewrite: (text: string) => string): Fault {
  return ({ pass, response }) =>
    pass(
      captured(response, (status, headers, text) => {
        const { 'content-length': _, ...others } = headers
        response.writeHead(status, others).end(status < 300 ? rewrite(text) : text)
      }),
    )
}

/** The server did what it was asked, and the connection broke before it could say so. */
export const lostAnswer: Fault = ({ request, response, pass }) =>
  pass(captured(response, () => request.socket.resetAndDestroy()))

/** The same in the middle of the answer: Chromium sends again by itself what got none at all on a used connection. */
export const brokenAnswer: Fault = ({ request, response, pass }) =>
  pass(
    captured(response, (status, headers, text) => {
      response.writeHead(status, headers)
      response.write(text.slice(0, text.length / 2), () => request.socket.resetAndDestroy())
    }),
  )

/** Holds back the scenario's answer until `release` settles. */
export function heldBack(release: Promise<unknown>): Fault {
  return ({ pass, response }) =>
    pass(
      captured(response, (status, headers, text) => {
        void release.then(() => response.writeHead(status, headers).end(text))
      }),
    )
}

/** Breaks the connection after these bytes of a body that would have been longer. */
export function cutAfter(text: string): Fault {
  return ({ response, request }) => {
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': String(text.length + 100) })
    response.write(text, () => request.socket.resetAndDestroy())
  }
}

/** One byte after the other. */
export function drip(text: string, everyMs: number): Fault {
  return ({ response }) => {
    let sent = 0
    response.writeHead(200, { 'content-type': JSON_TYPE })
    const timer = setInterval(() => {
      if (sent === text.length) response.end()
      else response.write(text[sent++])
    }, everyMs)
    response.on('close', () => clearInterval(timer))
  }
}

/** A live stream that sends this text and stays open, without another word. */
export function stream(text = ': hello\n\n'): Fault {
  return ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(text)
  }
}

/** A live stream that sends this text and ends. */
export function endedStream(text = ': hello\n\n'): Fault {
  return ({ response }) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text)
}

/** Notes for how many milliseconds of the test each request stood open, in the order in which they ended. */
export function timed(fault: Fault, stood: number[]): Fault {
  return (call) => {
    const from = performance.now()
    call.response.on('close', () => stood.push(performance.now() - from))
    fault(call)
  }
}

/** The first request gets the first of these, and so on; the last one, or the scenario, answers all further ones. */
export function inTurn(...faults: (Fault | 'pass')[]): Fault {
  let index = 0
  return (call) => {
    const fault = faults[Math.min(index, faults.length - 1)]
    index += 1
    if (fault === undefined || fault === 'pass') call.pass()
    else fault(call)
  }
}

type Headers = Record<string, string>

/** A response that goes nowhere: its whole text comes to `end` instead. */
function captured(
  response: ServerResponse,
  end: (status: number, headers: Headers, text: string) => void,
): Call['response'] {
  const stand = new ServerResponse(response.req)
  let head: { status: number; headers: Headers } = { status: 200, headers: {} }
  const chunks: Buffer[] = []
  const take = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
    return true
  }
  return Object.assign(stand, {
    writeHead(status: number, headers: Headers) {
      head = { status, headers }
      return stand
    },
    flushHeaders() {},
    write: take,
    end(chunk?: unknown) {
      take(chunk)
      end(head.status, head.headers, Buffer.concat(chunks).toString())
      return stand
    },
  })
}
