import { enEntry, type EntryMessages } from './en-entry.ts'

/** Needed where a change of the balance is explained. */
export interface ChangeMessages extends EntryMessages {
  /** "−24 since Tuesday". */
  changedSince: (amount: string, when: string) => string
  why: string
  /** Names the list of causes. */
  causes: string
  changeLoading: string
  /** Behind a cause: how many rows of the history it is. */
  causeRows: (count: string, isOne: boolean) => string
  /** The causes that are not listed. */
  smallerCauses: (count: string) => string
  /** What the rows leave of the change: "−3 credits". */
  unexplained: (amount: string) => string
  /** There are more rows than were read. */
  causesCut: (count: string) => string
  causesUnknown: string
}

export const enChange: ChangeMessages = {
  ...enEntry,
  changedSince: (amount, when) => `${amount} since ${when}`,
  why: 'Why?',
  causes: 'What changed the balance',
  changeLoading: 'Reading the history',
  causeRows: (count, isOne) => `${count} ${isOne ? 'row' : 'rows'}`,
  smallerCauses: (count) => `${count} smaller causes`,
  unexplained: (amount) => `${amount} of the change: in no row of the history yet`,
  causesCut: (count) => `Only the newest ${count} rows are counted here. The history has them all.`,
  causesUnknown: 'The rows cannot be summed exactly. The history has them all.',
}
