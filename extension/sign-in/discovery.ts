/** Finds out where one signs in: RFC 9728 from the API to its authorization server, RFC 8414 to what that can do. */
import {
  discoveryRequest,
  JSON_ATTRIBUTE_COMPARISON,
  OperationProcessingError,
  processDiscoveryResponse,
  processResourceDiscoveryResponse,
  resourceDiscoveryRequest,
  type AuthorizationServer,
  type ResourceServer,
} from 'oauth4webapi'
import { findUrl } from '../../shared/billing/address.ts'
import { ask, requestOptions } from './ask.ts'
import { SignInError } from './sign-in-problem.ts'

/** An authorization server that one can sign in at. */
export interface SignInServer {
  /** As it described itself. */
  metadata: AuthorizationServer
  authorizationEndpoint: URL
  tokenEndpoint: URL
  revocationEndpoint: URL | null
  /** What the API wants to be asked for, separated by spaces; `null` where it does not say. */
  scope: string | null
}

/** Throws a `SignInError`. */
export async function readServer(apiBase: string): Promise<SignInServer> {
  const { authorization_servers: servers = [], scopes_supported: scopes = [] } = await readResource(apiBase)
  const [first] = servers
  if (first === undefined) throw new SignInError('no-metadata')
  const issuer = readSafe(first)
  const request = discoveryRequest(issuer, { algorithm: 'oauth2', ...requestOptions() })
  const metadata = await conforming(request.then((response) => processDiscoveryResponse(issuer, response)))
  if (!canSignIn(metadata)) throw new SignInError('unsupported')
  const { authorization_endpoint: authorize, token_endpoint: token, revocation_endpoint: revoke } = metadata
  return {
    metadata,
    authorizationEndpoint: readSafe(authorize),
    tokenEndpoint: readSafe(token),
    revocationEndpoint: revoke === undefined ? null : readSafe(revoke),
    scope: scopes.length > 0 ? scopes.join(' ') : null,
  }
}

/** The API itself knows best where its description is; where it does not say, there is a place for it. */
async function readResource(apiBase: string): Promise<ResourceServer> {
  const resource = new URL(apiBase)
  const hint = await findHint(apiBase)
  const request = hint === undefined ? resourceDiscoveryRequest(resource, requestOptions()) : ask(hint)
  return conforming(request.then((response) => processResourceDiscoveryResponse(resource, response)))
}

/** The address in the challenge of a call without credentials, if the browser lets it be read. */
async function findHint(apiBase: string): Promise<string | undefined> {
  const response = await ask(`${apiBase}/account`).catch(() => undefined)
  if (response?.status !== 401) return undefined
  const challenge = response.headers.get('WWW-Authenticate') ?? ''
  return /\bresource_metadata\s*=\s*"([^"\\]+)"/i.exec(challenge)?.[1]
}

/** A description that names another resource or issuer than it was asked of is somebody else's. */
async function conforming<T>(described: Promise<T>): Promise<T> {
  try {
    return await described
  } catch (thrown) {
    if (thrown instanceof SignInError) throw thrown
    const isAnothers = thrown instanceof OperationProcessingError && thrown.code === JSON_ATTRIBUTE_COMPARISON
    throw new SignInError(isAnothers ? 'unsafe-metadata' : 'no-metadata')
  }
}

function canSignIn({
  response_types_supported: types,
  code_challenge_methods_supported: methods,
}: AuthorizationServer) {
  return types?.includes('code') === true && methods?.includes('S256') === true
}

/** https, or http on this machine. */
function readSafe(address: string | undefined): URL {
  const url = address === undefined ? undefined : findUrl(address)
  if (!url) throw new SignInError('unsafe-metadata')
  return url
}
