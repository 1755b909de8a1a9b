/** How the last scheduled report went, as the background wrote it and the options page shows it. */
import * as v from 'valibot'
import type { Failure } from '../shared/credits/failure.ts'
import { Failure as FailureSchema } from './failure-schema.ts'
import type { ReportRun } from './report.ts'
import { storageItem } from './storage.ts'

export interface StoredReportRun extends ReportRun {
  /** Why no file was saved. */
  failure: Failure | null
  /** How many rows the file has. */
  rows: number
  fileName: string | null
}

const StoredReportRun = v.object({
  at: v.number(),
  isDone: v.boolean(),
  failure: v.nullable(FailureSchema),
  rows: v.number(),
  fileName: v.nullable(v.string()),
})

/** `null` before the first one. Written in `background/report.ts` only. */
export const reportRunItem = storageItem<StoredReportRun | null>(
  'local',
  'report-run',
  v.nullable(StoredReportRun),
  null,
)
