import { canBuy } from '../credits/purchase.ts'
import type { BuyOffer } from '../credits/purchase.ts'
import type { BarMessages } from '../format/messages/messages.ts'

interface Props {
  offer: BuyOffer
  messages: BarMessages
  /** A purchase is on its way; a further click does nothing. */
  isBusy: boolean
  /** For a link it is called before the browser follows it; `preventDefault` keeps the browser from it. */
  onBuy: (event: MouseEvent) => void
}

/**
 * Buy or request, a real link where there is a standing page. It is never dead: where the viewer cannot buy it still
 * opens the details, which say why and who can help. Nothing where credits are not sold.
 */
export function BuyButton({ offer, messages, isBusy, onBuy }: Props) {
  if (offer.kind === 'none') return null
  if (offer.kind === 'link')
    return (
      <a class="cg-button cg-button-primary" href={offer.url} target="_blank" rel="noopener noreferrer" onClick={onBuy}>
        {messages.buy}
      </a>
    )
  return (
    <button
      type="button"
      class={`cg-button ${canBuy(offer) ? 'cg-button-primary' : ''}`}
      aria-disabled={isBusy}
      onClick={isBusy ? undefined : onBuy}
    >
      {offer.kind === 'request' ? messages.request : messages.buy}
    </button>
  )
}
