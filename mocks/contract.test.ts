import { describe, expect, it, vi } from 'vitest'
import { operations, validatorFor } from '../shared/billing/openapi.fixture.ts'
import { asTopUp, createKeys, createMockApi } from './api.fixture.ts'
import type { Answer } from './api.fixture.ts'
import { scenarios } from './scenarios.ts'

const DAY_MS = 86_400_000

/** Scenarios that answer no good account by design. */
const broken = new Set(['signed-out', 'rate-limited', 'server-error', 'slow', 'offline', 'malformed'])
const sound = scenarios.filter(({ name }) => !broken.has(name)).map(({ name }) => name)

const { fetchMock, call } = createMockApi()
const nextKey = createKeys()

describe.each(sound)('%s', (scenario) => {
  it('answers the account as the contract says, before and after it is used', async () => {
    expect(faultsOf('Account', await call(`${scenario}/v1/account`))).toEqual([])
    await call(`${scenario}/ats/actions`, { body: { action: 'reference-check' } })
    expect(faultsOf('Account', await call(`${scenario}/v1/account`, { viewer: 'mei' }))).toEqual([])
    await call(`${scenario}/control`, { body: { do: 'skip', ms: 100 * DAY_MS } })
    expect(faultsOf('Account', await call(`${scenario}/v1/account`))).toEqual([])
  })

  it('answers entries and usage as the contract says, or a problem', async () => {
    expect(faultsOf('EntryPage', await call(`${scenario}/v1/entries?limit=1000`))).toEqual([])
    expect(faultsOf('Usage', await call(`${scenario}/v1/usage?by=day&by=action&by=actor&by=account`))).toEqual([])
  })

  it('answers alerts and scheduled reports as the contract says, or a problem', async () => {
    const alerts = await call(`${scenario}/v1/alerts`)
    expect(faultsOf('Alerts', alerts)).toEqual([])
    const change = { method: 'PUT', body: alerts.body, headers: { 'If-Match': alerts.headers.get('ETag') ?? '' } }
    expect(faultsOf('Alerts', await call(`${scenario}/v1/alerts`, change))).toEqual([])
    const body = { every: 'week', on: 5, tz: 'Asia/Tokyo', filters: { q: 'Ana' }, recipients: ['ana@halden.example'] }
    const made = await call(`${scenario}/v1/exports`, { body, headers: { 'Idempotency-Key': nextKey() } })
    expect(faultsOf('ExportAnswer', made)).toEqual([])
    expect(faultsOf('Exports', await call(`${scenario}/v1/exports`))).toEqual([])
  })

  it('answers top-ups as the contract says, or a problem', async () => {
    for (const kind of ['checkout', 'request']) {
      const body = { kind, packId: 'pack-250', scale: scenario === 'fractional-credits' ? 2 : 0 }
      const made = await call(`${scenario}/v1/top-ups`, { body, headers: { 'Idempotency-Key': nextKey() } })
      expect(faultsOf('TopUpAnswer', made)).toEqual([])
      if (made.status !== 201) continue
      const { id } = asTopUp(made)
      expect(faultsOf('TopUpAnswer', await call(`${scenario}/v1/top-ups/${id}`))).toEqual([])
      expect(faultsOf('TopUpAnswer', await call(`${scenario}/v1/top-ups/${id}/cancel`, { method: 'POST' }))).toEqual([])
    }
  })
})

it.each(['signed-out', 'rate-limited', 'server-error'])('%s refuses in the contract’s words', async (scenario) => {
  expect(faultsOf('Account', await call(`${scenario}/v1/account`))).toEqual([])
})

it('serves every call of the contract', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const unserved = []
  for (const { method, path } of operations()) {
    const response = await fetchMock(`healthy/v1${path.replace('{id}', 'top-up-1')}`, { method })
    await response.body?.cancel()
    if (response.status === 405 || warn.mock.calls.length > 0) unserved.push(`${method} ${path}`)
    warn.mockClear()
  }
  expect(unserved).toEqual([])
})

/** What is wrong with an answer: good ones are held to `schema`, refusals to the schema of problems. */
function faultsOf(schema: string, { status, body }: Answer) {
  const validate = validatorFor(status < 300 ? schema : 'Problem')
  validate(body)
  return validate.errors ?? []
}
