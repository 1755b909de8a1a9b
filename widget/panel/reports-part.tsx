import type { ComponentChild } from 'preact'
import type { HistoryQuery } from '../../shared/credits/history-filter.ts'
import type { Person } from '../../shared/credits/history.ts'
import { toReportFilter, type ReportsState } from '../../shared/credits/report-schedule.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'
import { enReports } from '../../shared/format/messages/en-reports.ts'
import lists from '../../shared/ui/lists.css?inline'
import own from '../../shared/ui/reports.css?inline'
import { ReportSchedules } from '../../shared/ui/alerts/ReportSchedules.tsx'
import { ReportsDesk } from './reports-desk.ts'
import type { SectionHost } from './section.ts'

/** Scheduled reports at the foot of the history. */
export interface ReportsPart {
  /** `null` where the server sends none. `query` is what the history shows, `people` who is in it. */
  draw(query: HistoryQuery, people: readonly Person[]): ComponentChild
  close(): void
}

/** Reads them when they are first drawn, and only for those who may have them. */
export function createReportsPart(host: SectionHost): ReportsPart {
  host.adopt(lists)
  host.adopt(own)
  const { source } = host.store.options
  let desk: ReportsDesk | undefined
  return {
    draw(query, people) {
      const account = host.account()
      if (!account.features.exports || !source.exports) return null
      if (account.access?.export ?? true) desk ??= new ReportsDesk(source, account, () => host.redraw())
      const reader = host.reader()
      return (
        <ReportSchedules
          account={account}
          state={desk?.state ?? NOT_ASKED}
          filter={toReportFilter(query)}
          people={people}
          reader={{ ...reader, messages: { ...reader.messages, ...host.localize({ ...enHistory, ...enReports }) } }}
          onCreate={(order) => desk?.create(order)}
          onDelete={(id) => desk?.delete(id)}
          onRetry={() => desk?.refresh()}
        />
      )
    },
    close: () => desk?.close(),
  }
}

const NOT_ASKED: ReportsState = { kind: 'ready', items: [] }
