import type { ComponentChildren } from 'preact'
import { buyOffer } from '../../shared/credits/purchase.ts'
import type { Snapshot } from '../../shared/credits/state.ts'
import { toFigure } from '../../shared/format/figure.ts'
import { Allowance } from '../../shared/ui/Allowance.tsx'
import { BalanceFacts } from '../../shared/ui/BalanceFacts.tsx'
import { BuyButton } from '../../shared/ui/BuyButton.tsx'
import { CreditAmount } from '../../shared/ui/CreditAmount.tsx'
import { CreditMeter } from '../../shared/ui/CreditMeter.tsx'
import { LevelBadge } from '../../shared/ui/LevelBadge.tsx'
import { LevelNote } from '../../shared/ui/LevelNote.tsx'
import { OpenTopUps } from '../../shared/ui/OpenTopUps.tsx'
import type { Reader } from '../../shared/ui/reader.ts'

interface Props {
  snapshot: Snapshot
  reader: Reader
  /** A purchase is under way; a further click does nothing. */
  isBusy: boolean
  /** Id of the top-up that `children` tell of. */
  followed: string | null
  onBuy: () => void
  /** A failure, a purchase under way. */
  children: ComponentChildren
}

/** How one account stands: the number, what it means, how old it is, and what is about to change. */
export function Glance({ snapshot, reader, isBusy, followed, onBuy, children }: Props) {
  const { account } = snapshot
  const { locale, messages, now } = reader
  return (
    <section class="popup-glance cg-details" aria-label={messages.gauge}>
      <div class="popup-hero">
        <span class="popup-amount">
          <CreditAmount figure={toFigure(account, locale, messages, 'full')} />
          <Allowance account={account} reader={reader} />
        </span>
        <BuyButton offer={buyOffer(account)} messages={messages} isBusy={isBusy} onBuy={onBuy} />
      </div>
      <CreditMeter account={account} messages={messages} now={now} />
      <div class="popup-level">
        <LevelBadge account={account} messages={messages} />
        <LevelNote account={account} reader={reader} />
      </div>
      {children}
      <BalanceFacts account={account} reader={reader} />
      <OpenTopUps account={account} reader={reader} except={followed} />
    </section>
  )
}
