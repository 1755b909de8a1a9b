import type { Account } from '../../shared/credits/account.ts'
import { buyOffer, isPurchaseOpen } from '../../shared/credits/purchase.ts'
import type { PurchaseChoice, PurchaseState } from '../../shared/credits/purchase.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { CreditDetails } from '../../shared/ui/CreditDetails.tsx'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import { OfferNote } from '../../shared/ui/OfferNote.tsx'
import { PackList } from '../../shared/ui/PackList.tsx'
import { PurchaseNotice } from '../../shared/ui/PurchaseNotice.tsx'
import { RequestForm } from '../../shared/ui/RequestForm.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { withTrustedCheckouts } from '../trusted-checkouts.ts'

interface Props {
  state: CreditState
  purchase: PurchaseState
  /** `now` is the time of the device. */
  reader: Reader
  /** How far the clock that counted the state is ahead of it. Milliseconds. */
  aheadMs: number
  /** Opened by Buy Credits: it shows what can be bought, or why nothing can. */
  isBuying: boolean
  isRefreshing: boolean
  /** The only origins that a checkout may be on; `undefined` for any. */
  checkoutOrigins: readonly string[] | undefined
  onRefresh: () => void
  onChoose: (choice: PurchaseChoice) => void
  onOpened: () => void
  onCancel: () => void
  onDismiss: () => void
  onRetry: () => void
  onStartOver: () => void
  /** Rejects where the page may not use the clipboard. */
  onCopy: (text: string) => Promise<void>
}

/** What the popover holds: the balance in full, a failure, a purchase under way, or what can be bought. */
export function DetailsBody(props: Props) {
  const { state, purchase, reader, isRefreshing, onRefresh } = props
  const snapshot = findSnapshot(state)
  const failure = state.kind === 'failed' && (
    <FailureNote failure={state.failure} messages={reader.messages} actions={{ retry: onRefresh }} />
  )
  if (!snapshot) return failure || <p class="cg-text">{reader.messages.loading}</p>
  return (
    <CreditDetails
      snapshot={{
        fetchedAt: snapshot.fetchedAt - props.aheadMs,
        account: withTrustedCheckouts(snapshot.account, props.checkoutOrigins),
      }}
      reader={reader}
      isRefreshing={isRefreshing}
      onRefresh={onRefresh}
      followed={'topUp' in purchase ? purchase.topUp.id : null}
    >
      {failure}
      <Buying {...props} account={snapshot.account} />
    </CreditDetails>
  )
}

/** The purchase that is under way or over comes first: nobody should buy twice by mistake. */
function Buying(props: Props & { account: Account }) {
  const { account, purchase, reader, isBuying } = props
  if (purchase.kind !== 'idle')
    return (
      <PurchaseNotice
        state={purchase}
        unit={account.unit}
        support={account.links.support}
        reader={reader}
        onOpen={props.onOpened}
        onCancel={props.onCancel}
        onDismiss={props.onDismiss}
        onRetry={props.onRetry}
        onStartOver={props.onStartOver}
        onCopy={props.onCopy}
      />
    )
  return isBuying ? <Offer {...props} /> : null
}

function Offer({ account, purchase, reader, onChoose }: Props & { account: Account }) {
  const offer = buyOffer(account)
  const isBusy = isPurchaseOpen(purchase)
  const packs = offer.kind === 'checkout' ? [offer.pack] : 'packs' in offer ? offer.packs : []
  if (offer.kind === 'checkout' || offer.kind === 'choose')
    return (
      <PackList
        account={account}
        packs={packs}
        free={account.topUp?.free ?? null}
        reader={reader}
        isBusy={isBusy}
        onPick={(picked) => onChoose({ kind: 'checkout', message: null, ...picked })}
      />
    )
  return (
    <>
      <OfferNote offer={offer} messages={reader.messages} />
      {offer.kind === 'request' && (
        <RequestForm
          account={account}
          packs={packs}
          reader={reader}
          isBusy={isBusy}
          onSend={(picked, message) => onChoose({ kind: 'request', message, ...picked })}
        />
      )}
    </>
  )
}
