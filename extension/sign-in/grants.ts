/** What an authorization server gives for a code or a refresh token, and how it takes it back. */
import {
  authorizationCodeGrantRequest,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  processRevocationResponse,
  refreshTokenGrantRequest,
  ResponseBodyError,
  revocationRequest,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import type { OAuthSignIn } from '../vault.ts'
import { requestOptions } from './ask.ts'

/** How long a sign-out waits for the server to hear of it. */
const REVOCATION_MS = 4_000

/** A sign-in before there are tokens. */
export type Untokened = OAuthSignIn & { accessToken: null; refreshToken: null }

/** A sign-in whose access token is fresh. */
export type Tokened = OAuthSignIn & { accessToken: string }

/** How this sign-in is to be completed: what came back to `redirectUri`, and the secret that began it. */
export interface CodeAnswer {
  /** Validated against the request: its state, its issuer. */
  parameters: URLSearchParams
  redirectUri: string
  verifier: string
}

/** Exchanges a code for tokens. Rejects with whatever the library throws, or with a `SignInError`. */
export async function redeemCode(
  signIn: Untokened,
  { parameters, redirectUri, verifier }: CodeAnswer,
): Promise<Tokened> {
  const server = serverOf(signIn)
  const client = clientOf(signIn)
  const options = { additionalParameters: { resource: signIn.resource }, ...requestOptions() }
  const request = authorizationCodeGrantRequest(server, client, None(), parameters, redirectUri, verifier, options)
  return withTokens(signIn, await processAuthorizationCodeResponse(server, client, await request))
}

/** Exchanges the refresh token for a fresh access token, and often another refresh token. Rejects as `redeemCode` does. */
export async function renew(signIn: OAuthSignIn & { refreshToken: string }): Promise<Tokened> {
  const server = serverOf(signIn)
  const client = clientOf(signIn)
  const options = { additionalParameters: { resource: signIn.resource }, ...requestOptions() }
  const response = await refreshTokenGrantRequest(server, client, None(), signIn.refreshToken, options)
  return withTokens(signIn, await processRefreshTokenResponse(server, client, response))
}

/** Tells the server that the tokens are done with, if it listens. Never rejects: here they are forgotten anyway. */
export async function revoke(signIn: OAuthSignIn): Promise<void> {
  const token = signIn.refreshToken ?? signIn.accessToken
  if (signIn.revocationEndpoint === null || token === null) return
  try {
    const options = requestOptions(REVOCATION_MS)
    await processRevocationResponse(await revocationRequest(serverOf(signIn), clientOf(signIn), None(), token, options))
  } catch {
    // A token that the server keeps for longer is out of date in its own time.
  }
}

/** Does the server say for good that this sign-in is over, or was never any of its own? */
export function isOver(thrown: unknown): boolean {
  return thrown instanceof ResponseBodyError && ['invalid_grant', 'invalid_client'].includes(thrown.error)
}

function withTokens(signIn: OAuthSignIn, issued: TokenEndpointResponse): Tokened {
  if (issued.token_type !== 'bearer') throw new TypeError('A kind of token that no billing API takes.')
  return {
    ...signIn,
    accessToken: issued.access_token,
    accessExpiresAt: issued.expires_in === undefined ? null : Date.now() + issued.expires_in * 1000,
    refreshToken: issued.refresh_token ?? signIn.refreshToken,
  }
}

function serverOf({ issuer, tokenEndpoint, revocationEndpoint }: OAuthSignIn) {
  return {
    issuer,
    token_endpoint: tokenEndpoint,
    ...(revocationEndpoint !== null && { revocation_endpoint: revocationEndpoint }),
  }
}

function clientOf({ clientId }: OAuthSignIn) {
  return { client_id: clientId }
}
