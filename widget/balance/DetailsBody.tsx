import type { ComponentChildren } from 'preact'
import type { BlockedAction } from '../../shared/credits/blocked-action.ts'
import type { PurchaseState } from '../../shared/credits/purchase.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { Buying } from '../../shared/ui/Buying.tsx'
import type { BuyingActions } from '../../shared/ui/Buying.tsx'
import { CreditDetails } from '../../shared/ui/CreditDetails.tsx'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { withTrustedCheckouts } from '../trusted-checkouts.ts'

interface Props extends BuyingActions {
  state: CreditState
  purchase: PurchaseState
  /** `now` is the time of the device. */
  reader: Reader
  /** How far the clock that counted the state is ahead of it. Milliseconds. */
  aheadMs: number
  isBuying: boolean
  /** What credits were missing for. */
  blocked: BlockedAction | null
  /** Why the balance changed; stands below it. */
  change: ComponentChildren
  isRefreshing: boolean
  /** The only origins that a checkout may be on; `undefined` for any. */
  checkoutOrigins: readonly string[] | undefined
  onRefresh: () => void
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
      {!props.isBuying && props.change}
      {failure}
      <Buying {...props} account={snapshot.account} />
    </CreditDetails>
  )
}
