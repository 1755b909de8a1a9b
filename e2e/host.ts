/** A stranger's web server: pages that embed what was built, with a billing API beside them that can misbehave. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createMockMiddleware } from '../mocks/server.ts'

/** A page of the host; with headers where its server sends some, as a content security policy. */
export type HostPage = string | { html: string; headers: OutgoingHttpHeaders }

/** One request to the billing API. */
export interface Call {
  request: IncomingMessage
  response: ServerResponse
  /** 0 for the first of this method and path. */
  index: number
  /** Leaves it to the simulated API. */
  pass: (response?: ServerResponse) => void
}

/** Answers a call in its own way; `faults.ts` has the common ones. */
export type Fault = (call: Call) => void

/** By method and end of the path, `GET /account`; `*` for all that is not named. */
export type Faults = Record<string, Fault>

/** A request as it arrived, with all that a page gives away. */
export interface Seen {
  /** `GET /widget/credit-gauge.js`: without the query. */
  line: string
  /** Path and query. */
  url: string
  headers: IncomingMessage['headers']
  /** `performance.now()` of the test. */
  at: number
}

export interface HostOptions {
  /** `false` for a server that has no billing API at all. */
  withApi?: boolean
  faults?: Faults
  /** Where the built files lie: `dist`, unless a test brings another build. */
  files?: string
  /** Sent with the built files: a CDN lets other origins load them, for one. */
  fileHeaders?: OutgoingHttpHeaders
}

export interface Host {
  url: string
  /** The lines of `seen`, in order of arrival. */
  requests: string[]
  seen: Seen[]
  /** What goes wrong with the billing API; a test may change it at any time. */
  faults: Faults
  /** Requests that are open now, by line: how many streams there are, for one. */
  openCount(line: RegExp): number
  stop(): Promise<void>
}

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  html: 'text/html',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff2: 'font/woff2',
}

/** The API itself, and where its documents say how to sign in. */
const OF_API = /^\/(mock|\.well-known)\//

/** Serves `pages` by path, the built files, and the billing API under `/mock/`, on a free port of loopback. */
export async function startHost(pages: Record<string, HostPage>, options: HostOptions = {}): Promise<Host> {
  const { withApi = true, files = 'dist', fileHeaders = {} } = options
  const faults = { ...options.faults }
  const seen: Seen[] = []
  const requests: string[] = []
  const open = new Set<string[]>()
  const counts = new Map<string, number>()
  const mock = createMockMiddleware()

  const answerCall = (request: IncomingMessage, response: ServerResponse, line: string) => {
    const index = counts.get(line) ?? 0
    counts.set(line, index + 1)
    const pass = (through = response) => mock(request, through, () => through.writeHead(404).end())
    const fault = findFault(faults, line)
    if (fault) fault({ request, response, index, pass })
    else pass()
  }

  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    const { pathname } = new URL(url, 'http://host')
    const line = `${request.method} ${pathname}`
    requests.push(line)
    seen.push({ line, url, headers: request.headers, at: performance.now() })
    const entry = [line]
    open.add(entry)
    response.on('close', () => open.delete(entry))
    if (withApi && OF_API.test(pathname)) answerCall(request, response, line)
    else answerFile(response, pages, pathname, files, fileHeaders)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The host did not get a port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    seen,
    faults,
    openCount: (pattern) => [...open].filter(([line]) => pattern.test(line ?? '')).length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Only calls of the API and of its sign-in can fail: `control` and the demo's own addresses always answer. */
function findFault(faults: Faults, line: string): Fault | undefined {
  if (!/\/(v1|oauth)\//.test(line) || line.startsWith('OPTIONS')) return undefined
  const [method = '', path = ''] = line.split(' ')
  const named = Object.entries(faults).find(([key]) => {
    const [faultMethod = '', end = ''] = key.split(' ')
    return key !== '*' && faultMethod === method && path.endsWith(end)
  })
  return named?.[1] ?? faults['*']
}

function answerFile(
  response: ServerResponse,
  pages: Record<string, HostPage>,
  pathname: string,
  files: string,
  fileHeaders: OutgoingHttpHeaders,
): void {
  if (pathname === '/favicon.ico') return void response.writeHead(204).end()
  const page = pages[pathname]
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
  if (page !== undefined && isHtmlPage(pathname)) {
    const { html, headers } = typeof page === 'string' ? { html: page, headers: {} } : page
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html)
  }
  const file = typeof page === 'string' ? page : findBuiltFile(path, files)
  if (file === undefined) return void response.writeHead(404).end()
  const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain'
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...fileHeaders }).end(file)
}

/** `/app.js` among the pages is a script of the host, everything without such an ending is a page. */
function isHtmlPage(pathname: string): boolean {
  return !/\.(js|css|svg|json)$/.test(pathname)
}

function findBuiltFile(pathname: string, files: string): Buffer | undefined {
  if (pathname.includes('..')) return undefined
  try {
    return readFileSync(join(files, pathname))
  } catch {
    return undefined
  }
}
