/** `GET, POST /ats/roles`: the ATS's own list of who may do what, as under Settings → User Roles. */
import * as v from 'valibot'
import type { Simulation } from '../simulation.ts'
import { VIEWERS } from '../world/cast.ts'
import { PERMISSIONS } from '../world/permissions.ts'
import { readBody } from './body.ts'
import { jsonResponse } from './call.ts'
import type { Call } from './call.ts'
import { invalid, Refusal } from './problem.ts'

const change = v.object({
  /** The id of whoever asks for it. */
  by: v.string(),
  person: v.string(),
  permission: v.string(),
  isGranted: v.boolean(),
})

export function readRoles({ simulation }: Call): Response {
  return jsonResponse(toRoles(simulation))
}

/** Whoever looks at the balance meanwhile sees it at once. Answers the new list. */
export async function changeRoles({ request, simulation }: Call): Promise<Response> {
  const { by, person, permission, isGranted } = await readBody(request, change)
  if (VIEWERS.find(({ id }) => id === by)?.role !== 'Admin')
    throw new Refusal({ status: 403, code: 'permission-required', title: 'Only admins change roles' })
  const wanted = PERMISSIONS.find(({ name }) => name === permission)
  if (!wanted) throw invalid([{ pointer: '/permission', detail: 'is no permission of this ATS' }])
  if (!VIEWERS.some(({ id }) => id === person)) throw invalid([{ pointer: '/person', detail: 'is nobody here' }])
  simulation.roles.change(person, wanted, isGranted)
  simulation.touch()
  return jsonResponse(toRoles(simulation))
}

function toRoles({ roles }: Simulation) {
  return {
    people: VIEWERS.map(({ id, name, role }) => ({
      id,
      name,
      role,
      permissions: PERMISSIONS.map((permission) => ({
        name: permission.name,
        means: permission.means,
        isGranted: roles.has(id, permission),
      })),
    })),
  }
}
