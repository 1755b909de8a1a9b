import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import { toRefusal } from './spend.ts'
import type { Outcome } from './spend.ts'

const People = v.object({
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      role: v.string(),
      permissions: v.array(v.object({ name: v.string(), means: v.string(), isGranted: v.boolean() })),
    }),
  ),
})

/** Somebody who works with the ATS, and what they may do. */
export type Colleague = v.InferOutput<typeof People>['people'][number]

export type Roles = { kind: 'loading' } | { kind: 'ready'; people: Colleague[] } | { kind: 'failed' }

/** Who may do what, as the ATS's own server keeps it. */
export interface RoleStore {
  roles: ReadonlySignal<Roles>
  load: () => Promise<void>
  change: (personId: string, permission: string, isGranted: boolean) => Promise<Outcome>
}

const UNHEARD: Outcome = {
  kind: 'refused',
  title: 'No answer from the server',
  detail: 'Nothing was changed. Check the connection, then try again.',
}

/** `by` is the id of whoever is signed in. Never throws: what fails is a state or an outcome. */
export function createRoleStore(url: string, by: string): RoleStore {
  const roles = signal<Roles>({ kind: 'loading' })
  return {
    roles,
    async load() {
      try {
        roles.value = toRoles(await (await fetch(url)).json())
      } catch {
        roles.value = { kind: 'failed' }
      }
    },
    async change(person, permission, isGranted) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ by, person, permission, isGranted }),
        })
        if (!response.ok) return toRefusal(await response.json())
        roles.value = toRoles(await response.json())
        return { kind: 'done' }
      } catch {
        return UNHEARD
      }
    },
  }
}

function toRoles(wire: unknown): Roles {
  const parsed = v.safeParse(People, wire)
  return parsed.success ? { kind: 'ready', people: parsed.output.people } : { kind: 'failed' }
}
