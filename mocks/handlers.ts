/**
 * The simulated billing API as MSW handlers, under any origin: `/mock/<scenario>[@<instance>]/v1/…`, and beside it the
 * demo's own addresses and an authorization server. Each instance has its own state; the handlers of one call of `createHandlers` share instances.
 */
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { readAccount } from './api/account.ts'
import { readAlerts, writeAlerts } from './api/alerts.ts'
import { performAction } from './api/ats-actions.ts'
import { changeRoles, readRoles } from './api/ats-roles.ts'
import { apiRoute, route, signInRoute } from './api/call.ts'
import { showCheckout, submitCheckout } from './api/checkout.ts'
import { control } from './api/control.ts'
import { readEntries } from './api/entries.ts'
import { streamEvents } from './api/event-stream.ts'
import { createExport, deleteExport, listExports } from './api/exports.ts'
import { showSignIn, submitSignIn } from './api/oauth-page.ts'
import { describeResource, describeServer, issueTokens, revokeToken } from './api/oauth.ts'
import { showPortal, submitPortal } from './api/portal.ts'
import { showProConnect } from './api/pro-connect.ts'
import { problemResponse } from './api/problem.ts'
import { cancelTopUp, createTopUp, readTopUp } from './api/top-ups.ts'
import { readUsage } from './api/usage.ts'
import { Instances } from './instances.ts'

/** `clock` tells epoch milliseconds. `onNothing` hears of requests to the simulated servers that none of them answers. */
export function createHandlers(clock: () => number = Date.now, onNothing = warnOf): HttpHandler[] {
  const instances = new Instances(clock)
  return [
    apiRoute(instances, '/account', { GET: readAccount }),
    apiRoute(instances, '/entries', { GET: readEntries }),
    apiRoute(instances, '/usage', { GET: readUsage }),
    apiRoute(instances, '/events', { GET: streamEvents }),
    apiRoute(instances, '/top-ups', { POST: createTopUp }),
    apiRoute(instances, '/top-ups/:id', { GET: readTopUp }),
    apiRoute(instances, '/top-ups/:id/cancel', { POST: cancelTopUp }),
    apiRoute(instances, '/alerts', { GET: readAlerts, PUT: writeAlerts }),
    apiRoute(instances, '/exports', { GET: listExports, POST: createExport }),
    apiRoute(instances, '/exports/:id', { DELETE: deleteExport }),
    route(instances, '/ats/actions', { POST: performAction }),
    route(instances, '/ats/roles', { GET: readRoles, POST: changeRoles }),
    route(instances, '/control', { POST: control }),
    route(instances, '/checkout/:id', { GET: showCheckout, POST: submitCheckout }),
    route(instances, '/portal', { GET: showPortal, POST: submitPortal }),
    route(instances, '/pro-connect', { GET: showProConnect }),
    route(instances, '/oauth/authorize', { GET: showSignIn, POST: submitSignIn }),
    signInRoute(instances, '*/mock/:instance/oauth/token', { POST: issueTokens }),
    signInRoute(instances, '*/mock/:instance/oauth/revoke', { POST: revokeToken }),
    signInRoute(instances, '*/.well-known/oauth-protected-resource/mock/:instance/v1', { GET: describeResource }),
    signInRoute(instances, '*/.well-known/oauth-authorization-server/mock/:instance/oauth', { GET: describeServer }),
    http.all('*/mock/*', ({ request }) => {
      onNothing(request)
      return nothingHere()
    }),
  ]
}

/** Loud, because an address that nothing answers is a mistake in a test or in the demo. */
function warnOf({ method, url }: Request): void {
  console.warn(`mock API: nothing answers ${method} ${new URL(url).pathname}`)
}

function nothingHere(): Response {
  const detail = 'Addresses look like /mock/<scenario>[@<instance>]/v1/account.'
  return problemResponse({ status: 404, code: 'not-found', title: 'Nothing is here', detail })
}
