import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from './client.ts'
import { fakeFetch, jsonResponse } from './fake-fetch.fixture.ts'
import { fetchWithKept, type KeptAnswer } from './kept-answer.ts'

const BASE = 'https://a.example/v1'
const isAccount = (url: URL) => url.pathname.endsWith('/account')
const kept: KeptAnswer = { json: { id: 'acct-1' }, etag: 'W/"7"' }

afterEach(() => vi.unstubAllGlobals())

function ask(answer: () => Response, last: KeptAnswer | null = kept) {
  const { fetch, requests } = fakeFetch(answer)
  vi.stubGlobal('fetch', fetch)
  const conditional = fetchWithKept(isAccount, last)
  const client = createClient({ baseUrl: BASE, getToken: () => 'secret', fetch: conditional.fetch })
  return { client, requests, etag: conditional.etag }
}

test('an answer that the server confirms is the one that was kept', async () => {
  const { client, requests, etag } = ask(() => new Response(null, { status: 304 }))
  expect(await client.account()).toEqual({ id: 'acct-1' })
  expect(requests[0]?.headers.get('If-None-Match')).toBe('W/"7"')
  expect(etag()).toBe('W/"7"')
})

test('a new answer brings its own name', async () => {
  const { client, etag } = ask(() => jsonResponse({ id: 'acct-2' }, { headers: { ETag: 'W/"8"' } }))
  expect(await client.account()).toEqual({ id: 'acct-2' })
  expect(etag()).toBe('W/"8"')
})

test('an answer without a name leaves none to ask with', async () => {
  const { client, etag } = ask(() => jsonResponse({ id: 'acct-2' }))
  await client.account()
  expect(etag()).toBeNull()
})

test('with nothing kept nothing is confirmed', async () => {
  const { client, requests } = ask(() => jsonResponse({ id: 'acct-2' }), null)
  await client.account()
  expect(requests[0]?.headers.has('If-None-Match')).toBe(false)
})

test('other calls are sent as they are', async () => {
  const { client, requests } = ask(() => jsonResponse({ data: [] }))
  await client.entries({})
  expect(requests[0]?.headers.has('If-None-Match')).toBe(false)
})
