/** Knows when a preview has come to rest, so that nobody judges one that is still loading. */
import { http, HttpResponse } from 'msw'
import type { SetupWorker } from 'msw/browser'

/** A preview that never rests, because its server is slow or its account in use, is taken as it is after so long. */
const PATIENCE_MS = 5000
/** So often in a row nothing new was asked for: answers lead to questions. */
const CALM_ROUNDS = 3
/** What stands in an element that waits for an answer. */
const WAITING = '[aria-busy=true], [data-kind=loading]'
const PROBE = '/preview-probe'

const underWay = new Set<string>()
let asked = 0

/** Comes back once the worker has told of every request before it, however busy the machine is. */
export const probe = http.get(`*${PROBE}`, () => new HttpResponse())

/** Counts every request of the page from now on: those to the simulated API, and for scripts that load later. */
export function watchRequests({ events }: SetupWorker): void {
  const toNetwork = new Set<string>()
  events.on('request:start', ({ requestId, request }) => {
    if (request.url.endsWith(PROBE)) return
    asked += 1
    underWay.add(requestId)
  })
  events.on('request:unhandled', ({ requestId }) => toNetwork.add(requestId))
  events.on('request:end', ({ requestId }) => !toNetwork.has(requestId) && underWay.delete(requestId))
  events.on('response:bypass', ({ requestId }) => toNetwork.delete(requestId) && underWay.delete(requestId))
}

/** Resolves when nothing is under way, nothing on the stage waits or moves, and nothing new is asked for. */
export async function settle(): Promise<void> {
  const beganAt = performance.now()
  let calm = 0
  while (calm < CALM_ROUNDS && performance.now() - beganAt < PATIENCE_MS) {
    const before = asked
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }))
    await fetch(PROBE)
    calm = asked === before && underWay.size === 0 && !isWaiting() ? calm + 1 : 0
  }
  finishTransitions()
}

function isWaiting(): boolean {
  return roots().some((root) => root.querySelector(WAITING))
}

/** A button on its way to another colour has neither of them. */
function finishTransitions(): void {
  for (const root of [document, ...roots()])
    for (const animation of root.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
}

/** Of the elements on the stage. */
function roots(): ShadowRoot[] {
  return [...document.querySelectorAll('[data-stage] *')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
}
