import { formatRoute } from '../route.ts'
import { useCreditAttributes } from './credit-attributes.ts'

/** The balance in the top bar, and a link for when its script is blocked. */
export function CreditBalance() {
  return (
    <credit-balance {...useCreditAttributes()}>
      <a href={formatRoute({ page: 'billing' })}>Credits</a>
    </credit-balance>
  )
}
