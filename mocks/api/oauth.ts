/**
 * The authorization server, as RFC 9728 and RFC 8414 describe it: which server signs people in to the billing API, what
 * it can do, and its token and revocation endpoints. Applications are public: they have no secret.
 */
import { HttpResponse } from 'msw'
import { challengeOf } from '../sign-in-desk.ts'
import type { Issued } from '../sign-in-desk.ts'
import { jsonResponse } from './call.ts'
import type { Call } from './call.ts'

/** The extension, and what vendors register in its place. */
const CLIENT_ID = /^credit-gauge(-[a-z0-9]{1,20}){0,2}$/

/** What the authorization server calls itself. */
export function issuerOf({ base }: Call): string {
  return `${base}/oauth`
}

/** What tokens are for: the billing API. */
export function resourceOf({ base }: Call): string {
  return `${base}/v1`
}

export function isClient(clientId: string | null): clientId is string {
  return clientId !== null && CLIENT_ID.test(clientId)
}

/** `GET /.well-known/oauth-protected-resource/…` */
export function describeResource(call: Call): Response {
  return jsonResponse({
    resource: resourceOf(call),
    authorization_servers: [issuerOf(call)],
    scopes_supported: ['credits'],
    bearer_methods_supported: ['header'],
  })
}

/** `GET /.well-known/oauth-authorization-server/…` */
export function describeServer(call: Call): Response {
  const issuer = issuerOf(call)
  return jsonResponse({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: ['credits'],
  })
}

/** `POST /oauth/token`: a code or a refresh token becomes tokens. */
export async function issueTokens(call: Call): Promise<Response> {
  const form = await readForm(call)
  const clientId = form.get('client_id')
  if (!isClient(clientId)) return refuse('invalid_client', 'Nobody knows this application.', 401)
  const resource = form.get('resource')
  if (resource !== null && resource !== resourceOf(call))
    return refuse('invalid_target', 'No tokens for this resource.')
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return toAnswer(await redeem(call, clientId, form))
    case 'refresh_token':
      return toAnswer(call.simulation.signIns.renew(form.get('refresh_token') ?? '', clientId, call.simulation.now))
    case null:
    default:
      return refuse('unsupported_grant_type', 'Use authorization_code or refresh_token.')
  }
}

/** `POST /oauth/revoke` (RFC 7009): whatever the token is, it is good for nothing afterwards. */
export async function revokeToken(call: Call): Promise<Response> {
  const form = await readForm(call)
  const clientId = form.get('client_id')
  if (!isClient(clientId)) return refuse('invalid_client', 'Nobody knows this application.', 401)
  call.simulation.signIns.revoke(form.get('token') ?? '', clientId)
  return new HttpResponse(null, { status: 200, headers: { 'Cache-Control': 'no-store' } })
}

async function redeem({ simulation }: Call, clientId: string, form: URLSearchParams): Promise<Issued | undefined> {
  const challenge = await challengeOf(form.get('code_verifier') ?? '')
  const shown = { clientId, redirectUri: form.get('redirect_uri') ?? '', challenge }
  return simulation.signIns.redeem(form.get('code') ?? '', shown, simulation.now)
}

async function readForm({ request }: Call): Promise<URLSearchParams> {
  return new URLSearchParams(await request.text())
}

function toAnswer(issued: Issued | undefined): Response {
  if (!issued)
    return refuse('invalid_grant', 'It was used before, is too old, was revoked, or belongs to somebody else.')
  return jsonResponse({
    access_token: issued.accessToken,
    token_type: 'Bearer',
    expires_in: Math.floor(issued.expiresInMs / 1000),
    refresh_token: issued.refreshToken,
    scope: 'credits',
  })
}

/** A refusal in the words of RFC 6749. */
function refuse(error: string, description: string, status = 400): Response {
  return jsonResponse({ error, error_description: description }, status)
}
