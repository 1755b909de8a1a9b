import { expect, test } from 'vitest'
import { toCredits } from '../credits/amount.ts'
import { toFailure } from '../credits/failure.ts'
import { createClient } from './client.ts'
import { fakeFetch, jsonResponse, problemResponse } from './fake-fetch.fixture.ts'
import { createLazyClient } from './lazy-client.ts'

const REPORT = { every: 'week', on: 1, tz: 'UTC', filters: {}, recipients: ['ada@ats.example'] } as const

/** Every call once, and what it leads to. */
async function traceOf(create: typeof createClient, answer: () => Response) {
  const { fetch, requests } = fakeFetch(answer)
  const source = create({ baseUrl: 'https://billing.example/v1', fetch, paths: { usage: 'sums' } })
  const calls: (() => Promise<unknown>)[] = [
    () => source.account(),
    () => source.entries({ limit: 5 }),
    () => source.usage({ by: ['day'] }),
    () => source.createTopUp({ kind: 'request', credits: toCredits(5), scale: 0 }, 'intent-0001'),
    () => source.topUp('topup-1'),
    () => source.cancelTopUp('topup-1'),
    () => source.alerts(),
    () => source.saveAlerts({ accountId: 'x', scale: 0, data: [] }, '"v1"'),
    () => source.exports(),
    () => source.createExport(REPORT, 'intent-0002'),
    () => source.deleteExport('report-1'),
    () => source.watch({ onHint: () => {} }, new AbortController().signal),
  ]
  const outcomes: unknown[] = []
  for (const call of calls) outcomes.push(await call().catch(toFailure))
  return { outcomes, requests: requests.map(({ method, url, headers }) => [method, url, [...headers]]) }
}

test.each([
  ['answered', () => jsonResponse({ id: 'x' })],
  ['refused', () => problemResponse(422, { code: 'validation-failed', errors: [] })],
])('a call that is %s goes as it does with the client that is there at once', async (_name, answer) => {
  const lazy = await traceOf(createLazyClient, answer)
  expect(lazy).toEqual(await traceOf(createClient, answer))
  expect(lazy.requests).toHaveLength(12)
})
