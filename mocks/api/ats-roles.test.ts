import { expect, it } from 'vitest'
import * as v from 'valibot'
import { asProblem, createMockApi } from '../api.fixture.ts'
import type { Answer } from '../api.fixture.ts'

const Roles = v.object({
  people: v.array(
    v.object({ id: v.string(), permissions: v.array(v.object({ name: v.string(), isGranted: v.boolean() })) }),
  ),
})

const GRANT = { by: 'amara', person: 'mei', permission: 'Company: edit', isGranted: true }

function granted({ body }: Answer, person: string): string[] {
  const { people } = v.parse(Roles, body)
  const permissions = people.find(({ id }) => id === person)?.permissions ?? []
  return permissions.filter(({ isGranted }) => isGranted).map(({ name }) => name)
}

it('lists who may do what', async () => {
  const { call } = createMockApi()
  const roles = await call('healthy/ats/roles')
  expect(granted(roles, 'amara')).toEqual(['Company: edit', 'Billing: manage', 'Billing: request'])
  expect(granted(roles, 'jonas')).toEqual(['Company: edit', 'Billing: request'])
  expect(granted(roles, 'mei')).toEqual([])
})

it('a permission that an admin grants holds from the next request on, and can be taken back', async () => {
  const { call } = createMockApi()
  const before = await call('healthy/v1/account', { viewer: 'mei' })
  expect(before.body).toMatchObject({ access: { entries: false }, features: { entries: false } })
  expect((await call('healthy/v1/entries', { viewer: 'mei' })).status).toBe(403)
  expect(granted(await call('healthy/ats/roles', { body: GRANT }), 'mei')).toEqual(['Company: edit'])
  const etag = before.headers.get('ETag') ?? ''
  const after = await call('healthy/v1/account', { viewer: 'mei', headers: { 'If-None-Match': etag } })
  expect(after.body).toMatchObject({ access: { entries: true, buy: false }, features: { entries: true } })
  expect((await call('healthy/v1/entries', { viewer: 'mei' })).status).toBe(200)
  await call('healthy/ats/roles', { body: { ...GRANT, isGranted: false } })
  expect((await call('healthy/v1/entries', { viewer: 'mei' })).status).toBe(403)
})

it.each([
  ['of anybody but an admin', { by: 'mei' }, 403, 'permission-required'],
  ['for a permission that is none', { permission: 'Company: own' }, 422, 'validation-failed'],
  ['for somebody who is not here', { person: 'nobody' }, 422, 'validation-failed'],
])('refuses a change %s', async (_, wrong, status, code) => {
  const { call } = createMockApi()
  const refused = await call('healthy/ats/roles', { body: { ...GRANT, ...wrong } })
  expect([refused.status, asProblem(refused).code]).toEqual([status, code])
  expect(granted(await call('healthy/ats/roles'), 'mei')).toEqual([])
})
