import type { Account, TopUp } from '../credits/account.ts'
import { formatWithUnit } from '../format/credits.ts'
import { ExternalLink } from './ExternalLink.tsx'
import type { Reader } from './reader.ts'

/** Top-ups under way, whoever began them: so that nobody buys twice. */
export function OpenTopUps({ account, reader }: { account: Account; reader: Reader }) {
  const { messages } = reader
  if (account.openTopUps.length === 0) return null
  return (
    <div>
      <p class="cg-title">{messages.openTopUps}</p>
      <ul class="cg-list">
        {account.openTopUps.map((topUp) => (
          <li key={topUp.id}>
            <OpenTopUp topUp={topUp} account={account} reader={reader} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function OpenTopUp({ topUp, account, reader }: { topUp: TopUp; account: Account; reader: Reader }) {
  const { locale, messages } = reader
  return (
    <>
      <span class="cg-number">
        {formatWithUnit(topUp.credits, account.unit, locale, messages)}{' '}
        {topUp.requestedBy !== null && <bdi class="cg-small">{messages.requestedBy(topUp.requestedBy)}</bdi>}
      </span>
      <span class="cg-small">
        {messages.topUpStatus[topUp.status]}{' '}
        {topUp.status === 'action-required' && topUp.checkoutUrl !== null && (
          <ExternalLink href={topUp.checkoutUrl}>{messages.continueCheckout}</ExternalLink>
        )}
      </span>
    </>
  )
}
