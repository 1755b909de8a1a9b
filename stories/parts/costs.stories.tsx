import { account, action } from '../../shared/credits/account.fixture.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { CostTable } from '../../shared/ui/panel/CostTable.tsx'
import { part } from './part.tsx'

const meta = { title: 'Parts/What costs credits' }
export default meta

const perRequest = { singular: 'request', plural: 'requests' }

export const PriceList = part(
  'What each action costs and when credits go, what is on offer first.',
  (reader) => (
    <CostTable
      account={account({
        actions: [
          action({
            per: perRequest,
            trigger: 'When the request is sent',
            note: 'Several referees are one request.',
          }),
          action({
            key: 'parsing',
            name: 'Résumé parsing',
            cost: { kind: 'fixed', credits: toCredits(1) },
            trigger: 'When the résumé is read',
          }),
          action({ key: 'record', name: 'Record a reference by hand', cost: { kind: 'free' } }),
          action({ key: 'agency', name: 'Agency search', cost: { kind: 'varies' }, note: 'By country.' }),
          action({ key: 'check', name: 'Right to work', cost: { kind: 'unknown' } }),
          action({ key: 'video', name: 'Video interview', cost: { kind: 'unknown' }, status: 'coming-soon' }),
        ],
      })}
      reader={reader}
    />
  ),
  'column',
)
