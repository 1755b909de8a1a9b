/** Scheduled reports as they travel: loaded where they are listed. */
import type { ReportFilter, ReportOrder, ReportSchedule } from '../credits/report-schedule.ts'
import type { ExportOrder } from './source.ts'
import type { Asked } from './wire-entries.ts'
import { checkOwner } from './wire-owner.ts'
import { array, count, given, list, maybeText, maybeTime, readJson, refuse, shape, text, word } from './wire-schema.ts'
import type { Read } from './wire-schema.ts'

const day: Read<number> = (json, path) => {
  const on = count(json, path)
  return on >= 1 && on <= 31 ? on : refuse(path)
}

const filters = shape({
  type: list(text),
  action: list(text),
  actor: list(text),
  account: list(text),
  q: given(text, ''),
})

const report = shape({
  id: text,
  every: word(['week', 'month'], 'other'),
  on: day,
  tz: text,
  filters: given(filters, {}),
  recipients: array(text),
  lastRunAt: maybeTime,
  nextRunAt: maybeTime,
  lastStatus: maybeText,
})

/** The answer of `GET /exports`. Throws `malformed`, or `wrong-account` for one about another account. */
export function toReports(json: unknown, { id }: Asked): ReportSchedule[] {
  checkOwner(json, id)
  return readJson(shape({ data: array(report) }), json).data.map(toSchedule)
}

/** The answer of `POST /exports`. Throws like `toReports`. */
export function toReport(json: unknown, { id }: Asked): ReportSchedule {
  checkOwner(json, id)
  return toSchedule(readJson(report, json))
}

/** What is sent to have a report sent. */
export function toExportOrder({ every, on, timeZone, filter, recipients }: ReportOrder): ExportOrder {
  return { every, on, tz: timeZone, filters: toFilters(filter), recipients }
}

function toSchedule({ tz, filters: filter, ...rest }: ReturnType<typeof report>): ReportSchedule {
  return { ...rest, timeZone: tz, filter }
}

/** Only what holds something back. */
function toFilters({ q, ...lists }: ReportFilter): ExportOrder['filters'] {
  const narrowed = Object.entries(lists).filter(([, values]) => values.length > 0)
  return { ...Object.fromEntries(narrowed), ...(q !== '' && { q }) }
}
