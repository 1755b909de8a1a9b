import { findSignIn, forgetSignIn } from '../vault.ts'
import { revoke } from './grants.ts'
import { inTurn } from './turn.ts'

/**
 * Forgets the sign-in at once, and then tells the server, which has a few seconds to hear of it. Never rejects because
 * of the server. A renewal that is under way may still write what it got: it is forgotten after its turn, too.
 */
export async function signOut(connectionId: string): Promise<void> {
  const signIn = await findSignIn(connectionId)
  await forgetSignIn(connectionId)
  await inTurn(connectionId, () => forgetSignIn(connectionId))
  if (signIn?.kind === 'oauth') await revoke(signIn)
}
