import {
  exportLedger,
  type ExportResult,
  type ExportWatch,
  type LedgerJob,
  type Sink,
} from '../../shared/billing/export-ledger.ts'
import type { Account } from '../../shared/credits/account.ts'
import { csvChunks, type CsvColumn } from '../../shared/format/csv.ts'

export interface ExportJob extends Pick<LedgerJob, 'source' | 'filter'> {
  account: Pick<Account, 'id' | 'unit' | 'actions'>
  headings: Record<CsvColumn, string>
}

/** Writes all rows that the filter lets through as CSV. Rejects with a `FailureError` or with the signal's reason. */
export function runExport(job: ExportJob, sink: Sink, watch: ExportWatch): Promise<ExportResult> {
  const toText: LedgerJob['toText'] = (pages) => csvChunks(pages, job.account, job.headings)
  return exportLedger({ ...job, toText }, sink, watch)
}
