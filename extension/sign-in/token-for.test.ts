/** Tokens on their way to a billing client: kept, renewed, refused, and revoked at the mock authorization server. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startMockServer, type RunningMockServer } from '../../mocks/server.ts'
import { createClient } from '../../shared/billing/client.ts'
import type { FailureKind } from '../../shared/credits/failure.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'
import type { OAuthSignIn } from '../vault.ts'
import { personWho } from './person.fixture.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { refreshSignIn } = await import('./refresh.ts')
const { signIn } = await import('./sign-in.ts')
const { signOut } = await import('./sign-out.ts')
const { tokenFor } = await import('./token-for.ts')
const { findSignIn, forgetSignIn, keepSignIn } = await import('../vault.ts')

const askForReal = fetch
const CONNECTION = { id: 'c1', auth: 'oauth' } as const

let mock: RunningMockServer
/** The simulated account of one test. */
let name: string
/** How many requests went to addresses that end so. */
let requests: (path: string) => number
beforeAll(async () => {
  mock = await startMockServer()
})
afterAll(() => mock.close())
beforeEach(async () => {
  resetBrowser()
  browser.identity.launchWebAuthFlow = personWho('allow')
  name = `healthy@${crypto.randomUUID().slice(0, 8)}`
  const problem = await signIn({ id: 'c1', apiBase: apiBase(), clientId: null }, OPTIONS)
  if (problem) throw new Error(problem)
  const fetched = vi.spyOn(globalThis, 'fetch')
  requests = (path) => fetched.mock.calls.filter(([asked]) => isTo(path, asked)).length
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const OPTIONS = { interactive: true, staysSignedIn: false }
const apiBase = () => `${mock.origin}/mock/${name}/v1`

async function control(command: Record<string, unknown>): Promise<unknown> {
  const init = { method: 'POST', body: JSON.stringify(command) }
  return (await fetch(`${mock.origin}/mock/${name}/control`, init)).json()
}

function clientOf(connection: Parameters<typeof tokenFor>[0] = CONNECTION) {
  const getToken = tokenFor(connection)
  return createClient({ baseUrl: apiBase(), ...(getToken && { getToken }) })
}

async function readKept(): Promise<OAuthSignIn> {
  const kept = await findSignIn('c1')
  if (kept?.kind !== 'oauth') throw new Error('Not signed in.')
  return kept
}

function isTo(path: string, asked: RequestInfo | URL): boolean {
  return new URL(asked instanceof Request ? asked.url : asked).pathname.endsWith(path)
}

/** Holds the next answer of the token endpoint back, once the server has given it. */
function holdTokens(): { arrived: Promise<void>; release: () => void } {
  const held = Promise.withResolvers<void>()
  const arrival = Promise.withResolvers<void>()
  vi.mocked(fetch).mockImplementation(async (...request) => {
    const response = await askForReal(...request)
    if (!isTo('/oauth/token', request[0])) return response
    arrival.resolve()
    await held.promise
    return response
  })
  return { arrived: arrival.promise, release: held.resolve }
}

async function expectFailure(kind: FailureKind, call: Promise<unknown>): Promise<void> {
  await expect(call).rejects.toMatchObject({ failure: { kind } })
}

describe('a signed-in connection', () => {
  test('asks with the token that it has', async () => {
    expect(await clientOf().account()).toMatchObject({ viewer: { id: 'jonas' } })
    expect(requests('/oauth/token')).toBe(0)
  })

  test('C8 everybody whose token is refused at the same time shares one renewal', async () => {
    await control({ do: 'expire-tokens' })
    const clients = Array.from({ length: 5 }, () => clientOf())
    await Promise.all(clients.flatMap((client) => [client.account(), client.account()]))
    expect(requests('/oauth/token')).toBe(1)
    expect(await control({ do: 'set' })).toMatchObject({ signIns: { open: 1, renewals: 1 } })
  })

  test('keeps each new refresh token, because the old one is good no more', async () => {
    const client = clientOf()
    const seen = new Set<string | null>()
    for (let round = 0; round < 3; round += 1) {
      await control({ do: 'expire-tokens' })
      await client.account()
      seen.add((await readKept()).refreshToken)
    }
    expect(seen.size).toBe(3)
  })

  test('takes the token that somebody else renewed, without another request', async () => {
    const client = clientOf()
    await client.account()
    await control({ do: 'expire-tokens' })
    await clientOf().account()
    await client.account()
    expect(requests('/oauth/token')).toBe(1)
  })

  test('T6 renews a token shortly before it expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { accessExpiresAt } = await readKept()
    vi.setSystemTime((accessExpiresAt ?? 0) - 31_000)
    await clientOf().account()
    expect(requests('/oauth/token')).toBe(0)
    vi.setSystemTime((accessExpiresAt ?? 0) - 30_000)
    await clientOf().account()
    expect(requests('/oauth/token')).toBe(1)
  })

  test('T1 when this device only believes that the token expired, the API still says whether it holds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { accessToken, accessExpiresAt } = await readKept()
    vi.setSystemTime((accessExpiresAt ?? 0) + 7_200_000)
    await keepSignIn('c1', { ...(await readKept()), tokenEndpoint: 'http://127.0.0.1:1/token' })
    expect(await tokenFor(CONNECTION)?.()).toBe(accessToken)
  })

  test('L6 after a restart begins with a renewal', async () => {
    await keepSignIn('c1', { ...(await readKept()), accessToken: null, accessExpiresAt: null })
    expect(await clientOf().account()).toMatchObject({ viewer: { id: 'jonas' } })
    expect(requests('/oauth/token')).toBe(1)
  })
})

