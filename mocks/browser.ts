/** The mock API inside a page, through a service worker: for previews and component tests. */
import { setupWorker } from 'msw/browser'
import type { SetupWorker } from 'msw/browser'
import { createHandlers } from './handlers.ts'

/** Resolves when the worker answers. What no handler knows goes to the network as ever. */
export async function startMockWorker(clock?: () => number): Promise<SetupWorker> {
  const worker = setupWorker(...createHandlers(clock))
  // Beside the page, so that a static build works below any folder.
  const url = new URL('mockServiceWorker.js', document.baseURI).href
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url } })
  return worker
}
