/** A stranger's web server: pages that embed what was built, with the simulated billing API beside them. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createMockMiddleware } from '../mocks/server.ts'

export interface Host {
  url: string
  /** `GET /widget/credit-gauge.js`, in order of arrival. */
  requests: string[]
  stop(): Promise<void>
}

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  html: 'text/html',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
}

/** Serves `pages` by path, everything of `dist/`, and the mock API under `/mock/`, on a free port of loopback. */
export async function startHost(pages: Record<string, string>, { withApi = true } = {}): Promise<Host> {
  const mock = withApi ? createMockMiddleware() : (_: unknown, __: unknown, next: () => void) => next()
  const requests: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    requests.push(`${request.method} ${pathname}`)
    mock(request, response, () => {
      const page = pages[pathname]
      const file = page ?? findBuiltFile(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
      if (pathname === '/favicon.ico') {
        response.writeHead(204).end()
        return
      }
      if (file === undefined) {
        response.writeHead(404).end()
        return
      }
      const extension = page === undefined && !pathname.endsWith('/') ? pathname.split('.').at(-1) : 'html'
      const type = TYPES[extension ?? '']
      response.writeHead(200, { 'content-type': `${type ?? 'text/plain'}; charset=utf-8` }).end(file)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The host did not get a port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function findBuiltFile(pathname: string): string | undefined {
  if (pathname.includes('..')) return undefined
  try {
    return readFileSync(join('dist', pathname), 'utf8')
  } catch {
    return undefined
  }
}
