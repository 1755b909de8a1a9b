import type { ComponentChildren } from 'preact'
import { ageMs } from '../credits/state.ts'
import type { Snapshot } from '../credits/state.ts'
import { toFigure } from '../format/figure.ts'
import { AgeNote } from './AgeNote.tsx'
import { Allowance } from './Allowance.tsx'
import { BalanceFacts } from './BalanceFacts.tsx'
import { CreditAmount } from './CreditAmount.tsx'
import { CreditMeter } from './CreditMeter.tsx'
import { ExternalLink } from './ExternalLink.tsx'
import { LevelBadge } from './LevelBadge.tsx'
import { LevelNote } from './LevelNote.tsx'
import { OpenTopUps } from './OpenTopUps.tsx'
import type { Reader } from './reader.ts'
import { RefreshButton } from './RefreshButton.tsx'
import { TemporaryOptions } from './TemporaryOptions.tsx'

interface Props {
  snapshot: Snapshot
  reader: Reader
  isRefreshing: boolean
  onRefresh: () => void
  /** Id of the top-up that `children` tell of, so that it is not listed once more. */
  followed?: string | null
  /** Buying, a purchase under way, a failure: what comes between the balance and its details. */
  children?: ComponentChildren
}

/** All about one balance: the body of the popover and of the popup. */
export function CreditDetails({ snapshot, reader, isRefreshing, onRefresh, followed = null, children }: Props) {
  const { account } = snapshot
  const { locale, messages, now } = reader
  const { portal } = account.links
  return (
    <div class="cg-details">
      <div class="cg-details-head">
        <bdi class="cg-details-name" title={account.name ?? undefined}>
          {account.name}
        </bdi>
        <RefreshButton messages={messages} isBusy={isRefreshing} onClick={onRefresh} />
      </div>
      <div class="cg-details-hero">
        <CreditAmount figure={toFigure(account, locale, messages, 'full')} />
        <Allowance account={account} reader={reader} />
        <LevelBadge account={account} messages={messages} />
      </div>
      <CreditMeter account={account} messages={messages} now={now} />
      <LevelNote account={account} reader={reader} />
      <TemporaryOptions account={account} reader={reader} />
      <OpenTopUps account={account} reader={reader} except={followed} />
      {children}
      <BalanceFacts account={account} reader={reader} />
      <div class="cg-details-foot">
        <AgeNote at={now - ageMs(snapshot, now)} now={now} locale={locale} messages={messages} />
        {portal !== null && <ExternalLink href={portal}>{messages.portal}</ExternalLink>}
      </div>
    </div>
  )
}
