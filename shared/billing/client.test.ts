import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ClientOptions } from './client-options.ts'
import { createClient } from './client.ts'
import { failureOf } from './failure-of.fixture.ts'
import { fakeFetch, jsonResponse, problemResponse } from './fake-fetch.fixture.ts'
import { MINIMAL_ACCOUNT, wireProblem } from './wire.fixture.ts'

const baseUrl = 'https://billing.example/v1'
const ORDER = { kind: 'checkout', packId: 'pack-100', scale: 0 } as const
const KEY = 'intent-0001'

type Answer = Parameters<typeof fakeFetch>[0]

function setUp(answer: Answer, options: Partial<ClientOptions> = {}) {
  const { fetch, requests } = fakeFetch(answer)
  return { client: createClient({ baseUrl, fetch, ...options }), requests }
}

const answerAccount = () => jsonResponse(MINIMAL_ACCOUNT)

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('addresses', () => {
  test('lie below the base URL', async () => {
    const { client, requests } = setUp(() => jsonResponse({}))
    await client.account()
    await client.topUp('a/b?c')
    await client.cancelTopUp('topup-1')
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://billing.example/v1/account',
      'GET https://billing.example/v1/top-ups/a%2Fb%3Fc',
      'POST https://billing.example/v1/top-ups/topup-1/cancel',
    ])
  })

  test('may be changed one by one', async () => {
    const paths = { account: 'credits', topUp: '/billing/{id}/state' }
    const { client, requests } = setUp(() => jsonResponse({}), { paths })
    await client.account()
    await client.topUp('1')
    expect(requests.map(({ url }) => url)).toEqual([
      'https://billing.example/v1/credits',
      'https://billing.example/billing/1/state',
    ])
  })

  test.each(['https://evil.example/account', '//evil.example/account', 'http://'])(
    'X1 %s is another origin, and gets no request',
    async (account) => {
      const { client, requests } = setUp(answerAccount, { paths: { account } })
      expect(await failureOf(() => client.account())).toEqual({ kind: 'misconfigured', debug: 'paths or headers' })
      expect(requests).toEqual([])
    },
  )

  test('U1 an unusable base URL fails every call, and nothing is sent', async () => {
    const { client, requests } = setUp(answerAccount, { baseUrl: 'http://billing.example' })
    expect(await failureOf(() => client.account())).toEqual({ kind: 'misconfigured', debug: 'baseUrl' })
    expect(await failureOf(() => client.entries({}))).toEqual({ kind: 'misconfigured', debug: 'baseUrl' })
    expect(requests).toEqual([])
  })

  test('carry the filters: lists repeat their name, times are dates', async () => {
    const { client, requests } = setUp(() => jsonResponse({}))
    await client.entries({ limit: 50, cursor: 'a b', from: 0, type: ['debit', 'refund'], q: 'Ana & co' })
    await client.usage({ by: ['day', 'actor'], tz: 'Europe/Paris', to: 86_400_000 })
    expect(requests.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=50&cursor=a+b&from=1970-01-01T00%3A00%3A00.000Z&type=debit&type=refund&q=Ana+%26+co',
      '?by=day&by=actor&tz=Europe%2FParis&to=1970-01-02T00%3A00%3A00.000Z',
    ])
  })
})

