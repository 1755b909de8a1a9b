import type { Account, TopUp } from '../credits/account.ts'
import { formatWithUnit } from '../format/credits.ts'
import { ExternalLink } from './ExternalLink.tsx'
import type { Reader } from './reader.ts'

interface Props {
  account: Account
  reader: Reader
  /** Id of the top-up that is told of elsewhere on the same screen. */
  except: string | null
}

/** Top-ups under way, whoever began them: so that nobody buys twice. */
export function OpenTopUps({ account, reader, except }: Props) {
  const { messages } = reader
  const topUps = account.openTopUps.filter(({ id }) => id !== except)
  if (topUps.length === 0) return null
  return (
    <div>
      <p class="cg-title">{messages.openTopUps}</p>
      <ul class="cg-list">
        {topUps.map((topUp) => (
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
