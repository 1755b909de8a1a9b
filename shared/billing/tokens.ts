import { FailureError, toFailure } from '../credits/failure.ts'
import { untilAborted } from './until-aborted.ts'

export type GetToken = () => string | Promise<string>

/** Keeps one token, so that any number of calls ask the host for it once. */
export interface Tokens {
  /** The token at hand, or the host's answer when there is none. Rejects with a `FailureError`. */
  read(): Promise<string>
  /** Another one than `used`, which the server refused. Calls that were refused together share the new one. */
  refresh(used: Promise<string>): Promise<string>
}

/**
 * `find` answers the host's function as it is now: a token lasts until the server refuses it, or until the host sets
 * another function. It has `deadlineMs` to answer; what it rejects with is no business of the server: `source-failed`.
 */
export function createTokens(find: () => GetToken, deadlineMs: number): Tokens {
  let current: Promise<string> | undefined
  let asked: GetToken | undefined

  async function ask(getToken: GetToken): Promise<string> {
    const deadline = AbortSignal.timeout(deadlineMs)
    try {
      return readToken(await untilAborted(asPromise(getToken), deadline))
    } catch (thrown) {
      current = undefined
      throw new FailureError(deadline.aborted ? { kind: 'timeout' } : toFailure(thrown))
    }
  }

  function read(): Promise<string> {
    const getToken = find()
    if (getToken !== asked) current = undefined
    asked = getToken
    return (current ??= ask(getToken))
  }

  return {
    read,
    refresh(used) {
      if (current === used) current = undefined
      return read()
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
