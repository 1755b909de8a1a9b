/** Where reports are scheduled. They are sent at seven in the morning of their time zone; nobody gets any mail. */
import { nextReportDay } from '../shared/credits/report-schedule.ts'
import type { ReportInterval, ReportOrder } from '../shared/credits/report-schedule.ts'
import { KeyBook } from './key-book.ts'
import type { ReportPlan } from './scenario.ts'

export interface Report extends ReportOrder {
  id: string
  every: ReportInterval
  lastRunAt: number | null
  nextRunAt: number
  lastStatus: string | null
}

const DAY_MS = 86_400_000
const NEVER_SENT = { lastRunAt: null, lastStatus: null }

export class ReportDesk {
  readonly keys = new KeyBook<Report>()
  #reports: readonly Report[] = []
  #made = 0

  constructor(plans: readonly ReportPlan[], now: number) {
    for (const { lastSentDaysAgo, lastStatus, ...order } of plans) {
      const sent = lastSentDaysAgo === null ? NEVER_SENT : { lastRunAt: now - lastSentDaysAgo * DAY_MS, lastStatus }
      this.#add(order, sent, now)
    }
  }

  get reports(): readonly Report[] {
    return this.#reports
  }

  create(order: ReportOrder, now: number): Report {
    return this.#add(order, NEVER_SENT, now)
  }

  /** Says whether there was one. */
  delete(id: string): boolean {
    const before = this.#reports.length
    this.#reports = this.#reports.filter((report) => report.id !== id)
    return this.#reports.length < before
  }

  /** Sends what is due. */
  passTime(now: number): void {
    if (this.#reports.some(({ nextRunAt }) => nextRunAt <= now))
      this.#reports = this.#reports.map((report) => send(report, now))
  }

  #add(order: ReportOrder, sent: Pick<Report, 'lastRunAt' | 'lastStatus'>, now: number): Report {
    this.#made += 1
    const report = { ...order, ...sent, id: `report-${this.#made}`, nextRunAt: nextRunAfter(order, now) }
    this.#reports = [...this.#reports, report]
    return report
  }
}

function send(report: Report, now: number): Report {
  let sent = report
  while (sent.nextRunAt <= now)
    sent = {
      ...sent,
      lastRunAt: sent.nextRunAt,
      lastStatus: 'sent',
      nextRunAt: nextRunAfter(report, sent.nextRunAt),
    }
  return sent
}

function nextRunAfter(order: ReportOrder, at: number): number {
  const utc = Date.parse(`${nextReportDay(order, clockOf(order.timeZone, at).slice(0, 10))}T07:00:00Z`)
  return utc - (Date.parse(`${clockOf(order.timeZone, utc)}Z`) - utc)
}

/** "2027-03-01T12:00:00" where it is noon. */
function clockOf(timeZone: string, at: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return format.format(at).replace(' ', 'T')
}
