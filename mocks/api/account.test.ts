import { describe, expect, it } from 'vitest'
import { asAccount, asProblem, createMockApi, ORIGIN } from '../api.fixture.ts'

const HOST = 'https://ats.example'

describe('credentials', () => {
  it.each([
    ['none', {}],
    ['another scheme', { Authorization: 'Basic demo' }],
    ['another token', { Authorization: 'Bearer real-secret' }],
    ['an empty viewer', { Authorization: 'Bearer demo-' }],
    ['a cookie that names nobody', { Cookie: 'credit-gauge-demo=' }],
  ])('refuses %s', async (_, headers) => {
    const { call } = createMockApi()
    const answer = await call('healthy/v1/account', { viewer: null, headers })
    expect([answer.status, asProblem(answer).code]).toEqual([401, 'unauthorized'])
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  })

  it('knows the viewer, and what that viewer may do, by the token', async () => {
    const { call } = createMockApi()
    expect((await call('healthy/v1/account')).body).toMatchObject({ viewer: { id: 'amara', name: 'Amara Okafor' } })
    expect((await call('healthy/v1/account', { viewer: 'jonas' })).body).toMatchObject({
      viewer: { id: 'jonas' },
      access: { buy: false, request: true, missing: [{ right: 'buy', where: 'Settings → User Roles' }] },
    })
  })

  it('X11 refuses a write with a cookie alone, which any site could send', async () => {
    const { call } = createMockApi()
    const headers = { Cookie: 'theme=dark; credit-gauge-demo=jonas' }
    const read = await call('healthy/v1/account', { viewer: null, headers })
    expect(read.body).toMatchObject({ viewer: { id: 'jonas' } })
    const write = { method: 'POST', viewer: null }
    expect((await call('healthy/v1/top-ups/none/cancel', { ...write, headers })).status).toBe(403)
    const marked = { ...headers, 'X-Credit-Gauge': '1' }
    expect((await call('healthy/v1/top-ups/none/cancel', { ...write, headers: marked })).status).toBe(404)
  })
})

describe('conditional reads', () => {
  it('answers 304 until something visible changes', async () => {
    const { call, pass } = createMockApi()
    const first = await call('healthy/v1/account')
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^W\//)
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache')
    expect(first.headers.get('Vary')).toBe('Authorization, Cookie, Accept-Language, Origin')
    pass(60_000)
    const again = await call('healthy/v1/account', { headers: { 'If-None-Match': `"other", ${etag}` } })
    expect([again.status, again.body, again.headers.get('ETag')]).toEqual([304, null, etag])
    await call('healthy/ats/actions', { body: { action: 'reference-check' } })
    const changed = await call('healthy/v1/account', { headers: { 'If-None-Match': etag } })
    expect([changed.status, asAccount(changed).balance.available]).toEqual([200, 363])
  })

  it('does not let one viewer’s tag confirm another’s answer', async () => {
    const { call } = createMockApi()
    const etag = (await call('healthy/v1/account')).headers.get('ETag') ?? ''
    expect((await call('healthy/v1/account', { viewer: 'mei', headers: { 'If-None-Match': etag } })).status).toBe(200)
  })
})

describe('other origins', () => {
  it('names the origin, exposes the headers, and lets cookies through', async () => {
    const { call } = createMockApi()
    const { headers } = await call('healthy/v1/account', { headers: { Origin: HOST } })
    expect(headers.get('Access-Control-Allow-Origin')).toBe(HOST)
    expect(headers.get('Access-Control-Allow-Credentials')).toBe('true')
    expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag, Retry-After, Location')
    expect(headers.get('Vary')).toContain('Origin')
  })

  it('lets refusals be read too', async () => {
    const { call } = createMockApi()
    const { status, headers } = await call('signed-out/v1/account', { headers: { Origin: HOST } })
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([401, HOST])
  })

  it('answers a preflight without credentials, with the contract’s headers', async () => {
    const { fetchMock } = createMockApi()
    const headers = { Origin: HOST, 'Access-Control-Request-Method': 'POST' }
    const response = await fetchMock('healthy/v1/top-ups', { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST')
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe(
      'Authorization, Content-Type, If-None-Match, If-Match, Idempotency-Key, Last-Event-ID, X-Credit-Gauge',
    )
    expect(Number(response.headers.get('Access-Control-Max-Age'))).toBeGreaterThanOrEqual(600)
  })

  it('never lets an anonymous origin use cookies', async () => {
    const { call } = createMockApi()
    const { headers } = await call('healthy/v1/account', { headers: { Origin: 'null' } })
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
  })

  it('keeps the demo’s own addresses closed to other origins', async () => {
    const { call } = createMockApi()
    const { headers } = await call('healthy/control', { body: { do: 'reset' }, headers: { Origin: HOST } })
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
  })
})

describe('addresses', () => {
  it('says which scenarios there are when asked for another', async () => {
    const { call } = createMockApi()
    const answer = await call('helthy/v1/account')
    const { code, detail } = asProblem(answer)
    expect([answer.status, code]).toEqual([404, 'not-found'])
    expect(detail).toContain('healthy, low, empty')
  })

  it('refuses a method that is not possible and names those that are', async () => {
    const { call } = createMockApi()
    const answer = await call('healthy/v1/account', { method: 'DELETE' })
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(asProblem(answer).code).toBe('unsupported')
  })

  it('answers HEAD as GET without a body', async () => {
    const { call } = createMockApi()
    const { status, headers, body } = await call('healthy/v1/account', { method: 'HEAD' })
    expect([status, body]).toEqual([200, null])
    expect(headers.get('ETag')).toMatch(/^W\//)
  })

  it('keeps instances of one scenario apart', async () => {
    const { call } = createMockApi()
    await call('healthy@one/ats/actions', { body: { action: 'reference-check' } })
    const [one, two] = await Promise.all([call('healthy@one/v1/account'), call('healthy@two/v1/account')])
    expect([asAccount(one).balance.available, asAccount(two).balance.available]).toEqual([363, 368])
    expect(asAccount(one).version.epoch).not.toBe(asAccount(two).version.epoch)
  })
})

it('names the unit in the language asked for', async () => {
  const { call } = createMockApi()
  const inPolish = await call('fractional-credits/v1/account', { headers: { 'Accept-Language': 'fr, pl-PL;q=0.8' } })
  expect(inPolish.body).toMatchObject({ unit: { scale: 2, label: { few: 'tokeny' } } })
  expect((await call('fractional-credits/v1/account')).body).toMatchObject({ unit: { label: { one: 'token' } } })
})

it('gives addresses of its own under the origin it was asked at', async () => {
  const { call } = createMockApi()
  expect((await call('overdrawn@x/v1/account')).body).toMatchObject({
    topUp: { url: `${ORIGIN}/mock/overdrawn@x/portal` },
  })
})
