import type { GetToken } from '../../shared/billing/tokens.ts'
import { FailureError, toFailure } from '../../shared/credits/failure.ts'
import type { Connection } from '../connection.ts'
import { findSignIn, type OAuthSignIn } from '../vault.ts'
import { refreshSignIn } from './refresh.ts'

/** An access token is renewed so long before it expires: no call should set out with one that does not arrive. */
const AHEAD_MS = 30_000

/**
 * What a billing client asks for the token of a connection; `undefined` where the site's cookie signs in. A client asks
 * once, and again only when the server refused what it got: then the answer is another token, renewed unless the vault
 * has another one by now. Rejects with a `FailureError`, `signed-out` for one.
 */
export function tokenFor({ id, auth }: Pick<Connection, 'id' | 'auth'>): GetToken | undefined {
  if (auth === 'cookie') return undefined
  let given: string | null = null
  return async () => {
    const signIn = await findSignIn(id)
    if (!signIn) throw new FailureError({ kind: 'signed-out' })
    if (signIn.kind === 'oauth') return (given = await readAccessToken(id, signIn, given))
    if (signIn.token === given) throw new FailureError({ kind: 'signed-out' })
    return (given = signIn.token)
  }
}

async function readAccessToken(id: string, signIn: OAuthSignIn, refused: string | null): Promise<string> {
  const { accessToken, refreshToken } = signIn
  if (accessToken === null || accessToken === refused) return refreshSignIn(id, accessToken)
  if (refreshToken === null || !expiresSoon(signIn)) return accessToken
  try {
    return await refreshSignIn(id, accessToken)
  } catch (thrown) {
    // This device's clock may be wrong: whether the token at hand still holds, the API says.
    if (toFailure(thrown).kind === 'signed-out') throw thrown
    return accessToken
  }
}

function expiresSoon({ accessExpiresAt }: OAuthSignIn): boolean {
  return accessExpiresAt !== null && accessExpiresAt - Date.now() <= AHEAD_MS
}
