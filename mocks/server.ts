/**
 * The mock API over real HTTP: as middleware of a dev server, or on a port of its own. As a program:
 * `node mocks/server.ts [--port N]`.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getResponse } from 'msw'
import type { HttpHandler } from 'msw'
import { problemResponse } from './api/problem.ts'
import { endUnheard, readPort } from './command-line.ts'
import { createHandlers } from './handlers.ts'
import { scenarios } from './scenarios.ts'

export type MockMiddleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

export interface RunningMockServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  close(): Promise<void>
}

const MAX_BODY_BYTES = 64 * 1024
const DEFAULT_PORT = 5180
const USAGE = `Usage: npm run mock-api [-- --port N]

Serves the simulated billing API on 127.0.0.1.

  --port N  The port; 0 takes any free one. Default: ${DEFAULT_PORT}`
const OURS = /^(\/\.well-known\/oauth-[a-z-]+)?\/mock\//
const BODILESS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Answers what lies under `/mock/`, and what is well known about it; all else goes on to `next`. */
export function createMockMiddleware(clock?: () => number): MockMiddleware {
  const handlers = createHandlers(clock)
  return (req, res, next) => {
    if (!req.url || !OURS.test(req.url)) return next()
    serve(handlers, req, res).catch((error: unknown) => {
      // A client that hung up in the middle is no fault of ours.
      if (req.complete) console.error(error)
      res.destroy()
    })
  }
}

/** Listens on `port` (0: any free one). Rejects when the port is taken. */
export async function startMockServer({
  port = 0,
  host = '127.0.0.1',
  clock,
}: {
  port?: number
  host?: string
  clock?: () => number
} = {}): Promise<RunningMockServer> {
  const middleware = createMockMiddleware(clock)
  const server = createServer((req, res) =>
    middleware(req, res, () => res.writeHead(404).end('Try /mock/healthy/v1/account')),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { origin: `http://${host}:${portOf(server)}`, close: () => close(server) }
}

async function serve(handlers: HttpHandler[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  const body = await readBody(req)
  const response = body
    ? await getResponse(handlers, toRequest(req, body, gone.signal), { quiet: true })
    : problemResponse({ status: 413, code: 'validation-failed', title: 'The body is too large' })
  // A failed connection has no answer: cut it as a network would.
  if (!response || response.type === 'error') return void req.socket.destroy()
  await send(response, res, gone.signal)
}

/** `undefined` when there is more than anybody needs. */
async function readBody(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of req) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.byteLength
    if (size > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Uint8Array.from(Buffer.concat(chunks))
}

function toRequest(req: IncomingMessage, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headersDistinct))
    for (const one of value ?? []) headers.append(name, one)
  const method = req.method ?? 'GET'
  const host = req.headers.host ?? 'localhost'
  return new Request(`http://${host}${req.url ?? '/'}`, {
    method,
    headers,
    signal,
    ...(!BODILESS.has(method) && { body }),
  })
}

/** Streams chunk by chunk, so that events leave at once; ends when the client has gone. */
async function send(response: Response, res: ServerResponse, gone: AbortSignal): Promise<void> {
  res.writeHead(response.status, Object.fromEntries(response.headers))
  res.flushHeaders()
  const reader = response.body?.getReader()
  if (!reader) return void res.end()
  gone.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true })
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!res.write(part.value)) await drained(res, gone)
    }
    res.end()
  } catch {
    // The stream broke off: so does the connection.
    res.destroy()
  }
}

async function drained(res: ServerResponse, gone: AbortSignal): Promise<void> {
  if (gone.aborted) return
  await new Promise<void>((resolve) => {
    res.once('drain', resolve)
    gone.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function greeting(origin: string): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length))
  const list = scenarios.map(({ name, means }) => `  ${name.padEnd(width)}  ${means}`).join('\n')
  return `Mock billing API on ${origin}

  curl -H 'Authorization: Bearer demo' ${origin}/mock/healthy/v1/account
  curl -d '{"action": "reference-check"}' ${origin}/mock/healthy/ats/actions
  curl -d '{"do": "reset"}' ${origin}/mock/healthy/control

For the extension, or as the api-base of an element: ${origin}/mock/healthy/v1, with the token demo.

Scenarios (add @<name> for an instance of your own):
${list}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = readPort({ usage: USAGE, defaultPort: DEFAULT_PORT })
  const { origin } = await startMockServer({ port }).catch((error: unknown) => endUnheard(port, error))
  console.log(greeting(origin))
}
