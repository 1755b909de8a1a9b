/** `GET /alerts`, `PUT /alerts`. */
import * as v from 'valibot'
import { toAlertsOrder } from '../../shared/billing/wire-alerts.ts'
import { ALERT_CHANNELS, findAlertProblems } from '../../shared/credits/alert-setting.ts'
import type { AlertProblem, AlertSetting, AlertTrigger } from '../../shared/credits/alert-setting.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import type { Simulation } from '../simulation.ts'
import type { Viewer } from './auth.ts'
import { amount, readBody } from './body.ts'
import { jsonResponse } from './call.ts'
import type { ApiCall } from './call.ts'
import { invalid, notFound, Refusal } from './problem.ts'
import type { FieldError } from './problem.ts'
import { accountId, alertAccess, contactsFor, missingRights } from './wire.ts'

const MAX_ALERTS = 20

const at = v.union(
  [
    v.object({ percent: v.number() }),
    v.object({ credits: amount }),
    v.object({ expiresInDays: v.number() }),
    v.picklist(['empty', 'recovered']),
  ],
  'must be a percentage, an amount, a number of days, "empty" or "recovered"',
)

const alertsBody = v.object({
  accountId: v.string(),
  scale: v.optional(v.nullable(v.number())),
  data: v.pipe(
    v.array(v.object({ id: v.string(), at, channels: v.array(v.picklist(ALERT_CHANNELS)), enabled: v.boolean() })),
    v.maxLength(MAX_ALERTS, `must be at most ${MAX_ALERTS}`),
  ),
})
type AlertsBody = v.InferOutput<typeof alertsBody>

export function readAlerts(call: ApiCall): Response {
  if (call.simulation.scenario.features.alerts === 'none') throw notFound('This account has no alerts')
  return alertsResponse(call)
}

/** Replaces them, unless somebody else did so since they were read. */
export async function writeAlerts(call: ApiCall): Promise<Response> {
  const { request, simulation, reader } = call
  const access = alertAccess(simulation, reader.viewer)
  if (access === 'none') throw notFound('This account has no alerts')
  if (access === 'read') throw mayNotWrite(reader.viewer)
  if (request.headers.get('If-Match') !== tagOf(simulation))
    throw new Refusal({ status: 412, code: 'precondition-failed', title: 'The alerts changed since they were read' })
  const alerts = toSettings(await readBody(request, alertsBody), simulation)
  simulation.replaceAlerts(alerts)
  return alertsResponse(call)
}

function alertsResponse({ simulation }: ApiCall): Response {
  const { scenario, alerts } = simulation
  const body = toAlertsOrder(alerts.alerts, {
    id: accountId(simulation),
    unit: { scale: scenario.unit.scale, label: null },
  })
  return jsonResponse(body, 200, { ETag: tagOf(simulation) })
}

function tagOf({ epoch, alerts }: Simulation): string {
  return `"${encodeURIComponent(epoch)}.${alerts.edition}"`
}

function mayNotWrite(viewer: Viewer): Refusal {
  const missing = missingRights(viewer).filter(({ right }) => right === 'buy')
  const title = 'You may not change the alerts'
  return new Refusal({ status: 403, code: 'permission-required', title, missing, contacts: contactsFor(viewer) })
}

/** Throws a `Refusal` (422) that points at each field that cannot be. */
function toSettings({ accountId: whose, scale, data }: AlertsBody, simulation: Simulation): AlertSetting[] {
  const { scenario, allowance } = simulation
  const alerts = data.map((told): AlertSetting => ({
    id: told.id,
    trigger: toTrigger(told.at),
    channels: told.channels,
    isEnabled: told.enabled,
  }))
  const problems = findAlertProblems(alerts, toCredits(scenario.floor))
  const errors = alerts.flatMap(({ id, trigger }, index): FieldError[] => {
    const problem = problems.get(id)
    if (problem) return [{ pointer: `/data/${index}/${FIELDS[problem]}`, detail: DETAILS[problem] }]
    const isTooHigh = trigger.kind === 'credits' && allowance !== null && trigger.value > allowance
    return isTooHigh ? [{ pointer: `/data/${index}/at/credits`, detail: 'is more than the allowance' }] : []
  })
  if (whose !== accountId(simulation)) errors.push({ pointer: '/accountId', detail: 'is another account' })
  if ((scale ?? scenario.unit.scale) !== scenario.unit.scale)
    errors.push({ pointer: '/scale', detail: `must be ${scenario.unit.scale}` })
  if (errors.length > 0) throw invalid(errors)
  return alerts
}

function toTrigger(told: AlertsBody['data'][number]['at']): AlertTrigger {
  if (typeof told === 'string') return { kind: told }
  if ('percent' in told) return { kind: 'percent', value: told.percent }
  return 'credits' in told ? { kind: 'credits', value: told.credits } : { kind: 'expiry', value: told.expiresInDays }
}

const FIELDS: Record<AlertProblem, string> = {
  percent: 'at/percent',
  credits: 'at/credits',
  days: 'at/expiresInDays',
  channels: 'channels',
  twice: 'at',
}

const DETAILS: Record<AlertProblem, string> = {
  percent: 'must be above 0 and at most 100',
  credits: 'must be an amount that the balance can fall to',
  days: 'must be a whole number from 1 to 365',
  channels: 'must not be empty while it is enabled',
  twice: 'is there already',
}
