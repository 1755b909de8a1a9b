import { allowsCheckout } from '../shared/billing/address.ts'
import type { Account, TopUp } from '../shared/credits/account.ts'

/** The top-up without the address of a checkout on an origin that the host does not trust; `undefined` trusts any. */
export function withTrustedCheckout(topUp: TopUp, origins: readonly string[] | undefined): TopUp {
  const isTrusted = topUp.checkoutUrl !== null && allowsCheckout(topUp.checkoutUrl, origins)
  return isTrusted ? topUp : { ...topUp, checkoutUrl: null }
}

/** The same for all top-ups under way. */
export function withTrustedCheckouts(account: Account, origins: readonly string[] | undefined): Account {
  return { ...account, openTopUps: account.openTopUps.map((topUp) => withTrustedCheckout(topUp, origins)) }
}
