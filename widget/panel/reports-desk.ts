import type { Call, CreditSource } from '../../shared/billing/source.ts'
import type { Asked } from '../../shared/billing/wire-entries.ts'
import { toExportOrder, toReport, toReports } from '../../shared/billing/wire-exports.ts'
import { toFailure } from '../../shared/credits/failure.ts'
import type { ReportOrder, ReportSchedule, ReportsState, ReportTask } from '../../shared/credits/report-schedule.ts'
import { newKey } from '../new-key.ts'
import { ListDesk, required } from './list-desk.ts'

/** Scheduled reports for the panel: lists them, has one more sent or one less. */
export class ReportsDesk extends ListDesk<ReportSchedule, ReportTask> {
  readonly #source: CreditSource
  readonly #asked: Asked
  /** The order that may have arrived already: sent again under its key, it stays one report. */
  #sent: { body: string; key: string } | undefined

  constructor(source: CreditSource, asked: Asked, onState: (state: ReportsState) => void) {
    super(onState)
    this.#source = source
    this.#asked = asked
  }

  create(order: ReportOrder): void {
    this.begin({ kind: 'create', order }, async (call) => {
      const made = await this.#order(order, call)
      return [...this.#without(made.id), made]
    })
  }

  delete(id: string): void {
    this.begin({ kind: 'delete', id }, async (call) => {
      try {
        await required(this.#source.deleteExport?.(id, call))
      } catch (thrown) {
        // Somebody else was faster, or the answer was lost: it is gone, which was wanted.
        if (toFailure(thrown).kind !== 'not-found') throw thrown
      }
      return this.#without(id)
    })
  }

  protected override async read(call: Call): Promise<ReportSchedule[]> {
    return toReports(await required(this.#source.exports?.(call)), this.#asked)
  }

  async #order(order: ReportOrder, call: Call): Promise<ReportSchedule> {
    const wanted = toExportOrder(order)
    const body = JSON.stringify(wanted)
    const sent = this.#sent?.body === body ? this.#sent : { body, key: newKey() }
    this.#sent = undefined
    try {
      return toReport(await required(this.#source.createExport?.(wanted, sent.key, call)), this.#asked)
    } catch (thrown) {
      // A key that the server takes for another order's will never do.
      if (toFailure(thrown).kind !== 'idempotency-conflict') this.#sent = sent
      throw thrown
    }
  }

  #without(gone: string): ReportSchedule[] {
    return this.items.filter(({ id }) => id !== gone)
  }
}
