import type { Period } from '../../credits/history-filter.ts'
import type { CsvColumn } from '../csv.ts'
import { enEntry, type EntryMessages } from './en-entry.ts'
import type { DetailMessages, Note } from './messages.ts'

/** Needed where the ledger is shown or saved. */
export interface HistoryMessages extends EntryMessages {
  /** Names the list. */
  history: string
  pending: string
  /** What did not take place. */
  failedEntry: string
  /** Follows a description that does not name whom it was for. */
  forSubject: (label: string) => string
  /** Heard before the balance after a row. */
  balanceAfterRow: string
  /** Said of a row that came after the last look. */
  isNew: string
  /** `count` rows did, formatted; `isOne` where it is a single one. */
  newSince: (count: string, isOne: boolean) => string
  /** Stands below a bulk run: "12 of 40 rows loaded". */
  runRows: (count: string, loaded: string | null) => string
  showRun: string
  hideRun: string
  showAll: string
  showLess: string
  filters: string
  /** On the button that opens them: how many are chosen. */
  filtersChosen: (count: number) => string
  clearFilters: string
  search: string
  searchHint: string
  /** Heads the column of days and times. */
  date: string
  period: string
  periods: Record<Period, string>
  fromDay: string
  toDay: string
  datesReversed: string
  type: string
  anyType: string
  action: string
  anyAction: string
  person: string
  anyPerson: string
  /** What the rows shown come to: by the usage report, or by the rows loaded. */
  sumUsed: (credits: string, count: string) => string
  sumLoaded: (amount: string, rows: string) => string
  sumAll: (amount: string, rows: string) => string
  sumPending: (amount: string) => string
  loadingHistory: string
  loadingMore: string
  /** Below the oldest row. */
  endOfHistory: string
  noEntries: Note
  noMatches: Note
  noAccess: Note
  /** What to do about a failure, where it is not what a balance would say. */
  historyAdvice: Partial<DetailMessages['failureAdvice']>
  csvColumns: Record<CsvColumn, string>
}

/** English words of the history. Loaded with it. */
export const enHistory: HistoryMessages = {
  ...enEntry,
  history: 'Credit history',
  pending: 'Pending',
  failedEntry: 'Failed',
  forSubject: (label) => `for ${label}`,
  balanceAfterRow: 'Balance after:',
  isNew: 'New',
  newSince: (count, isOne) => `${count} new ${isOne ? 'row' : 'rows'} since you last looked`,
  runRows: (count, loaded) => (loaded === null ? `${count} rows` : `${count} rows, ${loaded} loaded`),
  showRun: 'Show the rows of this run',
  hideRun: 'Hide the rows of this run',
  showAll: 'Show all of the text',
  showLess: 'Show less of the text',
  filters: 'Filters',
  filtersChosen: (count) => `Filters (${count})`,
  clearFilters: 'Clear filters',
  search: 'Search the history',
  searchHint: 'Search',
  date: 'Date',
  period: 'Period',
  periods: {
    7: 'Last 7 days',
    30: 'Last 30 days',
    90: 'Last 90 days',
    term: 'This term',
    all: 'All time',
    own: 'Own dates',
  },
  fromDay: 'From',
  toDay: 'To',
  datesReversed: 'The first day is after the last one. Change either.',
  type: 'Type',
  anyType: 'All types',
  action: 'Action',
  anyAction: 'All actions',
  person: 'Person',
  anyPerson: 'Everybody',
  sumUsed: (credits, count) => `${credits} used, ${count === '1' ? 'once' : `${count} times`}`,
  sumLoaded: (amount, rows) => `Sum of the ${rows} loaded rows: ${amount}`,
  sumAll: (amount, rows) => `${rows === '1' ? 'Sum of the only row' : `Sum of all ${rows} rows`}: ${amount}`,
  sumPending: (amount) => `${amount} pending`,
  loadingHistory: 'Loading the history',
  loadingMore: 'Loading older rows',
  endOfHistory: 'Nothing older',
  noEntries: {
    title: 'No credits moved yet',
    advice: 'Each purchase and each use appears here, with who did it and for whom. Run an action that costs credits.',
  },
  noMatches: { title: 'Nothing matches', advice: 'Try other words or a longer period, or clear the filters.' },
  noAccess: { title: 'You may not see the credit history', advice: 'Ask an admin for the right.' },
  historyAdvice: {
    offline: 'Try again when the connection is back.',
    'signed-out': 'Sign in again to see the history.',
    'rate-limited': 'Wait a minute before you try again.',
    'wrong-account': 'Its history is not shown. Reload the page, or sign in to the account you need.',
  },
  csvColumns: {
    date: 'Date (UTC)',
    type: 'Type',
    status: 'Status',
    action: 'Action',
    description: 'Description',
    quantity: 'Quantity',
    amount: 'Credits',
    balanceAfter: 'Balance after',
    actor: 'Person',
    actorId: 'Person ID',
    subject: 'For',
    subjectType: 'For (type)',
    subjectUrl: 'For (link)',
    account: 'Account',
    run: 'Bulk run',
    runId: 'Bulk run ID',
    entryId: 'Entry ID',
  },
}
