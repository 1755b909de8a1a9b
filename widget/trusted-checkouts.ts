import { allowsCheckout } from '../shared/billing/address.ts'
import type { Account, TopUp } from '../shared/credits/account.ts'

/** The account without the addresses of checkouts on origins that the host does not trust; `undefined` trusts any. */
export function withTrustedCheckouts(account: Account, origins: readonly string[] | undefined): Account {
  const isTrusted = ({ checkoutUrl }: TopUp) => checkoutUrl !== null && allowsCheckout(checkoutUrl, origins)
  const openTopUps = account.openTopUps.map((topUp) => (isTrusted(topUp) ? topUp : { ...topUp, checkoutUrl: null }))
  return { ...account, openTopUps }
}
