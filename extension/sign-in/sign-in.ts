/** Signing in: OAuth 2.0 authorization code with PKCE, in a window that the browser watches (RFC 6749, 7636, 8252). */
import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  validateAuthResponse,
} from 'oauth4webapi'
import { browser } from '../browser.ts'
import type { Connection } from '../connection.ts'
import { keepSignIn } from '../vault.ts'
import { readServer, type SignInServer } from './discovery.ts'
import { redeemCode, type Tokened, type Untokened } from './grants.ts'
import { SignInError, type SignInProblem } from './sign-in-problem.ts'
import { inTurn } from './turn.ts'

/** What authorization servers know the extension as, unless a connection says otherwise. */
const CLIENT_ID = 'credit-gauge'

export interface SignInOptions {
  /** May a window open? Without one only a person who is signed in at the server already can be. */
  interactive: boolean
  /** The person wants to stay signed in on this device. */
  staysSignedIn: boolean
}

/**
 * Signs in and keeps the tokens in the vault. Answers what kept it from that, or `null`. Begin it in a page that stays
 * open, or in the background: the window takes the focus, which closes the popup.
 */
export async function signIn(
  connection: Pick<Connection, 'id' | 'apiBase' | 'clientId'>,
  options: SignInOptions,
): Promise<SignInProblem | null> {
  try {
    const server = await readServer(connection.apiBase)
    const signedIn = await authorize(server, begin(server, connection, options), options)
    await inTurn(connection.id, () => keepSignIn(connection.id, signedIn))
    return null
  } catch (thrown) {
    if (thrown instanceof SignInError) return thrown.problem
    throw thrown
  }
}

function begin(
  server: SignInServer,
  { apiBase, clientId }: Pick<Connection, 'apiBase' | 'clientId'>,
  { staysSignedIn }: SignInOptions,
): Untokened {
  return {
    kind: 'oauth',
    accessToken: null,
    accessExpiresAt: null,
    refreshToken: null,
    issuer: server.metadata.issuer,
    clientId: clientId ?? CLIENT_ID,
    tokenEndpoint: server.tokenEndpoint.href,
    revocationEndpoint: server.revocationEndpoint?.href ?? null,
    resource: apiBase,
    staysSignedIn,
  }
}

async function authorize(
  server: SignInServer,
  begun: Untokened,
  { interactive }: Pick<SignInOptions, 'interactive'>,
): Promise<Tokened> {
  const verifier = generateRandomCodeVerifier()
  const state = generateRandomState()
  const redirectUri = browser.identity.getRedirectURL()
  const url = new URL(server.authorizationEndpoint)
  const asked = {
    response_type: 'code',
    client_id: begun.clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    resource: begun.resource,
    ...(server.scope !== null && { scope: server.scope }),
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  const answer = await askPerson(url, interactive)
  const parameters = readAnswer(answer, server, begun.clientId, state)
  try {
    return await redeemCode(begun, { parameters, redirectUri, verifier })
  } catch (thrown) {
    throw thrown instanceof SignInError ? thrown : new SignInError('exchange-failed')
  }
}

/** Where the server sent the person in the end. Browsers tell what went wrong by the words of the error only. */
async function askPerson(url: URL, interactive: boolean): Promise<URL> {
  const answer = await browser.identity.launchWebAuthFlow({ url: url.href, interactive }).catch((thrown: unknown) => {
    const words = thrown instanceof Error ? thrown.message : ''
    if (/could not be loaded/i.test(words)) throw new SignInError('unreachable')
    if (/interaction/i.test(words)) throw new SignInError('interaction-needed')
    throw new SignInError('window-closed')
  })
  if (!URL.canParse(answer)) throw new SignInError('window-closed')
  return new URL(answer)
}

/** An answer is only looked at when it carries this sign-in's state, and the issuer's name where that is due (RFC 9207). */
function readAnswer(answer: URL, { metadata }: SignInServer, clientId: string, state: string): URLSearchParams {
  try {
    return validateAuthResponse(metadata, { client_id: clientId }, answer, state)
  } catch (thrown) {
    if (!(thrown instanceof AuthorizationResponseError)) throw new SignInError('mismatched-answer')
    throw new SignInError(thrown.error === 'access_denied' ? 'denied' : 'exchange-failed')
  }
}