describe('signing in', () => {
  test('with a token sends it as a bearer, and no cookie', async () => {
    const { client, requests } = setUp(answerAccount, { getToken: () => 'secret', headers: { 'X-Tenant': 'north' } })
    await client.account()
    const [request] = requests
    expect(request?.headers.get('Authorization')).toBe('Bearer secret')
    expect(request?.headers.get('X-Tenant')).toBe('north')
    expect(request).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' })
  })

  test('with a header of its own sends the bare token there', async () => {
    const { client, requests } = setUp(answerAccount, { getToken: () => 'secret', authHeader: 'X-Api-Key' })
    await client.account()
    expect(requests[0]?.headers.get('X-Api-Key')).toBe('secret')
    expect(requests[0]?.headers.has('Authorization')).toBe(false)
  })

  test('X11 with the cookie, writes carry a header that no form can send', async () => {
    const { client, requests } = setUp(answerAccount)
    await client.account()
    await client.createTopUp(ORDER, KEY)
    await client.cancelTopUp('topup-1')
    expect(requests.map(({ credentials }) => credentials)).toEqual(['include', 'include', 'include'])
    expect(requests.map(({ headers }) => headers.get('X-Credit-Gauge'))).toEqual([null, '1', '1'])
  })

  test('asks for the token once for any number of calls', async () => {
    const getToken = vi.fn(() => 'secret')
    const { client } = setUp(answerAccount, { getToken })
    await Promise.all([client.account(), client.entries({}), client.usage({ by: ['day'] })])
    await client.account()
    expect(getToken).toHaveBeenCalledTimes(1)
  })

  test('asks another function that the host has set, from the next request on', async () => {
    const options = { getToken: () => 'first' }
    const requests: (string | null)[] = []
    const client = createClient(
      Object.assign(options, {
        baseUrl: 'https://billing.example/v1',
        fetch: (request: RequestInfo | URL) => {
          requests.push(request instanceof Request ? request.headers.get('Authorization') : null)
          return Promise.resolve(answerAccount())
        },
      }),
    )
    await client.account()
    options.getToken = () => 'second'
    await client.account()
    expect(requests).toEqual(['Bearer first', 'Bearer second'])
  })

  test('N10 after a 401 asks for one fresh token and sends the call once more', async () => {
    const getToken = vi.fn(() => Promise.resolve(getToken.mock.calls.length === 1 ? 'old' : 'new'))
    const { client, requests } = setUp(
      ({ headers }) => (headers.get('Authorization') === 'Bearer new' ? answerAccount() : problemResponse(401)),
      { getToken },
    )
    await expect(client.account()).resolves.toEqual(MINIMAL_ACCOUNT)
    expect(requests).toHaveLength(2)
    expect(getToken).toHaveBeenCalledTimes(2)
  })

  test('N11 after a second 401 it is signed out: exactly two requests', async () => {
    const { client, requests } = setUp(() => problemResponse(401), { getToken: () => 'secret' })
    expect(await failureOf(() => client.account())).toEqual({ kind: 'signed-out' })
    expect(requests).toHaveLength(2)
  })

  test('N11 with a cookie there is no fresh one to ask for: one request', async () => {
    const { client, requests } = setUp(() => problemResponse(401))
    expect(await failureOf(() => client.account())).toEqual({ kind: 'signed-out' })
    expect(requests).toHaveLength(1)
  })

  test('C8 calls that are refused together share one fresh token', async () => {
    const getToken = vi.fn(() => `token-${getToken.mock.calls.length}`)
    const { client } = setUp(
      ({ headers }) => (headers.get('Authorization') === 'Bearer token-1' ? problemResponse(401) : answerAccount()),
      { getToken },
    )
    await Promise.all([client.account(), client.entries({}), client.topUp('1'), client.usage({ by: ['day'] })])
    expect(getToken).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['  secret\n', 'Bearer secret'],
    ['Bearer secret', 'Bearer secret'],
    ['bearer  secret', 'Bearer secret'],
  ])('U2 tidies the token %j', async (token, header) => {
    const { client, requests } = setUp(answerAccount, { getToken: () => token })
    await client.account()
    expect(requests[0]?.headers.get('Authorization')).toBe(header)
  })

  test.each(['sec\nret', 'sec\0ret', 'secret🙂', 'sécret'])(
    'U2 refuses the token %j without sending',
    async (token) => {
      const { client, requests } = setUp(answerAccount, { getToken: () => token })
      expect(await failureOf(() => client.account())).toEqual({ kind: 'misconfigured', debug: 'token' })
      expect(requests).toEqual([])
    },
  )

  test('without a token it is signed out, and nothing is sent', async () => {
    const { client, requests } = setUp(answerAccount, { getToken: () => ' ' })
    expect(await failureOf(() => client.account())).toEqual({ kind: 'signed-out' })
    expect(requests).toEqual([])
  })

  test('a host that fails to give a token is asked again next time', async () => {
    const getToken = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new RangeError('secret'))
      .mockResolvedValue('token')
    const { client } = setUp(answerAccount, { getToken })
    expect(await failureOf(() => client.account())).toEqual({ kind: 'source-failed', debug: 'RangeError' })
    await expect(client.account()).resolves.toEqual(MINIMAL_ACCOUNT)
  })

  test('a host that never gives a token meets the deadline, and is asked again later', async () => {
    const getToken = vi
      .fn<() => Promise<string>>()
      .mockReturnValueOnce(new Promise(() => {}))
      .mockResolvedValue('token')
    const { client } = setUp(answerAccount, { getToken, deadlineMs: 20 })
    expect(await failureOf(() => client.account())).toEqual({ kind: 'timeout' })
    await expect(vi.waitFor(() => client.account())).resolves.toEqual(MINIMAL_ACCOUNT)
  })

  test.each<[string, Answer]>([
    ['a network failure', () => Promise.reject(new TypeError('https://billing.example/?t=canary failed'))],
    ['a refusal', () => problemResponse(500, { detail: 'canary' })],
    ['nonsense', () => new Response('canary {')],
    ['a strange status', () => jsonResponse({ canary: true }, { status: 418 })],
  ])('X3 %s leaves no token and no body in the failure', async (_name, answer) => {
    const { client } = setUp(answer, { getToken: () => 'canary' })
    const thrown: unknown = await client.account().catch((error: unknown) => error)
    expect(`${String(thrown)} ${JSON.stringify(thrown)}`).not.toContain('canary')
  })
})

