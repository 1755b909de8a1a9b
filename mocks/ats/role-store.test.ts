import { afterEach, expect, test, vi } from 'vitest'
import { createRoleStore } from './role-store.ts'

const people = (isGranted: boolean) => [
  { id: 'mei', name: 'Mei Tanaka', role: 'Hiring manager', permissions: [{ name: 'Edit', means: 'All', isGranted }] },
]

function open(...answers: (() => Promise<Response>)[]) {
  const fetched = vi.fn<typeof fetch>()
  for (const answer of answers) fetched.mockImplementationOnce(answer)
  vi.stubGlobal('fetch', fetched)
  return { fetched, store: createRoleStore('/mock/healthy@demo/ats/roles', 'amara') }
}

afterEach(() => vi.unstubAllGlobals())

test('a change names who asked for it, and shows what the server says then', async () => {
  const { fetched, store } = open(
    async () => Response.json({ people: people(false) }),
    async () => Response.json({ people: people(true) }),
  )
  await store.load()
  expect(store.roles.value).toEqual({ kind: 'ready', people: people(false) })
  expect(await store.change('mei', 'Edit', true)).toEqual({ kind: 'done' })
  expect(store.roles.value).toEqual({ kind: 'ready', people: people(true) })
  expect(fetched).toHaveBeenLastCalledWith(
    '/mock/healthy@demo/ats/roles',
    expect.objectContaining({
      method: 'POST',
      body: JSON.stringify({ by: 'amara', person: 'mei', permission: 'Edit', isGranted: true }),
    }),
  )
})

test('a refusal changes nothing and says why', async () => {
  const { store } = open(
    async () => Response.json({ people: people(false) }),
    async () => Response.json({ title: 'Only admins change roles' }, { status: 403 }),
  )
  await store.load()
  expect(await store.change('mei', 'Edit', true)).toMatchObject({ kind: 'refused', title: 'Only admins change roles' })
  expect(store.roles.value).toEqual({ kind: 'ready', people: people(false) })
})

test.each([
  ['no connection', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['another shape', async () => Response.json({ people: 'all' })],
])('a list that cannot be read is a state: %s', async (_, answer) => {
  const { store } = open(answer)
  await store.load()
  expect(store.roles.value).toEqual({ kind: 'failed' })
})
