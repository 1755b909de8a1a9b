import type { Account, Pack } from '../credits/account.ts'
import type { BlockedAction } from '../credits/blocked-action.ts'
import { buyOffer, findRequestOffer, isPurchaseOpen } from '../credits/purchase.ts'
import type { BuyOffer, PurchaseChoice, PurchaseState } from '../credits/purchase.ts'
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
  /** What credits were missing for: a request says so. */
  blocked?: BlockedAction | null
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
  const offer = buyOffer(account)
  return isBuying || offer.kind === 'link' ? <Offer {...props} offer={offer} /> : null
}

/** What there is to choose or to know; and asking somebody else, where the viewer could do either. */
function Offer(props: Props & { offer: BuyOffer }) {
  const { account, purchase, reader, onChoose, offer } = props
  const packs = offer.kind === 'checkout' ? [offer.pack] : offer.kind === 'choose' ? offer.packs : null
  return (
    <>
      {packs ? (
        <PackList
          account={account}
          packs={packs}
          free={account.topUp?.free ?? null}
          reader={reader}
          isBusy={isPurchaseOpen(purchase)}
          onPick={(picked) => onChoose({ kind: 'checkout', message: null, ...picked })}
        />
      ) : (
        <OfferNote offer={offer} messages={reader.messages} />
      )}
      {offer.kind === 'request' && <Request {...props} packs={offer.packs} />}
      {(packs || offer.kind === 'link') && <RequestInstead {...props} />}
    </>
  )
}

function RequestInstead(props: Props) {
  const { account, reader } = props
  const request = findRequestOffer(account)
  return (
    request && (
      <details class="cg-instead">
        <summary class="cg-link">{reader.messages.requestInstead}</summary>
        <OfferNote offer={request} messages={reader.messages} />
        <Request {...props} packs={request.packs} />
      </details>
    )
  )
}

function Request({ account, purchase, reader, onChoose, packs, blocked = null }: Props & { packs: Pack[] }) {
  return (
    <RequestForm
      account={account}
      packs={packs}
      blocked={blocked}
      reader={reader}
      isBusy={isPurchaseOpen(purchase)}
      onSend={(picked, message) => onChoose({ kind: 'request', message, ...picked })}
    />
  )
}
