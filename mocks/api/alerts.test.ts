import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { asProblem, createMockApi } from '../api.fixture.ts'

const Alerts = v.object({
  accountId: v.string(),
  scale: v.number(),
  data: v.array(v.looseObject({ id: v.string(), at: v.unknown() })),
})

function setUp() {
  const { call } = createMockApi()
  async function read(scenario: string, viewer?: string) {
    const answer = await call(`${scenario}/v1/alerts`, viewer === undefined ? {} : { viewer })
    return { ...v.parse(Alerts, answer.body), tag: answer.headers.get('ETag') ?? '' }
  }
  const write = (scenario: string, tag: string, body: unknown, viewer?: string) =>
    call(`${scenario}/v1/alerts`, {
      method: 'PUT',
      body,
      headers: { 'If-Match': tag },
      ...(viewer !== undefined && { viewer }),
    })
  return { call, read, write }
}

const AT_TEN = { id: 'new-1', at: { percent: 10 }, channels: ['email'], enabled: true }

describe('a change', () => {
  it('replaces all alerts, gives new ones an id, and leaves the snapshot as it is', async () => {
    const { call, read, write } = setUp()
    const { tag, data, ...envelope } = await read('healthy')
    const answer = await write('healthy', tag, { ...envelope, data: [...data.slice(1), AT_TEN] })
    expect(answer.status).toBe(200)
    const after = await read('healthy')
    expect(after.data).toEqual([...data.slice(1), { ...AT_TEN, id: 'alert-1' }])
    expect([after.tag === tag, after.tag === answer.headers.get('ETag')]).toEqual([false, true])
    expect((await call('healthy/v1/account')).body).toMatchObject({ version: { n: 1 } })
  })

  it('is refused when somebody else changed them since they were read, and nothing is lost', async () => {
    const { read, write } = setUp()
    const { tag, data, ...envelope } = await read('healthy')
    await write('healthy', tag, { ...envelope, data: data.slice(1) })
    const late = await write('healthy', tag, { ...envelope, data: [AT_TEN] })
    expect([late.status, asProblem(late).code]).toEqual([412, 'precondition-failed'])
    expect((await read('healthy')).data).toEqual(data.slice(1))
  })

  it.each([
    ['a percentage above 100', { ...AT_TEN, at: { percent: 101 } }, '/data/0/at/percent'],
    ['more credits than there can be', { ...AT_TEN, at: { credits: 501 } }, '/data/0/at/credits'],
    ['no day', { ...AT_TEN, at: { expiresInDays: 0 } }, '/data/0/at/expiresInDays'],
    ['nobody to tell', { ...AT_TEN, channels: [] }, '/data/0/channels'],
    ['a channel that there is not', { ...AT_TEN, channels: ['pigeon'] }, '/data/0/channels/0'],
  ])('with %s is refused at that field', async (_, alert, pointer) => {
    const { read, write } = setUp()
    const { tag, accountId } = await read('healthy')
    const answer = await write('healthy', tag, { accountId, scale: 0, data: [alert] })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ errors: [{ pointer }] })
  })

  it('in another scale, or for another account, is refused', async () => {
    const { read, write } = setUp()
    const { tag } = await read('healthy')
    const answer = await write('healthy', tag, { accountId: 'acc-meridian', scale: 2, data: [] })
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/accountId' }, { pointer: '/scale' }] })
  })
})

it('only who manages billing may change them; others may read', async () => {
  const { call, read, write } = setUp()
  const { tag, data, ...envelope } = await read('healthy', 'jonas')
  expect((await call('healthy/v1/account', { viewer: 'jonas' })).body).toMatchObject({ features: { alerts: 'read' } })
  const answer = await write('healthy', tag, { ...envelope, data }, 'jonas')
  expect(answer.status).toBe(403)
  expect(answer.body).toMatchObject({ missing: [{ right: 'buy', permission: 'Billing: manage' }] })
})

it('amounts are in the smallest step of the unit', async () => {
  const { read } = setUp()
  const { scale, data } = await read('fractional-credits')
  expect([scale, data[1]?.at]).toEqual([2, { credits: 2000 }])
})

it('an account without them has none to read or to write', async () => {
  const { call, write } = setUp()
  expect((await call('unlimited/v1/alerts')).status).toBe(404)
  expect((await write('unlimited', '*', {})).status).toBe(404)
})
