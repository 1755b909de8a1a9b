import type { Account } from '../../shared/credits/account.ts'
import { buyOffer } from '../../shared/credits/purchase.ts'
import { type CreditState, findSnapshot } from '../../shared/credits/state.ts'
import { BuyButton } from '../../shared/ui/BuyButton.tsx'
import { CreditDetails } from '../../shared/ui/CreditDetails.tsx'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import { OfferNote } from '../../shared/ui/OfferNote.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { words } from '../words.ts'

interface Props {
  state: CreditState
  reader: Reader
  isRefreshing: boolean
  onRefresh: () => void
  onDisconnect: () => void
}

/** The balance of the connected account, large, with what is worth knowing about it. */
export function Popup({ state, reader, isRefreshing, onRefresh, onDisconnect }: Props) {
  const snapshot = findSnapshot(state)
  const { messages } = reader
  const failure = state.kind === 'failed' && (
    <FailureNote failure={state.failure} messages={messages} actions={{ retry: onRefresh, 'sign-in': onDisconnect }} />
  )
  return (
    <main class="popup">
      <h1 class="cg-hidden">{messages.gauge}</h1>
      {snapshot ? (
        <CreditDetails snapshot={snapshot} reader={reader} isRefreshing={isRefreshing} onRefresh={onRefresh}>
          {failure}
          <Buying account={snapshot.account} messages={messages} />
        </CreditDetails>
      ) : (
        failure || <p class="popup-text">{messages.loading}</p>
      )}
      <div class="popup-foot">
        <button type="button" class="cg-button" onClick={onDisconnect}>
          {words.disconnect}
        </button>
      </div>
    </main>
  )
}

/** Buying is done where there is a standing page for it; where it is not possible, this says why. */
function Buying({ account, messages }: { account: Account; messages: Reader['messages'] }) {
  const offer = buyOffer(account)
  if (offer.kind === 'link')
    return (
      <div class="cg-actions">
        <BuyButton offer={offer} messages={messages} isBusy={false} onBuy={followLink} />
      </div>
    )
  if (offer.kind === 'billing-details' || offer.kind === 'not-allowed')
    return <OfferNote offer={offer} messages={messages} />
  return null
}

/** The browser does it all. */
function followLink() {}
