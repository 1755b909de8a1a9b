import type { CreditSource } from '../../shared/billing/source.ts'
import type { Account } from '../../shared/credits/account.ts'
import { isLedgerWithheld } from '../../shared/credits/ledger-access.ts'
import type { SectionName } from './section.ts'

/** The tabs that have something to show, in their order: what server or source do not offer is hidden. */
export function offeredTabs(account: Account, source: CreditSource): SectionName[] {
  const { features, actions } = account
  const hasPrices = actions.some(({ cost, status }) => cost.kind === 'fixed' && status === 'available')
  const offers: [name: SectionName, isOffered: boolean][] = [
    ['history', (features.entries && source.entries !== undefined) || isLedgerWithheld(account)],
    ['plan', (features.usage && source.usage !== undefined) || hasPrices],
    ['costs', actions.length > 0],
    ['alerts', features.alerts !== 'none' && source.alerts !== undefined],
  ]
  return offers.filter(([, isOffered]) => isOffered).map(([name]) => name)
}
