/** The one worker behind all previews: the simulated billing API, as slow as the toolbar says. */
import { delay, http } from 'msw'
import type { SetupWorker } from 'msw/browser'
import { startMockWorker } from '../mocks/browser.ts'
import { probe, watchRequests } from './settle.ts'

/** Answers nothing, so the next handler does. */
const slowness = http.all('*/mock/*', () => (latencyMs > 0 ? delay(latencyMs) : undefined))

let starting: Promise<SetupWorker> | undefined
let latencyMs = 0

/** Resolves when the worker answers. */
export function startNetwork(): Promise<SetupWorker> {
  starting ??= startMockWorker({ before: [probe, slowness], onUnanswered: showUnanswered }).then((worker) => {
    watchRequests(worker)
    return worker
  })
  return starting
}

/** Every answer takes so much longer from now on. */
export function setLatency(ms: number): void {
  latencyMs = ms
}

/** Over everything, because whoever looks at the preview must not take it for the product's own failure. */
function showUnanswered({ method, url }: Request): void {
  const notice = document.querySelector('.preview-unanswered') ?? document.createElement('p')
  notice.className = 'preview-unanswered'
  notice.role = 'alert'
  notice.textContent = `No mock answers ${method} ${url}. What is on this page is not what a customer sees.`
  document.body.prepend(notice)
  console.error(notice.textContent)
}