describe('a server that no longer renews', () => {
  test('signs out for good, with one request', async () => {
    await control({ do: 'revoke-tokens' })
    await expectFailure('signed-out', clientOf().account())
    await expectFailure('signed-out', clientOf().account())
    expect(requests('/oauth/token')).toBe(1)
    expect(await findSignIn('c1')).toBeUndefined()
  })

  test.each(['offline', 'server-error'])('is waited for while it is %s', async (fault) => {
    await control({ do: 'expire-tokens' })
    const getToken = tokenFor(CONNECTION)
    const stale = await getToken?.()
    await control({ do: 'set', fault })
    await expectFailure('unreachable', Promise.resolve(getToken?.()))
    await control({ do: 'set', fault: null })
    expect(await getToken?.()).not.toBe(stale)
    expect(await clientOf().account()).toMatchObject({ viewer: { id: 'jonas' } })
  })

  test('X3 what went wrong is told without any token', async () => {
    const { accessToken, refreshToken } = await readKept()
    const getToken = tokenFor(CONNECTION)
    await getToken?.()
    await control({ do: 'set', fault: 'server-error' })
    const told = await Promise.resolve(getToken?.()).catch((thrown: unknown) =>
      JSON.stringify([thrown, String(thrown)]),
    )
    expect(told).toContain('unreachable')
    expect(told).not.toContain(accessToken)
    expect(told).not.toContain(refreshToken)
  })

  test('signs out where there is nothing to renew with', async () => {
    await keepSignIn('c1', { ...(await readKept()), refreshToken: null })
    await control({ do: 'expire-tokens' })
    await expectFailure('signed-out', clientOf().account())
    expect([requests('/oauth/token'), await findSignIn('c1')]).toEqual([0, undefined])
  })
})