describe('the account', () => {
  test('is asked for conditionally, and kept while it is unchanged', async () => {
    const { client, requests } = setUp(({ headers }) =>
      headers.get('If-None-Match') === 'W/"1"'
        ? new Response(null, { status: 304 })
        : jsonResponse(MINIMAL_ACCOUNT, { headers: { ETag: 'W/"1"' } }),
    )
    await client.account()
    await expect(client.account()).resolves.toEqual(MINIMAL_ACCOUNT)
    await expect(client.account()).resolves.toEqual(MINIMAL_ACCOUNT)
    expect(requests.map(({ headers }) => headers.get('If-None-Match'))).toEqual([null, 'W/"1"', 'W/"1"'])
  })

  test('N14 304 without anything kept: one more request, without a condition', async () => {
    const { client, requests } = setUp((_request, index) =>
      index === 0 ? new Response(null, { status: 304 }) : answerAccount(),
    )
    await expect(client.account()).resolves.toEqual(MINIMAL_ACCOUNT)
    expect(requests.map(({ headers }) => headers.get('If-None-Match'))).toEqual([null, null])
  })

  test('N14 304 for ever is no answer', async () => {
    const { client, requests } = setUp(() => new Response(null, { status: 304 }))
    expect(await failureOf(() => client.account())).toMatchObject({ kind: 'malformed' })
    expect(requests).toHaveLength(2)
  })

  test('X18 what one viewer was told is never taken for the answer to another', async () => {
    let token = 'ada'
    const { client, requests } = setUp(
      ({ headers }) => {
        if (headers.get('Authorization') !== `Bearer ${token}`) return problemResponse(401)
        if (headers.has('If-None-Match')) return new Response(null, { status: 304 })
        return jsonResponse({ ...MINIMAL_ACCOUNT, name: token }, { headers: { ETag: 'W/"1"' } })
      },
      { getToken: () => token },
    )
    await client.account()
    token = 'bo'
    await expect(client.account()).resolves.toMatchObject({ name: 'bo' })
    expect(requests.map(({ headers }) => headers.get('If-None-Match'))).toEqual([null, 'W/"1"', null])
  })

  test('C1 calls that overlap share one request; later ones make their own', async () => {
    const { client, requests } = setUp(answerAccount)
    await Promise.all([client.account(), client.account(), client.account()])
    expect(requests).toHaveLength(1)
    await client.account()
    expect(requests).toHaveLength(2)
  })

  test('one that gives up does not take the answer from the others', async () => {
    const { client } = setUp(answerAccount)
    const impatient = AbortSignal.abort(new DOMException('gone', 'AbortError'))
    const [gone, told] = await Promise.allSettled([client.account({ signal: impatient }), client.account()])
    expect(gone).toMatchObject({ status: 'rejected', reason: impatient.reason as unknown })
    expect(told).toMatchObject({ status: 'fulfilled', value: MINIMAL_ACCOUNT })
  })
})

