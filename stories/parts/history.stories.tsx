import type { ComponentProps } from 'preact'
import { HOUR_MS, NOON, account, entry } from '../../shared/credits/account.fixture.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { EVERYTHING } from '../../shared/credits/history-filter.ts'
import { paged, ready, Shown, uses, week } from '../../shared/ui/history/history.fixture.tsx'
import { contacts, missing } from '../../shared/ui/samples.fixture.tsx'
import { part, press } from './part.tsx'

const meta = { title: 'Parts/History' }
export default meta

/** A row of each type that the contract names, and one that it does not. */
const rows = [
  { type: 'debit', amount: -5, description: 'Reference request for Ngozi Adeyemi' },
  { type: 'refund', amount: 5, description: 'Reference request for Ngozi Adeyemi called off' },
  { type: 'purchase', amount: 100, description: 'Top-up: 100 credits' },
  { type: 'grant', amount: 500, description: 'Annual plan' },
  { type: 'expiry', amount: -40, description: 'Left over from the plan of last year' },
  { type: 'adjustment', amount: -3, description: 'Corrected by support' },
  { type: 'transfer', amount: 20, description: 'From Northbeam Care' },
  { type: 'reset', amount: -12, description: 'Reset at the start of the month' },
  { type: 'goodwill', amount: 8, description: 'A type that only this billing system has' },
].map(({ amount, ...row }, index) =>
  entry({ ...row, id: `row-${index}`, at: NOON - (index + 1) * 2 * HOUR_MS, amount: toCredits(amount), action: null }),
)

const ledger = (
  state: ComponentProps<typeof Shown>['state'],
  means: string,
  more: Partial<ComponentProps<typeof Shown>> = {},
) => part(means, (reader) => <Shown state={state} reader={reader} {...more} />, 'panel')

export const AWeek = ledger(
  ready(week),
  'A few days of a recruiter: pending, failed, bulk, bought, lapsed; two rows are new.',
  {
    lastSeenAt: NOON - HOUR_MS,
  },
)
export const EveryType = ledger(ready(rows), 'One row of each type, with the word and the sign that tell it.')
export const BulkRun = {
  ...ledger(ready(week), 'A bulk run stands as one row; somebody opened it to see each use.'),
  play: press('.cg-run'),
}
export const LoadingMore = ledger(
  { ...paged(uses(40)), kind: 'loading-more' },
  'Somebody scrolled to the last row that was read; older ones are on their way.',
  { used: { credits: toCredits(160), count: 40 } },
)
export const End = ledger(ready(uses(3)), 'These are all rows that there are.')
export const Filtered = ledger(ready(uses(20)), 'Only one person’s uses of the last 30 days.', {
  filter: { ...EVERYTHING, type: 'debit', actor: 'mei tanaka', period: '30' },
})
export const DatesReversed = ledger(ready(uses(20)), 'The last day that somebody typed lies before the first.', {
  filter: { ...EVERYTHING, period: 'own', fromDay: '2027-02-02', toDay: '2027-02-01' },
})
export const Loading = ledger({ kind: 'loading' }, 'The first rows are on their way; their room is kept.')
export const Empty = ledger(ready([]), 'Nobody has used or bought a credit yet.')
export const NothingMatches = ledger(ready([]), 'There are rows, but none that these filters let through.', {
  filter: { ...EVERYTHING, q: 'nobody' },
})
export const Failed = ledger({ kind: 'failed', failure: { kind: 'timeout' } }, 'The rows could not be read.')
export const FailedLater = ledger(
  { kind: 'failed', failure: { kind: 'offline' }, last: paged(uses(30)) },
  'Newer rows could not be read; what was read before stays.',
)
export const NoAccess = ledger({ kind: 'loading' }, 'This viewer may not see the history: who can change that.', {
  account: account({
    access: { entries: false, export: false, buy: true, request: true, missing, contacts },
  }),
})
