import type { Period } from '../../shared/credits/history-filter.ts'
import type { Doubt } from '../../shared/billing/export-ledger.ts'

/** Strings of the export page. */
export interface ExportWords {
  title: string
  lead: string
  account: string
  period: string
  periods: Record<Period, string>
  from: string
  to: string
  reversed: string
  rows: string
  /** Ends are the first and the last day; '' where that side is open. */
  span: (from: string, to: string) => string
  allRows: string
  /** How the popup's history was filtered, besides by period. */
  filters: Record<'type' | 'action' | 'actor' | 'account', string>
  search: (text: string) => string
  start: string
  loading: string
  noAccount: string
  connect: string
  noRight: string
  noLedger: string
  running: string
  progress: (rows: string, total: string | null) => string
  keepOpen: string
  cancel: string
  lost: string
  lostAdvice: (rows: string) => string
  blocked: (rows: string) => string
  goOn: string
  signIn: string
  allow: string
  done: string
  doneFacts: (rows: string, size: string, file: string) => string
  doubts: Record<Doubt, string>
  canceled: string
  canceledAdvice: string
  failed: string
  failedAdvice: string
  noFile: string
  again: string
  saveAgain: string
}

export const en: ExportWords = {
  title: 'Save the credit history',
  lead: 'As a CSV file, which opens in Excel, Numbers or Google Sheets.',
  account: 'Account',
  period: 'Period',
  periods: {
    7: 'Last 7 days',
    30: 'Last 30 days',
    90: 'Last 90 days',
    term: 'This term',
    all: 'All time',
    own: 'Own dates',
  },
  from: 'First day',
  to: 'Last day',
  reversed: 'The first day is after the last one. Change either.',
  rows: 'Rows',
  span: (from, to) => (from === '' ? `until ${to}` : to === '' ? `from ${from}` : `${from} to ${to}`),
  allRows: 'All',
  filters: { type: 'by type', action: 'by action', actor: 'by person', account: 'by account' },
  search: (text) => `with “${text}” in them`,
  start: 'Save CSV',
  loading: 'Asking for your account',
  noAccount: 'Connect an account first. Then its history can be saved here.',
  connect: 'Connect an account',
  noRight: 'You may not save the history',
  noLedger: 'This service keeps no history that could be saved.',
  running: 'Saving',
  progress: (rows, total) => (total === null ? `${rows} rows so far` : `${rows} of ${total} rows`),
  keepOpen: 'Keep this tab open until it is done. You can work in others.',
  cancel: 'Cancel',
  lost: 'Connection lost',
  lostAdvice: (rows) => `It goes on by itself where it stopped. ${rows} rows so far.`,
  blocked: (rows) => `${rows} rows so far. It goes on where it stopped.`,
  goOn: 'Go on now',
  signIn: 'Sign in',
  allow: 'Allow access',
  done: 'Saved',
  doneFacts: (rows, size, file) => `${rows} rows, ${size}, in ${file}`,
  doubts: {
    circle: 'The service sent the same rows again instead of older ones, so older rows may be missing. Tell support.',
    count: 'The service announced another number of rows than it sent. Rows may be missing: compare, and tell support.',
    sum: 'The balances in this file do not follow from its amounts. It has the rows as the service sent them. Tell support.',
  },
  canceled: 'Canceled',
  canceledAdvice: 'No file was kept.',
  failed: 'Not saved',
  failedAdvice: 'No file was kept.',
  noFile: 'The file could not be written. Choose another place, or make room on the disk.',
  again: 'Save another',
  saveAgain: 'Save the file again',
}
