import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createMockApi, ORIGIN } from '../api.fixture.ts'
import { challengeOf } from '../sign-in-desk.ts'

const REDIRECT = `https://${'abcdefgh'.repeat(4)}.chromiumapp.org/`
const VERIFIER = 'v'.repeat(43)
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

const Tokens = v.object({ access_token: v.string(), refresh_token: v.string(), expires_in: v.number() })

/** What the application asks for, well but for the overrides. */
async function query(overrides: Record<string, string | null> = {}): Promise<string> {
  const asked = Object.entries({
    response_type: 'code',
    client_id: 'credit-gauge',
    redirect_uri: REDIRECT,
    state: 'state-1',
    code_challenge: await challengeOf(VERIFIER),
    code_challenge_method: 'S256',
    ...overrides,
  })
  return String(new URLSearchParams(asked.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))))
}

/** The application's side of a sign-in, with nothing but requests. */
function createApplication() {
  const api = createMockApi()

  /** Where the page sends the person who presses a button. */
  async function press(form: string, overrides?: Record<string, string | null>): Promise<URL> {
    const path = `healthy/oauth/authorize?${await query(overrides)}`
    const answer = await api.call(path, { body: form, headers: FORM, viewer: null })
    return new URL(answer.headers.get('Location') ?? '')
  }

  async function exchange(form: Record<string, string>) {
    const body = String(new URLSearchParams({ client_id: 'credit-gauge', ...form }))
    return api.call('healthy/oauth/token', { body, headers: FORM, viewer: null })
  }

  async function redeem(code: string, overrides: Record<string, string> = {}) {
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER }
    return exchange({ ...grant, ...overrides })
  }

  const renew = (token: string) => exchange({ grant_type: 'refresh_token', refresh_token: token })

  async function signIn(viewer = 'jonas') {
    const code = (await press(`viewer=${viewer}&do=allow`)).searchParams.get('code') ?? ''
    return v.parse(Tokens, (await redeem(code)).body)
  }

  async function statusOf(token: string): Promise<number> {
    return (await ask(token)).status
  }

  const ask = (token: string) => api.call('healthy/v1/account', { headers: { Authorization: `Bearer ${token}` } })
  const control = (body: unknown) => api.call('healthy/control', { body })
  return { ...api, press, exchange, redeem, renew, signIn, ask, statusOf, control }
}

describe('the way to the sign-in page', () => {
  it('begins at a refusal, which names where the API describes itself', async () => {
    const { call } = createMockApi()
    const metadata = `${ORIGIN}/.well-known/oauth-protected-resource/mock/healthy@x/v1`
    const bare = await call('healthy@x/v1/account', { viewer: null })
    expect(bare.headers.get('WWW-Authenticate')).toBe(`Bearer resource_metadata="${metadata}"`)
    const refused = await call('healthy@x/v1/account', { headers: { Authorization: 'Bearer x' } })
    expect(refused.headers.get('WWW-Authenticate')).toContain('error="invalid_token"')
  })

  it('leads by two descriptions that name each other', async () => {
    const { call } = createMockApi()
    const resource = await call('../.well-known/oauth-protected-resource/mock/healthy@x/v1')
    const issuer = `${ORIGIN}/mock/healthy@x/oauth`
    expect(resource.body).toMatchObject({ resource: `${ORIGIN}/mock/healthy@x/v1`, authorization_servers: [issuer] })
    const server = await call('../.well-known/oauth-authorization-server/mock/healthy@x/oauth')
    expect(server.body).toMatchObject({ issuer, authorization_endpoint: `${issuer}/authorize` })
    expect(server.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('is down when the API is', async () => {
    const { fetchMock } = createMockApi()
    expect((await fetchMock('offline/oauth/token', { body: '' })).type).toBe('error')
    expect((await fetchMock('server-error/oauth/token', { body: '' })).status).toBe(500)
  })
})

describe('the sign-in page', () => {
  it('says who asks for what, and may only lead back to who asked', async () => {
    const { call } = createApplication()
    const page = await call(`long-names/oauth/authorize?${await query()}`)
    expect(page.body).toContain('Let Credit Gauge see your credits?')
    expect(page.body).toContain('mbH &#38; Co. KG')
    expect(page.body).toContain('Jonas Lindqvist')
    expect(page.headers.get('Content-Security-Policy')).toContain(`form-action 'self' ${new URL(REDIRECT).origin};`)
  })

  it('sends a yes back with a code, the state and its own name', async () => {
    const { press } = createApplication()
    const back = await press('viewer=jonas&do=allow')
    expect(back.origin + back.pathname).toBe(REDIRECT)
    expect(back.searchParams.get('code')).toMatch(/^mock-code-/)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      state: 'state-1',
      iss: `${ORIGIN}/mock/healthy/oauth`,
    })
  })

  it.each(['viewer=jonas&do=deny', 'viewer=nobody&do=allow', 'do=allow', ''])('takes %j for a no', async (form) => {
    const { press } = createApplication()
    expect((await press(form)).searchParams.get('error')).toBe('access_denied')
  })

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: null }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ resource: 'https://elsewhere.example/v1' }, 'invalid_target'],
  ])('refuses %j before anybody is asked', async (overrides, error) => {
    const { call } = createApplication()
    const answer = await call(`healthy/oauth/authorize?${await query(overrides)}`)
    expect(new URL(answer.headers.get('Location') ?? '').searchParams.get('error')).toBe(error)
  })

  it.each([
    { redirect_uri: 'https://attacker.example/' },
    { redirect_uri: REDIRECT.replace('https', 'http') },
    { redirect_uri: `https://attacker.example/?${REDIRECT}` },
    { redirect_uri: null },
    { client_id: 'somebody' },
    { client_id: null },
  ])('sends nobody anywhere for %j', async (overrides) => {
    const { call } = createApplication()
    for (const init of [{}, { body: 'viewer=jonas&do=allow' }]) {
      const answer = await call(`healthy/oauth/authorize?${await query(overrides)}`, init)
      expect([answer.status, answer.headers.get('Location')]).toEqual([400, null])
    }
  })

  it.each([
    `https://${'0123456789'.repeat(4)}.extensions.allizom.org/`,
    `http://127.0.0.1/mozoauth2/${'a'.repeat(40)}`,
    'http://localhost:4000/back',
  ])('leads back to %s', async (address) => {
    const { press } = createApplication()
    expect((await press('viewer=jonas&do=allow', { redirect_uri: address })).href).toContain(address)
  })
})

