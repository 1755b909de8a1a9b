import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import { failureOf } from './failure-of.fixture.ts'
import { fakeFetch, jsonResponse, problemResponse } from './fake-fetch.fixture.ts'

const ALERTS = { accountId: 'acct-1', scale: 0, data: [] }
const REPORT = { every: 'week', on: 1, tz: 'UTC', filters: {}, recipients: ['ada@ats.example'] } as const

function setUp(answer: () => Response) {
  const { fetch, requests } = fakeFetch(answer)
  return { client: createClient({ baseUrl: 'https://billing.example/v1', fetch, getToken: () => 'secret' }), requests }
}

test('alerts come with the tag that saving them has to name', async () => {
  const { client, requests } = setUp(() => jsonResponse(ALERTS, { headers: { ETag: '"v7"' } }))
  const { body, tag } = await client.alerts()
  expect([body, tag]).toEqual([ALERTS, '"v7"'])
  expect(await client.saveAlerts(ALERTS, tag)).toEqual({ body: ALERTS, tag: '"v7"' })
  const [, save] = requests
  expect([save?.method, save?.url, save?.headers.get('If-Match')]).toEqual([
    'PUT',
    'https://billing.example/v1/alerts',
    '"v7"',
  ])
  expect(await save?.json()).toEqual(ALERTS)
})

test('where the server gave no tag, the save names none', async () => {
  const { client, requests } = setUp(() => jsonResponse(ALERTS))
  const { tag } = await client.alerts()
  await client.saveAlerts(ALERTS, tag)
  expect([tag, requests[1]?.headers.has('If-Match')]).toEqual([null, false])
})

test('a save of what somebody else changed meanwhile is told apart from one that is still running', async () => {
  const { client } = setUp(() => problemResponse(412))
  expect(await failureOf(() => client.saveAlerts(ALERTS, '"v1"'))).toEqual({ kind: 'precondition-failed' })
})

test('a report is ordered under its key, and one with a bad key is not sent', async () => {
  const { client, requests } = setUp(() => jsonResponse({}, { status: 201 }))
  await client.createExport(REPORT, 'intent-0001')
  expect(requests[0]?.headers.get('Idempotency-Key')).toBe('intent-0001')
  expect(await requests[0]?.json()).toEqual(REPORT)
  expect(await failureOf(() => client.createExport(REPORT, 'short'))).toMatchObject({ kind: 'misconfigured' })
  expect(requests).toHaveLength(1)
})

test('a report is deleted by its id, whatever is in it, and the answer has no body', async () => {
  const { client, requests } = setUp(() => new Response(null, { status: 204 }))
  await client.deleteExport('a/b?c')
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'DELETE https://billing.example/v1/exports/a%2Fb%3Fc',
  ])
})
