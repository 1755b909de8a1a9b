/** Needed where the history is saved as a file. Counts arrive formatted. */
export interface CsvMessages {
  /** Names the bar of progress. */
  csvRuns: string
  /** `total` is `null` where the server does not count. */
  csvProgress: (rows: string, total: string | null) => string
  csvCancel: string
  /** A page failed; what was read so far is kept. `byItself`: the next attempt needs nobody. */
  csvWaits: (rows: string, byItself: boolean) => string
  csvGoOn: string
  csvDone: string
  csvFile: (rows: string, file: string) => string
  csvAgain: string
  /** What makes no sense about the rows. The file has them as they came. */
  csvDoubts: Record<'circle' | 'count' | 'sum', string>
  csvFailed: string
  csvFailedAt: (rows: string) => string
}

export const enCsv: CsvMessages = {
  csvRuns: 'Saving as CSV',
  csvProgress: (rows, total) => (total === null ? `${rows} rows so far` : `${rows} of ${total} rows`),
  csvCancel: 'Cancel',
  csvWaits: (rows, byItself) => `${rows} rows so far. ${byItself ? 'It goes on by itself.' : 'Then go on.'}`,
  csvGoOn: 'Go on now',
  csvDone: 'Saved',
  csvFile: (rows, file) => `${rows} rows in ${file}`,
  csvAgain: 'Save again',
  csvDoubts: {
    circle: 'Older rows may be missing: the service sent the same rows again. Tell support.',
    count: 'Rows may be missing: the service announced another number of them. Tell support.',
    sum: 'The balances do not follow from the amounts. Tell support.',
  },
  csvFailed: 'Not saved',
  csvFailedAt: (rows) => `It stopped after ${rows} rows. No file was kept.`,
}
