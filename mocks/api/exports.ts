/** `GET /exports`, `POST /exports`, `DELETE /exports/{id}`. */
import * as v from 'valibot'
import { toExportOrder } from '../../shared/billing/wire-exports.ts'
import { daysOf, EVERY_ROW, parseRecipients, REPORT_INTERVALS } from '../../shared/credits/report-schedule.ts'
import type { ReportOrder } from '../../shared/credits/report-schedule.ts'
import type { Report } from '../report-desk.ts'
import { parseJson, readShape } from './body.ts'
import { jsonResponse } from './call.ts'
import type { ApiCall } from './call.ts'
import { makeOnce } from './once.ts'
import { invalid, notFound, Refusal } from './problem.ts'
import type { FieldError } from './problem.ts'
import { accountId, contactsFor, iso, missingRights } from './wire.ts'

const MAX_RECIPIENTS = 10

const texts = v.optional(v.array(v.string()), [])
const orderBody = v.object({
  every: v.picklist(REPORT_INTERVALS),
  on: v.number(),
  tz: v.string(),
  filters: v.optional(
    v.object({ type: texts, action: texts, actor: texts, account: texts, q: v.optional(v.string(), '') }),
    EVERY_ROW,
  ),
  recipients: v.array(v.string()),
})
type OrderBody = v.InferOutput<typeof orderBody>

export function listExports(call: ApiCall): Response {
  checkAccess(call)
  const { simulation } = call
  return jsonResponse({ accountId: accountId(simulation), data: simulation.reports.reports.map(toWireReport) })
}

export async function createExport(call: ApiCall): Promise<Response> {
  checkAccess(call)
  const { simulation, base } = call
  const { reports } = simulation
  const make = (text: string) => reports.create(toOrder(readShape(parseJson(text), orderBody)), simulation.now)
  const report = await makeOnce(call, reports.keys, 'report', make)
  const body = { accountId: accountId(simulation), ...toWireReport(report) }
  return jsonResponse(body, 201, { Location: `${base}/v1/exports/${report.id}` })
}

export function deleteExport(call: ApiCall): Response {
  checkAccess(call)
  if (!call.simulation.reports.delete(call.params['id'] ?? '')) throw notFound('No such report')
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}

/** Throws a `Refusal`: 404 where nothing is sent, 403 where this viewer may not take the ledger out. */
function checkAccess({ simulation: { scenario }, reader: { viewer } }: ApiCall): void {
  if (!scenario.features.exports) throw notFound('This account has no scheduled reports')
  if (viewer.rights.export) return
  throw new Refusal({
    status: 403,
    code: 'permission-required',
    title: 'You may not schedule reports',
    missing: missingRights(viewer).filter(({ right }) => right === 'export'),
    contacts: contactsFor(viewer),
  })
}

function toWireReport(report: Report) {
  return {
    id: report.id,
    ...toExportOrder(report),
    lastRunAt: report.lastRunAt === null ? null : iso(report.lastRunAt),
    nextRunAt: iso(report.nextRunAt),
    lastStatus: report.lastStatus,
  }
}

/** Throws a `Refusal` (422) that points at each field that cannot be. */
function toOrder({ every, on, tz, filters, recipients }: OrderBody): ReportOrder {
  const errors: FieldError[] = []
  if (!daysOf(every).includes(on)) errors.push({ pointer: '/on', detail: `must be a day of the ${every}` })
  if (!isTimeZone(tz)) errors.push({ pointer: '/tz', detail: 'must be an IANA time zone' })
  if (recipients.length === 0) errors.push({ pointer: '/recipients', detail: 'must not be empty' })
  if (recipients.length > MAX_RECIPIENTS)
    errors.push({ pointer: '/recipients', detail: `must be at most ${MAX_RECIPIENTS}` })
  recipients.forEach((recipient, index) => {
    const isOne = parseRecipients(recipient).recipients[0] === recipient
    if (!isOne) errors.push({ pointer: `/recipients/${index}`, detail: 'must be an email address' })
  })
  if (errors.length > 0) throw invalid(errors)
  return { every, on, timeZone: tz, filter: filters, recipients }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
