import { FailureError, toFailure } from '../credits/failure.ts'
import { untilAborted } from './until-aborted.ts'

/** Keeps one token, so that any number of calls ask the host for it once. */
export interface Tokens {
  /** The token at hand, or the host's answer when there is none. Rejects with a `FailureError`. */
  read(): Promise<string>
  /** Another one than `used`, which the server refused. Calls that were refused together share the new one. */
  refresh(used: Promise<string>): Promise<string>
}

/** `getToken` has `deadlineMs` to answer. What it rejects with is no business of the server: `source-failed`. */
export function createTokens(getToken: () => string | Promise<string>, deadlineMs: number): Tokens {
  let current: Promise<string> | undefined

  async function ask(): Promise<string> {
    const deadline = AbortSignal.timeout(deadlineMs)
    try {
      return readToken(await untilAborted(asPromise(getToken), deadline))
    } catch (thrown) {
      current = undefined
      throw new FailureError(deadline.aborted ? { kind: 'timeout' } : toFailure(thrown))
    }
  }

  return {
    read: () => (current ??= ask()),
    refresh(used) {
      if (current === used) current = undefined
      return (current ??= ask())
    },
  }
}

/** A callback that throws at once rejects like any other. */
async function asPromise<T>(callback: () => T | Promise<T>): Promise<T> {
  return callback()
}

/** Hosts in plain JavaScript return anything. No token is `signed-out`; one that no header can carry is a mistake. */
function readToken(told: unknown): string {
  const token = typeof told === 'string' ? told.trim() : ''
  if (token === '') throw new FailureError({ kind: 'signed-out' })
  if (!/^[ -~]+$/.test(token)) throw new FailureError({ kind: 'misconfigured', debug: 'token' })
  return token
}