describe('answers that are none', () => {
  test.each([
    '',
    '{',
    '{"id":"a"',
    '[1,]',
    "{'a':1}",
    '{"a":1}}',
    'NaN',
    '{"a":01}',
    '\u{FEFF}\u{FEFF}{}',
    '{"a":"\n"}',
  ])('D1 %j is malformed', async (text) => {
    const { client } = setUp(() => new Response(text, { headers: { 'Content-Type': 'application/json' } }))
    expect(await failureOf(() => client.account())).toEqual({ kind: 'malformed', debug: 'not JSON' })
  })

  test.each<[string, Answer]>([
    [
      'a page in HTML',
      () => new Response('<h1>Sign in</h1>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
    ],
    ['one in capitals', () => new Response('<h1>Sign in</h1>', { headers: { 'Content-Type': 'TEXT/HTML' } })],
    ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://login.example/' } })],
  ])('N15 %s is a sign-in page, not an answer', async (_name, answer) => {
    const { client } = setUp(answer)
    expect(await failureOf(() => client.account())).toEqual({ kind: 'signed-out' })
  })

  test('X20 a redirect is never followed, so no token goes down to http or elsewhere', async () => {
    const { client, requests } = setUp(
      () => new Response(null, { status: 308, headers: { Location: 'http://billing.example/v1/account' } }),
      { getToken: () => 'secret' },
    )
    expect(await failureOf(() => client.account())).toEqual({ kind: 'signed-out' })
    expect(requests.map(({ url, redirect }) => [url, redirect])).toEqual([[`${baseUrl}/account`, 'manual']])
  })

  test('N7 an error page in HTML is still the error that its status says', async () => {
    const { client } = setUp(
      () => new Response('<h1>502</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    )
    expect(await failureOf(() => client.account())).toEqual({ kind: 'unavailable', status: 502, retryAt: null })
  })

  test('N12 a problem says which right is missing, and who can help', async () => {
    const { client } = setUp(() => problemResponse(403, wireProblem()))
    expect(await failureOf(() => client.account())).toMatchObject({
      kind: 'forbidden',
      missing: [{ permission: 'Company: edit' }],
      contacts: [{ name: 'Amara' }],
    })
  })

  test('N3 no connection is unreachable', async () => {
    const { client } = setUp(() => Promise.reject(new TypeError('fetch failed')))
    expect(await failureOf(() => client.account())).toEqual({ kind: 'unreachable', debug: 'TypeError' })
  })

  test('N1 no network is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const { client } = setUp(() => Promise.reject(new TypeError('fetch failed')))
    expect(await failureOf(() => client.account())).toEqual({ kind: 'offline' })
  })

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('patched')
      },
    ],
    ['answers nonsense', () => Promise.resolve({ ok: true, json: () => ({ balance: 1 }) })],
    ['answers nothing', () => undefined],
  ])('H10 a page whose fetch %s gets a failure, never a number', async (_name, patched) => {
    vi.stubGlobal('fetch', patched)
    expect(await failureOf(() => createClient({ baseUrl }).account())).toMatchObject({ kind: 'unreachable' })
  })

  test('H10 a page whose fetch never settles gets a timeout', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => {}))
    expect(await failureOf(() => createClient({ baseUrl, deadlineMs: 20 }).account())).toEqual({ kind: 'timeout' })
  })
})

