import type { Account } from '../credits/account.ts'
import { formatCredits } from '../format/credits.ts'
import type { Reader } from './reader.ts'

/** What the balance is measured against: "of 500". Stands behind the number. */
export function Allowance({ account, reader: { locale, messages } }: { account: Account; reader: Reader }) {
  const { allowance, balance, unit } = account
  if (allowance === null || balance.unlimited) return null
  return <span class="cg-small">{messages.allowance(formatCredits(allowance, unit.scale, locale))}</span>
}
