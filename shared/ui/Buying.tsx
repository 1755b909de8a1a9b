import type { Account } from '../credits/account.ts'
import { buyOffer, isPurchaseOpen } from '../credits/purchase.ts'
import type { PurchaseChoice, PurchaseState } from '../credits/purchase.ts'
import { OfferNote } from './OfferNote.tsx'
import { PackList } from './PackList.tsx'
import { PurchaseNotice } from './PurchaseNotice.tsx'
import { RequestForm } from './RequestForm.tsx'
import type { Reader } from './reader.ts'

/** What the viewer does about buying. */
export interface BuyingActions {
  onChoose: (choice: PurchaseChoice) => void
  /** They follow the link to the checkout. */
  onOpened: () => void
  onCancel: () => void
  onDismiss: () => void
  onRetry: () => void
  onStartOver: () => void
  /** Rejects where the page may not use the clipboard. */
  onCopy: (text: string) => Promise<void>
}

interface Props extends BuyingActions {
  account: Account
  purchase: PurchaseState
  reader: Reader
  /** Opened by Buy Credits: it shows what can be bought, or why nothing can. */
  isBuying: boolean
}

/** The purchase that is under way or over comes first: nobody should buy twice by mistake. */
export function Buying(props: Props) {
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

function Offer({ account, purchase, reader, onChoose }: Props) {
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