describe('a pause that the server asked for', () => {
  const NOON = Date.UTC(2027, 2, 1, 12)

  test.each([
    ['120', 120_000],
    ['Mon, 01 Mar 2027 12:00:30 GMT', 30_000],
    ['99999', 300_000],
  ])('N8 Retry-After %s is kept: until then every call fails alike without a request', async (header, waitMs) => {
    let now = NOON
    const { client, requests } = setUp(() => problemResponse(503, {}, { 'Retry-After': header }), { now: () => now })
    const failure = { kind: 'unavailable', status: 503, retryAt: NOON + waitMs }
    expect(await failureOf(() => client.account())).toEqual(failure)
    now += waitMs - 1
    expect(await failureOf(() => client.entries({}))).toEqual(failure)
    expect(requests).toHaveLength(1)
    now += 1
    await failureOf(() => client.account())
    expect(requests).toHaveLength(2)
  })

  test.each(['-1', 'abc', '1e9'])('N8 Retry-After %s is no pause', async (header) => {
    const { client, requests } = setUp(() => problemResponse(503, {}, { 'Retry-After': header }))
    expect(await failureOf(() => client.account())).toEqual({ kind: 'unavailable', status: 503, retryAt: null })
    await failureOf(() => client.account())
    expect(requests).toHaveLength(2)
  })

  test('N8 no pause is longer than `retry.capMs`', async () => {
    for (const capMs of [10_000, 900_000]) {
      const { client } = setUp(() => problemResponse(503, {}, { 'Retry-After': '99999' }), {
        now: () => NOON,
        retry: { capMs },
      })
      expect(await failureOf(() => client.account())).toMatchObject({ retryAt: NOON + capMs })
    }
  })

  test('N9 a storm of calls after a 429 makes no request in its window', async () => {
    let now = NOON
    const { client, requests } = setUp(() => problemResponse(429), { now: () => now, rateLimitDefaultMs: 5000 })
    const storm = () => Promise.all(Array.from({ length: 20 }, () => failureOf(() => client.account())))
    expect(new Set(await storm())).toEqual(new Set([{ kind: 'rate-limited', retryAt: NOON + 5000 }]))
    now += 4999
    await storm()
    expect(requests).toHaveLength(1)
    now += 1
    await storm()
    expect(requests).toHaveLength(2)
  })

  test('may be told in the body, which pages on other origins can read', async () => {
    const { client } = setUp(() => problemResponse(429, { retryAfter: 7 }), { now: () => NOON })
    expect(await failureOf(() => client.account())).toEqual({ kind: 'rate-limited', retryAt: NOON + 7000 })
  })

  test('T5 told in the body counts before a date, which a page may have to read by a wrong clock', async () => {
    const headers = { 'Retry-After': 'Mon, 01 Mar 2027 14:00:07 GMT' }
    const { client } = setUp(() => problemResponse(503, { retryAfter: 7 }, headers), { now: () => NOON })
    expect(await failureOf(() => client.account())).toMatchObject({ retryAt: NOON + 7000 })
  })

  test.each([-1, 1e300, '7', 0.2])('N8 %j in the body is never a pause beyond the cap', async (retryAfter) => {
    const { client } = setUp(() => problemResponse(503, { retryAfter }), { now: () => NOON })
    const retryAt = retryAfter === 0.2 ? NOON + 1000 : null
    expect(await failureOf(() => client.account())).toMatchObject({ retryAt })
  })
})

describe('top-ups', () => {
  test('N24 are ordered in JSON under the key of the intent, and the call can be repeated as it was', async () => {
    const { client, requests } = setUp((_request, index) =>
      index === 0 ? Promise.reject(new TypeError('lost')) : jsonResponse({ id: 'topup-1' }, { status: 201 }),
    )
    expect(await failureOf(() => client.createTopUp(ORDER, KEY))).toMatchObject({ kind: 'unreachable' })
    await expect(client.createTopUp(ORDER, KEY)).resolves.toEqual({ id: 'topup-1' })
    expect(requests.map(({ headers }) => headers.get('Idempotency-Key'))).toEqual([KEY, KEY])
    await expect(requests[1]?.json()).resolves.toEqual(ORDER)
    expect(requests[1]?.headers.get('Content-Type')).toBe('application/json')
  })

  test.each(['short', 'x'.repeat(65), 'with space', 'ünïcode-key'])('need a proper key: %j is refused', async (key) => {
    const { client, requests } = setUp(() => jsonResponse({}))
    expect(await failureOf(() => client.createTopUp(ORDER, key))).toMatchObject({ kind: 'misconfigured' })
    expect(requests).toEqual([])
  })

  test('N25 that still run are a conflict; a key used for something else is not', async () => {
    const { client } = setUp((_request, index) =>
      index === 0 ? problemResponse(409, { code: 'conflict' }) : problemResponse(422, { code: 'idempotency-conflict' }),
    )
    expect(await failureOf(() => client.createTopUp(ORDER, KEY))).toEqual({ kind: 'conflict' })
    expect(await failureOf(() => client.createTopUp(ORDER, KEY))).toEqual({ kind: 'idempotency-conflict' })
  })
})

test.each([{ 'Bad Header': 'x' }, { 'X-Fine': 'new\nline' }])(
  'headers that nobody can send are refused: %j',
  async (headers) => {
    const { client, requests } = setUp(answerAccount, { headers })
    expect(await failureOf(() => client.account())).toEqual({ kind: 'misconfigured', debug: 'paths or headers' })
    expect(requests).toEqual([])
  },
)
