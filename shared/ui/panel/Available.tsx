import type { ComponentChildren } from 'preact'
import { buyOffer } from '../../credits/purchase.ts'
import { ageMs } from '../../credits/state.ts'
import type { Snapshot } from '../../credits/state.ts'
import { toFigure } from '../../format/figure.ts'
import type { PanelSpeech } from '../../format/panel-words.ts'
import { AgeNote } from '../AgeNote.tsx'
import { Allowance } from '../Allowance.tsx'
import { BalanceFacts } from '../BalanceFacts.tsx'
import { BuyButton } from '../BuyButton.tsx'
import { CreditAmount } from '../CreditAmount.tsx'
import { CreditMeter } from '../CreditMeter.tsx'
import { ExternalLink } from '../ExternalLink.tsx'
import { LevelBadge } from '../LevelBadge.tsx'
import { LevelNote } from '../LevelNote.tsx'
import { OpenTopUps } from '../OpenTopUps.tsx'
import { RefreshButton } from '../RefreshButton.tsx'
import { TemporaryOptions } from '../TemporaryOptions.tsx'

interface Props {
  snapshot: Snapshot
  reader: PanelSpeech
  isRefreshing: boolean
  onRefresh: () => void
  /** A purchase is under way. */
  isBusy: boolean
  onBuy: (event: MouseEvent) => void
  /** Id of the top-up that `buying` tells of. */
  followed: string | null
  /** Why the balance changed. */
  change: ComponentChildren
  /** What can be bought, or the purchase under way. */
  buying: ComponentChildren
  /** The accounts that share the balance. */
  children?: ComponentChildren
}

/** The balance and all that bears on it. */
export function Available(props: Props) {
  const { snapshot, reader, followed } = props
  const { account } = snapshot
  const { locale, messages, now } = reader
  const { portal } = account.links
  return (
    <section class="cg-available" part="available" aria-labelledby="cg-available">
      <div class="cg-panel-head">
        <h2 id="cg-available" class="cg-heading">
          {messages.available}
        </h2>
        <bdi class="cg-details-name" title={account.name ?? undefined}>
          {account.name}
        </bdi>
        <AgeNote at={now - ageMs(snapshot, now)} now={now} locale={locale} messages={messages} />
        <RefreshButton messages={messages} isBusy={props.isRefreshing} onClick={props.onRefresh} />
      </div>
      <div class="cg-details-hero" part="balance">
        <CreditAmount figure={toFigure(account, locale, messages, 'full')} />
        <Allowance account={account} reader={reader} />
        <LevelBadge account={account} messages={messages} />
      </div>
      <CreditMeter account={account} messages={messages} now={now} />
      <LevelNote account={account} reader={reader} />
      <div class="cg-change-place">{props.change}</div>
      <TemporaryOptions account={account} reader={reader} />
      <div class="cg-actions" part="actions">
        <BuyButton offer={buyOffer(account)} messages={messages} isBusy={props.isBusy} onBuy={props.onBuy} />
        {portal !== null && <ExternalLink href={portal}>{messages.portal}</ExternalLink>}
      </div>
      {props.buying}
      <OpenTopUps account={account} reader={reader} except={followed} />
      {/* Where they come from and who shares them has a place of its own here. */}
      <BalanceFacts account={{ ...account, autoTopUp: null, sharedWith: [] }} reader={reader} />
      {props.children}
    </section>
  )
}
