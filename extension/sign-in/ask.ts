/** Requests to authorization servers: the only ones that the extension makes outside `shared/billing`. */
import { allowInsecureRequests, customFetch } from 'oauth4webapi'
import { findUrl } from '../../shared/billing/address.ts'
import { readText } from '../../shared/billing/body.ts'
import { FailureError } from '../../shared/credits/failure.ts'
import { SignInError } from './sign-in-problem.ts'

const DEADLINE_MS = 10_000
const MAX_BYTES = 256 * 1024

/** As much of a request as sign-in needs. */
interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: URLSearchParams | undefined
  signal?: AbortSignal | undefined
}

/** What every request of the library is given. Plain http is let through to `ask`, which allows it on loopback only. */
export function requestOptions(deadlineMs = DEADLINE_MS) {
  return { [customFetch]: ask, [allowInsecureRequests]: true, signal: AbortSignal.timeout(deadlineMs) }
}

/**
 * Asks without cookies, follows no redirect, and reads only so much. Throws `unsafe-metadata` for an address that is
 * neither https nor on this machine, `unreachable` where nobody answers or the server fails.
 */
export async function ask(
  address: string,
  { method = 'GET', headers = {}, body, signal }: Asked = {},
): Promise<Response> {
  if (!findUrl(address)) throw new SignInError('unsafe-metadata')
  try {
    const response = await fetch(address, {
      method,
      headers,
      body: body ?? null,
      signal: signal ?? AbortSignal.timeout(DEADLINE_MS),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    if (response.status === 429 || response.status >= 500) throw new SignInError('unreachable')
    return response.body ? await readWhole(response) : response
  } catch (thrown) {
    if (thrown instanceof FailureError || thrown instanceof SignInError) throw thrown
    throw new SignInError('unreachable')
  }
}

async function readWhole(response: Response): Promise<Response> {
  const { status, headers } = response
  return new Response(await readText(response, MAX_BYTES), { status, headers })
}
