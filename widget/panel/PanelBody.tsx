import type { ComponentChild } from 'preact'
import type { Credits } from '../../shared/credits/amount.ts'
import { isPurchaseOpen } from '../../shared/credits/purchase.ts'
import type { PurchaseState } from '../../shared/credits/purchase.ts'
import type { Failure } from '../../shared/credits/failure.ts'
import type { Snapshot } from '../../shared/credits/state.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { formatCredits } from '../../shared/format/credits.ts'
import type { PanelSpeech } from '../../shared/format/panel-words.ts'
import { Buying } from '../../shared/ui/Buying.tsx'
import type { BuyingActions } from '../../shared/ui/Buying.tsx'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import { Available } from '../../shared/ui/panel/Available.tsx'
import { Breakdown } from '../../shared/ui/panel/Breakdown.tsx'
import { PanelTabs } from '../../shared/ui/panel/PanelTabs.tsx'
import { SharedAccounts } from '../../shared/ui/panel/SharedAccounts.tsx'
import type { SectionName } from './section.ts'
import { LATELY_DAYS } from './visit.tsx'

interface Props extends BuyingActions {
  /** By the device's clock. */
  snapshot: Snapshot
  /** Why there is nothing newer; `null` when the snapshot is the newest. */
  failure: Failure | null
  purchase: PurchaseState
  reader: PanelSpeech
  isBuying: boolean
  isRefreshing: boolean
  onRefresh: () => void
  onBuy: (event: MouseEvent) => void
  change: ComponentChild
  used: ReadonlyMap<string, Credits> | null
  lapsed: ReadonlyMap<string, Credits>
  tabs: readonly SectionName[]
  selected: SectionName | undefined
  panels: ReadonlyMap<SectionName, ComponentChild>
  onSelect: (name: SectionName) => void
}

/** The balance beside where it comes from, and below them what happened, what is to come, what things cost. */
export function PanelBody(props: Props) {
  const { snapshot, failure, purchase, reader, selected } = props
  const { account } = snapshot
  const { messages } = reader
  return (
    <div class="cg-panel-body">
      {failure && <FailureNote failure={failure} messages={messages} actions={{ retry: props.onRefresh }} />}
      <div class="cg-overview">
        <Available
          snapshot={snapshot}
          reader={reader}
          isRefreshing={props.isRefreshing}
          onRefresh={props.onRefresh}
          isBusy={isPurchaseOpen(purchase)}
          onBuy={props.onBuy}
          followed={'topUp' in purchase ? purchase.topUp.id : null}
          change={props.change}
          buying={
            <div class="cg-buying" tabIndex={-1}>
              <Buying {...props} account={account} />
            </div>
          }
        >
          <SharedAccounts account={account} used={props.used} since={sinceWords(props)} reader={reader} />
        </Available>
        <Breakdown account={account} reader={reader} lapsed={props.lapsed} />
      </div>
      {selected !== undefined && (
        <PanelTabs
          label={messages.credits}
          tabs={props.tabs.map((name) => ({ name, label: messages.tabs[name] }))}
          selected={selected}
          panels={props.panels}
          onSelect={props.onSelect}
        />
      )}
    </div>
  )
}

function sinceWords({ snapshot: { account }, reader: { locale, messages } }: Props): string {
  return account.term ? messages.usedThisTerm : messages.usedLately(formatCredits(toCredits(LATELY_DAYS), 0, locale))
}
