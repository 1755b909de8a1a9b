import { Fragment } from 'preact'
import type { Account } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import { EXPIRY_NOTICE_DAYS, lapsingWithin, lastUsableDay } from '../credits/lots.ts'
import { formatWithUnit } from '../format/credits.ts'
import { formatDay, formatFull } from '../format/dates.ts'
import { Fact } from './Fact.tsx'
import type { Reader } from './reader.ts'

interface Props {
  account: Account
  reader: Reader
}

/** What the number alone does not say: held, on the way, expiring, shared, bought automatically. Only what there is. */
export function BalanceFacts({ account, reader }: Props) {
  const { locale, messages, now } = reader
  const { held, incoming } = account.balance
  const lapsing = lapsingWithin(account, now, EXPIRY_NOTICE_DAYS)
  const auto = account.autoTopUp?.enabled ? account.autoTopUp : null
  const sharers = account.sharedWith.map(({ id, name }) => name ?? id)
  const show = (amount: Credits) => formatWithUnit(amount, account.unit, locale, messages)
  const facts = [
    held !== null && held > 0 && <Fact key="held" term={messages.held} hint={messages.heldHint} value={show(held)} />,
    incoming !== null && incoming > 0 && (
      <Fact key="incoming" term={messages.incoming} hint={messages.incomingHint} value={show(incoming)} />
    ),
    lapsing && (
      <Fact
        key="lapsing"
        term={messages.lapsing}
        hint={
          <span title={formatFull(lapsing.at, locale, messages)}>
            {messages.lapsingFrom(formatDay(lastUsableDay(lapsing.at), now, locale, messages))}
          </span>
        }
        value={show(lapsing.credits)}
      />
    ),
    auto && (
      <Fact
        key="autoTopUp"
        term={messages.autoTopUp}
        hint={auto.below !== null && messages.autoTopUpBelow(show(auto.below))}
        value={auto.credits === null ? messages.on : show(auto.credits)}
      />
    ),
    account.sharedWith.length > 0 && (
      <Fact key="sharedWith" term={messages.sharedWith} value={sharers.join(', ')}>
        {sharers.map((name, index) => (
          <Fragment key={index}>
            {index > 0 && ', '}
            <bdi>{name}</bdi>
          </Fragment>
        ))}
      </Fact>
    ),
  ].filter((fact) => fact !== false && fact !== null)
  return facts.length > 0 ? <dl class="cg-facts">{facts}</dl> : null
}
