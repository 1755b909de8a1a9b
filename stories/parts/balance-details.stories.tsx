import { NOON } from '../../shared/credits/account.fixture.ts'
import type { Account } from '../../shared/credits/account.ts'
import { CreditDetails } from '../../shared/ui/CreditDetails.tsx'
import { accounts } from '../../shared/ui/samples.fixture.tsx'
import { ignore, part } from './part.tsx'

const meta = { title: 'Parts/Balance details' }
export default meta

export const Healthy = details(accounts.healthy, 'What bears on the balance: held, on its way, and about to lapse.')
export const Low = details(accounts.low, 'Below the low mark, in an account that buys more by itself.')
export const Empty = details(accounts.empty, 'Nothing is left: what that means, in a sentence.')
export const Overdrawn = details(accounts.overdrawn, 'More was used than there was; the debt is named.')
export const Paused = details(accounts.paused, 'Paused by the vendor, with the reason in the vendor’s words.')
export const Unlimited = details(accounts.unlimited, 'A plan without a limit, so nothing to run out of.')
export const Unknown = details(accounts.unknown, 'The billing system tells neither balance nor name.')
export const Refreshing = details(accounts.healthy, 'Somebody asked for a fresh number; the last one stays.', true)
export const LongNames = details(accounts.long, 'Long names, a shared balance and two top-ups under way.')

function details(account: Account, means: string, isRefreshing = false) {
  return part(means, (reader) => (
    <CreditDetails
      snapshot={{ account, fetchedAt: NOON }}
      reader={reader}
      isRefreshing={isRefreshing}
      onRefresh={ignore}
    />
  ))
}
