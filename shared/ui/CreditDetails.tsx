import type { ComponentChildren } from 'preact'
import type { Account } from '../credits/account.ts'
import { ageMs } from '../credits/state.ts'
import type { Snapshot } from '../credits/state.ts'
import { formatCredits } from '../format/credits.ts'
import { toFigure } from '../format/figure.ts'
import { levelSentence } from '../format/words.ts'
import { AgeNote } from './AgeNote.tsx'
import { BalanceFacts } from './BalanceFacts.tsx'
import { CreditAmount } from './CreditAmount.tsx'
import { CreditMeter } from './CreditMeter.tsx'
import { ExternalLink } from './ExternalLink.tsx'
import { Icon } from './Icon.tsx'
import { LevelBadge } from './LevelBadge.tsx'
import { OpenTopUps } from './OpenTopUps.tsx'
import type { Reader } from './reader.ts'

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
        <RefreshButton
          label={isRefreshing ? messages.refreshing : messages.refresh}
          isBusy={isRefreshing}
          onClick={onRefresh}
        />
      </div>
      <div class="cg-details-hero">
        <CreditAmount figure={toFigure(account, locale, messages, 'full')} />
        <Allowance account={account} reader={reader} />
        <LevelBadge account={account} messages={messages} />
      </div>
      <CreditMeter account={account} messages={messages} now={now} />
      <LevelNote account={account} reader={reader} />
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

function RefreshButton({ label, isBusy, onClick }: { label: string; isBusy: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      class="cg-button cg-button-icon"
      aria-label={label}
      title={label}
      aria-disabled={isBusy}
      onClick={isBusy ? undefined : onClick}
    >
      <Icon name="refresh" />
    </button>
  )
}

function Allowance({ account, reader: { locale, messages } }: { account: Account; reader: Reader }) {
  const { allowance, balance, unit } = account
  if (allowance === null || balance.unlimited) return null
  return <span class="cg-small">{messages.allowance(formatCredits(allowance, unit.scale, locale))}</span>
}

/** What the level means, and the person's own words for a pause; no alarm where credits come by themselves. */
function LevelNote({ account, reader: { locale, messages } }: { account: Account; reader: Reader }) {
  const sentence = levelSentence(account, locale, messages)
  if (sentence === null) return null
  return (
    <div>
      <p class="cg-text">{sentence}</p>
      {account.paused && (
        <p class="cg-text cg-small cg-clamp" title={account.paused.reason}>
          <bdi>{account.paused.reason}</bdi>
        </p>
      )}
    </div>
  )
}
