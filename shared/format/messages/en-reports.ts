import type { ReportInterval, ReportTask } from '../../credits/report-schedule.ts'
import { pluralRules } from '../intl.ts'
import { enLists, type ListMessages } from './en-lists.ts'
import type { Note } from './messages.ts'

/** Needed where scheduled reports are listed or made. */
export interface ReportMessages extends ListMessages {
  reports: string
  reportsIntro: string
  noReports: Note
  noReportAccess: Note
  scheduleReport: string
  /** `day` is a weekday in the reader's language. */
  everyWeek: (day: string) => string
  /** `day` is 1 to 31. */
  everyMonth: (day: number) => string
  everyOther: string
  reportDay: (day: number) => string
  /** For days that not every month has. */
  shortMonths: string
  everyRow: string
  reportTo: (addresses: string) => string
  reportNext: (when: string) => string
  /** `status` is the billing system's own word for how it went. */
  reportLast: (when: string, status: string | null) => string
  reportNeverSent: string
  deleteReport: string
  confirmDelete: string
  deleteYes: string
  deleteNo: string
  reportInterval: string
  reportIntervals: Record<ReportInterval, string>
  reportOn: string
  reportTimeZone: string
  recipients: string
  recipientsHint: string
  recipientsMissing: string
  /** `list` is what was typed and is no address. */
  recipientsWrong: (list: string) => string
  reportRows: string
  /** The rows that the history shows now, whatever their dates. */
  filteredRows: (filters: string) => string
  firstReport: (day: string) => string
  createReport: string
  cancelReport: string
  reportDone: Record<ReportTask['kind'], string>
  reportRefused: Record<ReportTask['kind'], string>
}

const SUFFIXES: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

function ordinal(day: number): string {
  return `${day}${SUFFIXES[pluralRules('en', { type: 'ordinal' }).select(day)] ?? 'th'}`
}

/** English words of the scheduled reports. Loaded with them. */
export const enReports: ReportMessages = {
  ...enLists,
  reports: 'Scheduled reports',
  reportsIntro: 'This history as a CSV file, sent by email.',
  noReports: { title: 'No reports yet', advice: 'Schedule one to have the history sent every week or month.' },
  noReportAccess: { title: 'You may not schedule reports', advice: 'Ask an admin for the right to export.' },
  scheduleReport: 'Schedule a report',
  everyWeek: (day) => `Every ${day}`,
  everyMonth: (day) => `On the ${ordinal(day)} of every month`,
  everyOther: 'At intervals of its own',
  reportDay: ordinal,
  shortMonths: 'or the last day',
  everyRow: 'All rows',
  reportTo: (addresses) => `sent to ${addresses}`,
  reportNext: (when) => `Next ${when}`,
  reportLast: (when, status) => (status === null ? `last ${when}` : `last ${when}: ${status}`),
  reportNeverSent: 'not sent yet',
  deleteReport: 'Stop',
  confirmDelete: 'Stop sending this report?',
  deleteYes: 'Stop sending',
  deleteNo: 'Keep it',
  reportInterval: 'How often',
  reportIntervals: { week: 'Every week', month: 'Every month' },
  reportOn: 'On',
  reportTimeZone: 'Time zone',
  recipients: 'Send to',
  recipientsHint: 'Email addresses, with a comma between them',
  recipientsMissing: 'Type the email address of whoever should get it.',
  recipientsWrong: (list) => `Not an email address: ${list}. Change or remove it.`,
  reportRows: 'Rows',
  filteredRows: (filters) => `Only ${filters}`,
  firstReport: (day) => `The first one comes on ${day}.`,
  createReport: 'Schedule',
  cancelReport: 'Cancel',
  reportDone: { create: 'Scheduled.', delete: 'It is not sent any more.' },
  reportRefused: { create: 'The report was not scheduled', delete: 'The report was not stopped' },
}
