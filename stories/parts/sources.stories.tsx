import { DAY_MS, NOON, account, balance, lot } from '../../shared/credits/account.fixture.ts'
import type { Account } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { Breakdown } from '../../shared/ui/panel/Breakdown.tsx'
import { SharedAccounts } from '../../shared/ui/panel/SharedAccounts.tsx'
import { part } from './part.tsx'

const meta = { title: 'Parts/Where credits come from' }
export default meta

const plan = lot({ id: 'plan', name: 'Annual plan', granted: toCredits(500), remaining: toCredits(300) })
const pack = lot({ id: 'pack', kind: 'purchase', name: 'Pack of 100', expires: 'never' })
const none = new Map<string, never>()

export const SpentInTurn = breakdown(
  'Lots in the order in which they are spent; one serves a single action only.',
  account({
    lots: [plan, pack, lot({ id: 'gift', kind: 'grant', name: 'Trial of parsing', restrictedTo: ['resume-parsing'] })],
    balance: balance({ available: toCredits(500) }),
  }),
)
export const CarriedOver = breakdown(
  'The term is over, and what was left can be used a while longer.',
  account({
    lots: [lot({ ...plan, rolledOver: true, expires: { at: NOON + 20 * DAY_MS } })],
    balance: balance({ available: toCredits(300) }),
  }),
)
export const Coming = breakdown(
  'Bought, and not usable yet: from when is said.',
  account({
    lots: [
      plan,
      lot({ ...pack, id: 'next', status: 'scheduled', effectiveAt: NOON + 20 * DAY_MS }),
      lot({ ...pack, id: 'paid', status: 'pending' }),
    ],
    balance: balance({ available: toCredits(300) }),
  }),
)
export const LostAndUsedUp = breakdown(
  'Some credits lapsed unused, others are used up.',
  account({
    lots: [
      plan,
      lot({
        id: 'old',
        name: 'Plan of last year',
        status: 'expired',
        remaining: toCredits(40),
        expires: { at: NOON - 30 * DAY_MS },
      }),
      lot({ ...pack, id: 'gone', name: 'Spring pack', status: 'depleted', remaining: toCredits(0) }),
    ],
    balance: balance({ available: toCredits(300) }),
  }),
)
export const NotTheSame = breakdown(
  'The lots do not add up to the balance: by how much is said, and the balance counts.',
  account({ lots: [plan, pack], balance: balance({ available: toCredits(391) }) }),
)
export const ManyLots = breakdown(
  'More lots than fit: the first ones are shown, the others open.',
  account({
    lots: Array.from({ length: 12 }, (_, index) =>
      lot({ ...pack, id: `pack-${100 + index}`, name: `Pack ${index + 1}` }),
    ),
    balance: balance({ available: toCredits(1200) }),
  }),
)
export const BoughtByItself = breakdown(
  'Below 50 the account buys more by itself.',
  account({
    lots: [plan],
    balance: balance({ available: toCredits(300) }),
    autoTopUp: { enabled: true, below: toCredits(50), credits: toCredits(250) },
  }),
)
export const LotsUnknown = breakdown('This billing system knows a balance and no lots.', account({ lots: null }))
export const NoLots = breakdown('No credits were granted or bought yet.', account({ lots: [] }))
export const Unlimited = breakdown(
  'A plan without a limit has no lots to spend.',
  account({ lots: [], balance: balance({ available: null, unlimited: true }) }),
)
export const Shared = part(
  'Three accounts draw on one balance: what each of them used.',
  (reader) => (
    <SharedAccounts
      account={account({
        sharedWith: [
          { id: 'acct-2', name: 'Northbeam Care' },
          { id: 'acct-3', name: 'Northbeam Logistics' },
        ],
      })}
      used={
        new Map([
          ['acct-1', toCredits(120)],
          ['acct-2', toCredits(48)],
        ])
      }
      since="since 1 Jan"
      reader={reader}
    />
  ),
  'column',
)

function breakdown(means: string, shown: Account) {
  return part(means, (reader) => <Breakdown account={shown} reader={reader} lapsed={none} />, 'column')
}
