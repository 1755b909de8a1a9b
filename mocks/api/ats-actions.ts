/** `POST /ats/actions`: the ATS does something that costs credits. */
import * as v from 'valibot'
import type { Actor, Entry, Subject } from '../../shared/credits/entry.ts'
import { Insufficient } from '../insufficient.ts'
import { RECRUITERS, VIEWERS } from '../world/cast.ts'
import type { CatalogueAction } from '../world/catalogue.ts'
import { count, readBody } from './body.ts'
import { jsonResponse } from './call.ts'
import type { Call } from './call.ts'
import { invalid, Refusal } from './problem.ts'
import { toWireEntry } from './wire.ts'

const MAX_QUANTITY = 1000

const subject = v.object({
  type: v.optional(v.string(), 'candidate'),
  label: v.string(),
  url: v.optional(v.nullable(v.string()), null),
})

const actionBody = v.object({
  action: v.string(),
  /** Billable units: three referees of one candidate are one request. */
  quantity: v.optional(v.pipe(count, v.maxValue(MAX_QUANTITY, `must be at most ${MAX_QUANTITY}`)), 1),
  /** Id or name of who did it. */
  actor: v.optional(v.union([v.string(), v.object({ id: v.string(), name: v.optional(v.string()) })])),
  /** What it was for; a bulk run may name each. */
  subject: v.optional(v.nullable(v.union([subject, v.array(subject)]))),
})

/** All units are charged or none is. */
export async function performAction({ request, simulation }: Call): Promise<Response> {
  const body = await readBody(request, actionBody)
  const action = simulation.scenario.actions.find(({ key }) => key === body.action)
  if (!action) throw invalid([{ pointer: '/action', detail: 'is no action of this account' }])
  if (action.status !== 'available') throw invalid([{ pointer: '/action', detail: 'is not available yet' }])
  const subjects = toSubjects(body.subject)
  const run = subjects.length === 1 && subjects[0] ? subjects[0].label : `${body.quantity} ${action.per?.plural ?? ''}`
  try {
    const entries = simulation.use({ action, quantity: body.quantity, actor: toActor(body.actor), subjects, run })
    return jsonResponse({ ok: true, entries: entries.map(toWireEntry), balance: balanceOf(simulation.ledger) })
  } catch (error) {
    if (error instanceof Insufficient) throw outOfCredits(action, error, simulation.scenario.unit.scale)
    throw error
  }
}

function outOfCredits(action: CatalogueAction, { needed, spendable }: Insufficient, scale: number): Refusal {
  const cost = action.cost.kind === 'fixed' ? action.cost.credits : 1
  const canRun = Math.max(0, Math.floor(spendable / cost))
  const step = 10 ** scale
  return new Refusal({
    status: 409,
    code: 'insufficient-credits',
    title: `Needs ${needed / step} credits, you have ${spendable / step}`,
    detail:
      canRun > 0 ? `Nothing was charged. ${canRun} can run.` : 'Nothing was charged. Buy credits, then try again.',
  })
}

function balanceOf({ available }: { available: Entry['balanceAfter'] }) {
  return { available }
}

function toSubjects(told: v.InferOutput<typeof actionBody>['subject']): Subject[] {
  if (!told) return []
  return Array.isArray(told) ? told : [told]
}

function toActor(told: v.InferOutput<typeof actionBody>['actor']): Actor {
  const id = typeof told === 'string' ? told : told?.id
  const known = [...RECRUITERS, ...VIEWERS].find((person) => person.id === id || person.name === id)
  if (known || id === undefined) return { kind: 'user', id: known?.id ?? 'amara', name: known?.name ?? 'Amara Okafor' }
  return { kind: 'user', id, name: typeof told === 'object' ? (told.name ?? id) : id }
}
