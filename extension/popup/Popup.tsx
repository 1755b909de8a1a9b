import { buyOffer } from '../../shared/credits/purchase.ts'
import { type CreditState, findSnapshot } from '../../shared/credits/state.ts'
import { CreditDetails } from '../../shared/ui/CreditDetails.tsx'
import { ExternalLink } from '../../shared/ui/ExternalLink.tsx'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import type { Reader } from '../../shared/ui/reader.ts'

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
          <BuyLink state={state} label={messages.buy} />
        </CreditDetails>
      ) : (
        failure || <p class="popup-text">{messages.loading}</p>
      )}
      <div class="popup-foot">
        <button type="button" class="cg-button" onClick={onDisconnect}>
          Disconnect
        </button>
      </div>
    </main>
  )
}

/** Buying is done where there is a standing page for it. */
function BuyLink({ state, label }: { state: CreditState; label: string }) {
  const account = findSnapshot(state)?.account
  const offer = account && buyOffer(account)
  if (offer?.kind !== 'link') return null
  return <ExternalLink href={offer.url}>{label}</ExternalLink>
}
