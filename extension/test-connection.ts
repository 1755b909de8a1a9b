/** "Test connection": asks once, and says in a word how it went. */
import type { CreditSource } from '../shared/billing/source.ts'
import { toAccount } from '../shared/billing/wire.ts'
import type { Account } from '../shared/credits/account.ts'
import { toFailure, type Failure } from '../shared/credits/failure.ts'
import { browser } from './browser.ts'
import { clientFor } from './client-for.ts'
import { originPattern, parseApiBase, type Connection } from './connection.ts'

export type TestResult =
  | { kind: 'connected'; account: Account }
  /** The address is none that a token may be sent to. */
  | { kind: 'unsafe' }
  /** The browser was not allowed to ask this address, or no longer is. */
  | { kind: 'not-permitted' }
  /** Nobody there, offline, or too slow. */
  | { kind: 'unreachable' }
  /** Something answers, but it does not speak the contract. */
  | { kind: 'not-billing' }
  /** Nobody is signed in, or the token was refused. */
  | { kind: 'refused' }
  /** Signed in, but without the right to see credits. */
  | { kind: 'no-right'; failure: Extract<Failure, { kind: 'forbidden' }> }
  /** Signed in to another account than was connected. */
  | { kind: 'wrong-account'; name: string | null }
  /** It is the right address, and it is busy or broken at the moment. */
  | { kind: 'trouble'; failure: Failure }

/** Asks a connection's API for the balance. Never rejects. `source` is the API where not the connection's own. */
export async function testConnection(
  connection: Connection,
  source: Pick<CreditSource, 'account'> = clientFor(connection),
): Promise<TestResult> {
  if ('problem' in parseApiBase(connection.apiBase)) return { kind: 'unsafe' }
  if (!(await isPermitted(connection.apiBase))) return { kind: 'not-permitted' }
  try {
    const account = toAccount(await source.account())
    const isExpected = connection.accountId === null || connection.accountId === account.id
    return isExpected ? { kind: 'connected', account } : { kind: 'wrong-account', name: account.name }
  } catch (thrown) {
    return toResult(toFailure(thrown))
  }
}

/** May the extension ask this address? */
export function isPermitted(apiBase: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(apiBase)] })
}

function toResult(failure: Failure): Exclude<TestResult, { kind: 'connected' }> {
  switch (failure.kind) {
    case 'misconfigured':
      // Nothing was sent: the pasted token is one that no header can carry, or the address is unusable.
      return { kind: failure.debug === 'token' ? 'refused' : 'unsafe' }
    case 'not-permitted':
      return { kind: 'not-permitted' }
    case 'offline':
    case 'unreachable':
    case 'timeout':
      return { kind: 'unreachable' }
    case 'not-found':
    case 'malformed':
    case 'unsupported':
      return { kind: 'not-billing' }
    case 'signed-out':
      return { kind: 'refused' }
    case 'forbidden':
      return { kind: 'no-right', failure }
    case 'wrong-account':
      return { kind: 'wrong-account', name: null }
    case 'rate-limited':
    case 'unavailable':
    case 'source-failed':
    // These answer writing only.
    case 'conflict':
    case 'precondition-failed':
    case 'price-changed':
    case 'billing-details-missing':
    case 'idempotency-conflict':
    case 'validation-failed':
  }
  return { kind: 'trouble', failure }
}