describe('signing in once more during a renewal', () => {
  const NEXT = 'access-of-the-next'

  /** Another sign-in takes the place of the one that is being renewed. */
  async function signInDuring(renewing: () => Promise<unknown>): Promise<unknown> {
    const answered = holdTokens()
    const asking = renewing()
    await answered.arrived
    await keepSignIn('c1', { ...(await readKept()), accessToken: NEXT, refreshToken: 'refresh-of-the-next' })
    answered.release()
    return asking
  }

  test('C8 leaves the new one in its place, and revokes what was renewed', async () => {
    const { accessToken } = await readKept()
    expect(await signInDuring(() => refreshSignIn('c1', accessToken))).toBe(NEXT)
    expect((await readKept()).accessToken).toBe(NEXT)
    expect(await control({ do: 'set' })).toMatchObject({ signIns: { open: 0 } })
  })

  test('C8 forgets nothing of the new one when the former turns out to be over', async () => {
    const { accessToken } = await readKept()
    await control({ do: 'revoke-tokens' })
    expect(await signInDuring(() => refreshSignIn('c1', accessToken))).toBe(NEXT)
    expect((await readKept()).accessToken).toBe(NEXT)
  })
})

describe('signing out', () => {
  test('ends the sign-in here and at the server', async () => {
    const { accessToken } = await readKept()
    await signOut('c1')
    expect(await findSignIn('c1')).toBeUndefined()
    const answer = await fetch(`${apiBase()}/account`, { headers: { Authorization: `Bearer ${accessToken}` } })
    expect(answer.status).toBe(401)
    await expectFailure('signed-out', clientOf().account())
  })

  test.each(['offline', 'server-error'])('ends it here although the server is %s', async (fault) => {
    await control({ do: 'set', fault })
    await signOut('c1')
    expect(await findSignIn('c1')).toBeUndefined()
  })

  test('C11 during a renewal leaves nothing behind, here or at the server', async () => {
    await control({ do: 'expire-tokens' })
    const answered = holdTokens()
    const refused = expectFailure('signed-out', clientOf().account())
    await answered.arrived
    const leaving = signOut('c1')
    await expect.poll(() => findSignIn('c1')).toBeUndefined()
    answered.release()
    await Promise.all([leaving, refused])
    expect(await findSignIn('c1')).toBeUndefined()
    expect(await control({ do: 'set' })).toMatchObject({ signIns: { open: 0 } })
  })

  test('C11 while what was renewed is being written leaves nothing behind either', async () => {
    const { accessToken } = await readKept()
    const { session } = browser.storage
    const write = session.set
    const written = Promise.withResolvers<void>()
    const writing = vi.spyOn(session, 'set').mockImplementationOnce(async (changes) => {
      await written.promise
      return write(changes)
    })
    const renewing = refreshSignIn('c1', accessToken)
    await vi.waitFor(() => expect(writing).toHaveBeenCalled())
    const leaving = signOut('c1')
    await expect.poll(() => findSignIn('c1')).toBeUndefined()
    written.resolve()
    await Promise.all([renewing, leaving])
    expect(await findSignIn('c1')).toBeUndefined()
    expect(await control({ do: 'set' })).toMatchObject({ signIns: { open: 0 } })
  })

  test('a renewal that comes too late is revoked by itself', async () => {
    await control({ do: 'expire-tokens' })
    const answered = holdTokens()
    const refused = expectFailure('signed-out', clientOf().account())
    await answered.arrived
    await forgetSignIn('c1')
    answered.release()
    await refused
    expect(await control({ do: 'set' })).toMatchObject({ signIns: { open: 0 } })
  })
})

describe('other ways to sign in', () => {
  test('a pasted token is given once: refused, it is no better the second time', async () => {
    await keepSignIn('c2', { kind: 'token', token: 'demo-mei' })
    const connection = { id: 'c2', auth: 'token' } as const
    expect(await clientOf(connection).account()).toMatchObject({ viewer: { id: 'mei' } })
    await keepSignIn('c2', { kind: 'token', token: 'wrong' })
    const before = requests('/account')
    await expectFailure('signed-out', clientOf(connection).account())
    expect(requests('/account') - before).toBe(1)
  })

  test('a connection that nobody signed in to is signed out', async () => {
    await expectFailure('signed-out', clientOf({ id: 'c3', auth: 'token' }).account())
  })

  test('with the cookie of the site there is no token', () => {
    expect(tokenFor({ id: 'c4', auth: 'cookie' })).toBeUndefined()
  })
})
