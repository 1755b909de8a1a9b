import { FailureError } from '../../shared/credits/failure.ts'
import { findSignIn, forgetSignIn, keepSignIn, type OAuthSignIn, type SignIn } from '../vault.ts'
import { isOver, renew, revoke, type Tokened } from './grants.ts'
import { SignInError } from './sign-in-problem.ts'
import { inTurn } from './turn.ts'

/**
 * An access token other than `used`, which was refused or is about to expire. Pages and workers that ask at the same
 * time make one request. Rejects with a `FailureError`: `signed-out` when the server says that it is over, and then the
 * sign-in is forgotten; `unreachable` when it does not answer, and then it is kept.
 */
export function refreshSignIn(connectionId: string, used: string | null): Promise<string> {
  return inTurn(connectionId, async () => {
    const signIn = await findSignIn(connectionId)
    if (signIn?.kind !== 'oauth') throw signedOut()
    if (signIn.accessToken !== null && signIn.accessToken !== used) return signIn.accessToken
    const renewed = await renewUnlessOver(signIn)
    // A sign-out, or another sign-in, waits for nobody: what was renewed is then of no more use.
    const kept = await findSignIn(connectionId)
    if (!isSame(kept, signIn)) {
      if (renewed) await revoke(renewed)
      return readAccessToken(kept)
    }
    if (!renewed) {
      await forgetSignIn(connectionId)
      throw signedOut()
    }
    await keepSignIn(connectionId, renewed)
    return renewed.accessToken
  })
}

/** `null` when there is nothing to renew with, or the server says that it is over. */
async function renewUnlessOver(signIn: OAuthSignIn): Promise<Tokened | null> {
  const { refreshToken } = signIn
  if (refreshToken === null) return null
  try {
    return await renew({ ...signIn, refreshToken })
  } catch (thrown) {
    if (isOver(thrown)) return null
    const debug = thrown instanceof SignInError ? thrown.problem : 'no tokens'
    throw new FailureError({ kind: 'unreachable', debug: `sign-in server: ${debug}` })
  }
}

function isSame(kept: SignIn | undefined, { refreshToken, accessToken }: OAuthSignIn): boolean {
  return kept?.kind === 'oauth' && kept.refreshToken === refreshToken && kept.accessToken === accessToken
}

function readAccessToken(signIn: SignIn | undefined): string {
  if (signIn?.kind !== 'oauth' || signIn.accessToken === null) throw signedOut()
  return signIn.accessToken
}

function signedOut(): FailureError {
  return new FailureError({ kind: 'signed-out' })
}
