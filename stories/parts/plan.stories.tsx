import type { ComponentProps } from 'preact'
import { account, balance } from '../../shared/credits/account.fixture.ts'
import type { Account } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { TODAY, plannedAccount, ready, Shown, use, uses } from '../../shared/ui/plan/plan.fixture.tsx'
import { contacts, missing } from '../../shared/ui/samples.fixture.tsx'
import { part, press } from './part.tsx'

const meta = { title: 'Parts/Plan' }
export default meta

const offer = plannedAccount().topUp
const short = { balance: balance({ available: toCredits(3) }), lots: null }

/** What the fixture’s report leaves to the price list, or names for tests. */
const NAMES: Record<string, string> = {
  'csv-import': 'CSV import',
  evaluation: 'Candidate evaluation',
  questions: 'Interview questions',
}

/** Working days of the last `days`. */
const used = (days: number) =>
  uses(days).map((row) => ({ ...row, labels: { action: NAMES[row.keys.action ?? ''] ?? '' } }))

const plan = (means: string, props: Partial<ComponentProps<typeof Shown>>) =>
  part(means, (reader) => <Shown use={ready(used(90))} reader={reader} {...props} />, 'panel')
const planFor = (means: string, overrides: Partial<Account>) => plan(means, { account: plannedAccount(overrides) })
const period = (days: '30' | '365') => ({ period: days, fromDay: '', toDay: '' }) as const

export const Quarter = plan('Three months of use: the pace, when credits run out, what lapses, and a plan.', {})
export const Month = plan('Thirty days, one bar a day.', { use: ready(used(30)), period: period('30') })
export const Year = plan('A year, one bar a week.', { use: ready(used(365)), period: period('365') })
export const AsTable = {
  ...plan('The same numbers as a table, for those who want to read or copy them.', {}),
  play: press('[aria-pressed=false]'),
}
export const ByAccount = plan('What each of the accounts used that share the balance.', {
  by: 'account',
  shares: ready(['acct-1', 'acct-2'].map((key) => ({ ...use(TODAY, '', 50), keys: { account: key }, labels: {} }))),
  account: plannedAccount({ sharedWith: [{ id: 'acct-2', name: 'Northbeam Care' }] }),
})
export const FewDays = plan('Too few days were seen to foretell anything, which is said.', { use: ready(used(6)) })
export const NothingUsed = plan('Nobody used a credit in this time.', { use: ready([]) })
export const DatesReversed = plan('The last day that somebody typed lies before the first.', {
  period: { period: 'own', fromDay: '2027-02-02', toDay: '2027-02-01' },
})
export const Loading = plan('The report is on its way; its room is kept.', { use: { kind: 'loading' } })
export const Failed = plan('The report could not be read; planning still works.', {
  use: { kind: 'failed', failure: { kind: 'timeout' } },
})
export const FailedLater = plan('A newer report could not be read; the last one stays.', {
  use: { kind: 'failed', failure: { kind: 'offline' }, last: used(90) },
})
export const NotOffered = plan('This billing system sends no reports of use.', { account: account() })
export const NoAccess = planFor('This viewer may not see what was used: who can change that.', {
  access: { entries: false, export: false, buy: true, request: true, missing, contacts },
})
export const Short = planFor('The planned hires need more than is left: what to buy for them.', short)
export const ShortOnRequest = planFor('The planned hires need more than is left, and somebody else decides.', {
  ...short,
  topUp: offer && { ...offer, kinds: ['request'] },
})
export const ShortNotSold = planFor('The planned hires need more than is left, and nobody sells credits here.', {
  ...short,
  topUp: null,
})
export const Unlimited = planFor('A plan without a limit: use is told, nothing runs out.', {
  balance: balance({ available: null, unlimited: true }),
  lots: [],
})
