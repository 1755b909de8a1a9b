/** The mock API inside a page, through a service worker: for previews and component tests. */
import type { HttpHandler } from 'msw'
import { setupWorker } from 'msw/browser'
import type { SetupWorker } from 'msw/browser'
import { createHandlers } from './handlers.ts'

/** What Vite's page asks its server for, to hear that it is there again. */
const VITE_PING = 'text/x-vite-ping'

interface WorkerOptions {
  /** Handlers that come before the API's own. */
  before?: HttpHandler[]
  /** Hears of every fetch that no mock answers. Without it such a fetch goes to the network as ever. */
  onUnanswered?: (request: Request) => void
}

/** Resolves when the worker answers. */
export async function startMockWorker({ before = [], onUnanswered }: WorkerOptions = {}): Promise<SetupWorker> {
  const worker = setupWorker(...before, ...createHandlers(Date.now, onUnanswered))
  // Beside the page, so that a static build works below any folder.
  const url = new URL('mockServiceWorker.js', document.baseURI).href
  worker.events.on('request:unhandled', ({ request }) => {
    if (isForAServer(request)) onUnanswered?.(request)
  })
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url } })
  return worker
}

/** Not a file of the page itself, nor another page of it that opens in another tab: the worker sees those too. */
function isForAServer({ method, url, headers }: Request): boolean {
  const { origin, pathname } = new URL(url)
  const accepted = headers.get('Accept') ?? ''
  const isFile = method === 'GET' && origin === location.origin && /^\/@|\.\w+$/.test(pathname)
  return !isFile && !accepted.startsWith('text/html') && accepted !== VITE_PING
}
