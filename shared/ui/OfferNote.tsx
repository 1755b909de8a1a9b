import type { BuyOffer } from '../credits/purchase.ts'
import type { Messages } from '../format/messages/messages.ts'
import { offerWords } from '../format/words.ts'
import { ExternalLink } from './ExternalLink.tsx'
import { Notice } from './Notice.tsx'
import { WhoCanHelp } from './WhoCanHelp.tsx'

/** Why the viewer cannot simply buy, where to mend it and who can help. Nothing where they can. Asking is no alarm. */
export function OfferNote({ offer, messages }: { offer: BuyOffer; messages: Messages }) {
  const words = offerWords(offer, messages)
  return (
    words && (
      <Notice tone={offer.kind === 'request' ? 'neutral' : 'attention'} {...words}>
        {offer.kind === 'billing-details' && offer.fixUrl !== null && (
          <div class="cg-actions">
            <ExternalLink href={offer.fixUrl} looks="button">
              {messages.fixBillingDetails}
            </ExternalLink>
          </div>
        )}
        {offer.kind === 'not-allowed' && (
          <WhoCanHelp missing={offer.missing} contacts={offer.contacts} messages={messages} />
        )}
        {offer.kind === 'request' && <WhoCanHelp missing={[]} contacts={offer.contacts} messages={messages} />}
      </Notice>
    )
  )
}
