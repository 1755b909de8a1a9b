import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { asProblem, createKeys, createMockApi } from '../api.fixture.ts'
import type { CallOptions } from '../api.fixture.ts'

const DAY_MS = 86_400_000
const WEEKLY = { every: 'week', on: 1, tz: 'Europe/Berlin', recipients: ['ana@halden.example'] }

const Report = v.looseObject({ id: v.string(), lastRunAt: v.nullable(v.string()), nextRunAt: v.string() })

function setUp() {
  const { call, pass } = createMockApi()
  const nextKey = createKeys()
  const order = (body: unknown, { key = nextKey(), ...options }: CallOptions & { key?: string } = {}) =>
    call('new-account/v1/exports', { body, ...options, headers: { 'Idempotency-Key': key } })
  const list = async () =>
    v.parse(v.object({ data: v.array(Report) }), (await call('new-account/v1/exports')).body).data
  return { call, pass, order, list }
}

describe('a scheduled report', () => {
  it('is there as it was ordered, with the day on which it comes', async () => {
    const { order, list } = setUp()
    const answer = await order({ ...WEEKLY, filters: { type: ['debit'] } })
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      201,
      'http://mock.localhost/mock/new-account/v1/exports/report-1',
    ])
    // Seven in the morning in Berlin on the Monday after this one.
    const nextRunAt = '2027-03-08T06:00:00.000Z'
    const made = {
      ...WEEKLY,
      id: 'report-1',
      filters: { type: ['debit'] },
      lastRunAt: null,
      nextRunAt,
      lastStatus: null,
    }
    expect(await list()).toEqual([made])
  })

  it('comes on its day, and then again', async () => {
    const { order, list, pass } = setUp()
    await order(WEEKLY)
    pass(15 * DAY_MS)
    expect(await list()).toMatchObject([
      { lastRunAt: '2027-03-15T06:00:00.000Z', lastStatus: 'sent', nextRunAt: '2027-03-22T06:00:00.000Z' },
    ])
  })

  it('comes on the last day of a month that has no 31st', async () => {
    const { order, list, pass } = setUp()
    pass(31 * DAY_MS)
    await order({ ...WEEKLY, every: 'month', on: 31, tz: 'UTC' })
    expect(await list()).toMatchObject([{ nextRunAt: '2027-04-30T07:00:00.000Z' }])
  })

  it('N24 is one, however often its order is sent', async () => {
    const { order, list } = setUp()
    const first = await order(WEEKLY, { key: 'intent-0001' })
    expect((await order(WEEKLY, { key: 'intent-0001' })).body).toEqual(first.body)
    expect(await list()).toHaveLength(1)
    const other = await order({ ...WEEKLY, on: 2 }, { key: 'intent-0001' })
    expect([other.status, asProblem(other).code]).toEqual([422, 'idempotency-conflict'])
  })

  it('is not sent any more once it is deleted', async () => {
    const { call, order, list } = setUp()
    await order(WEEKLY)
    const answer = await call('new-account/v1/exports/report-1', { method: 'DELETE' })
    expect([answer.status, answer.body, await list()]).toEqual([204, null, []])
    expect((await call('new-account/v1/exports/report-1', { method: 'DELETE' })).status).toBe(404)
  })

  it.each([
    ['a day that no week has', { on: 8 }, '/on'],
    ['a zone that there is not', { tz: 'Mars/Olympus' }, '/tz'],
    ['nobody to send it to', { recipients: [] }, '/recipients'],
    ['no address', { recipients: ['ana@halden.example', 'ana'] }, '/recipients/1'],
    ['too many addresses', { recipients: Array.from({ length: 11 }, (_, n) => `a${n}@halden.example`) }, '/recipients'],
  ])('with %s is refused at that field', async (_, wrong, pointer) => {
    const { order } = setUp()
    const answer = await order({ ...WEEKLY, ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ errors: [{ pointer }] })
  })
})

it('whoever may not export may not have it sent either', async () => {
  const { call, order } = setUp()
  for (const answer of [
    await call('new-account/v1/exports', { viewer: 'mei' }),
    await order(WEEKLY, { viewer: 'mei' }),
  ]) {
    expect(answer.status).toBe(403)
    expect(answer.body).toMatchObject({ missing: [{ right: 'export' }] })
  }
})

it('an account without them has none', async () => {
  const { call } = setUp()
  expect((await call('unlimited/v1/exports')).status).toBe(404)
})