describe('tokens', () => {
  it('stand for who signed in, with their rights, until they expire', async () => {
    const { signIn, ask, statusOf, pass } = createApplication()
    const { access_token: token, expires_in: seconds } = await signIn('jonas')
    expect((await ask(token)).body).toMatchObject({ viewer: { id: 'jonas' }, access: { buy: false } })
    pass(seconds * 1000 - 1)
    expect(await statusOf(token)).toBe(200)
    pass(1)
    expect(await statusOf(token)).toBe(401)
  })

  it('are given for a code once; the second time all of them are revoked', async () => {
    const { press, redeem, statusOf } = createApplication()
    const code = (await press('viewer=mei&do=allow')).searchParams.get('code') ?? ''
    const { access_token: token } = v.parse(Tokens, (await redeem(code)).body)
    expect(await redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await statusOf(token)).toBe(401)
  })

  it.each([
    { code_verifier: 'w'.repeat(43) },
    { redirect_uri: 'http://localhost/' },
    { client_id: 'credit-gauge-acme' },
    { code: 'mock-code-guessed' },
  ])('are not given to somebody else, who shows %j', async (overrides) => {
    const { press, redeem } = createApplication()
    const code = (await press('viewer=mei&do=allow')).searchParams.get('code') ?? ''
    expect(await redeem(code, overrides)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  it('are not given for a code that lay about', async () => {
    const { press, redeem, pass } = createApplication()
    const code = (await press('viewer=mei&do=allow')).searchParams.get('code') ?? ''
    pass(60_000)
    expect((await redeem(code)).status).toBe(400)
  })

  it('are renewed by a token that is good once; an old one that comes back ends the sign-in', async () => {
    const { signIn, renew, statusOf } = createApplication()
    const first = await signIn()
    const second = v.parse(Tokens, (await renew(first.refresh_token)).body)
    const third = v.parse(Tokens, (await renew(second.refresh_token)).body)
    expect(await statusOf(third.access_token)).toBe(200)
    expect((await renew(first.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
    expect(await statusOf(third.access_token)).toBe(401)
    expect((await renew(third.refresh_token)).status).toBe(400)
  })

  it.each(['access_token', 'refresh_token'] as const)('are all revoked with the %s', async (kind) => {
    const { call, signIn, renew, statusOf } = createApplication()
    const tokens = await signIn()
    const body = String(new URLSearchParams({ client_id: 'credit-gauge', token: tokens[kind] }))
    expect((await call('healthy/oauth/revoke', { body, headers: FORM })).status).toBe(200)
    expect([await statusOf(tokens.access_token), (await renew(tokens.refresh_token)).status]).toEqual([401, 400])
  })

  it('are not given to applications that nobody knows, nor for other things', async () => {
    const { exchange } = createApplication()
    expect((await exchange({ client_id: 'somebody' })).body).toMatchObject({ error: 'invalid_client' })
    expect((await exchange({ grant_type: 'password' })).body).toMatchObject({ error: 'unsupported_grant_type' })
    expect((await exchange({ resource: 'https://elsewhere.example' })).body).toMatchObject({ error: 'invalid_target' })
  })
})

describe('by hand', () => {
  it('access tokens expire, and can be renewed', async () => {
    const { signIn, control, renew, statusOf } = createApplication()
    const tokens = await signIn()
    await control({ do: 'expire-tokens' })
    expect(await statusOf(tokens.access_token)).toBe(401)
    expect((await renew(tokens.refresh_token)).status).toBe(200)
    expect((await control({ do: 'set' })).body).toMatchObject({ signIns: { open: 1, renewals: 1 } })
  })

  it('everybody is signed out', async () => {
    const { signIn, control, renew, statusOf } = createApplication()
    const tokens = await signIn()
    expect((await control({ do: 'revoke-tokens' })).body).toMatchObject({ signIns: { open: 0 } })
    expect([await statusOf(tokens.access_token), (await renew(tokens.refresh_token)).status]).toEqual([401, 400])
  })

  it('access tokens last as long as is said', async () => {
    const { signIn, control } = createApplication()
    await control({ do: 'set', accessMs: 20_000 })
    expect((await signIn()).expires_in).toBe(20)
  })
})
