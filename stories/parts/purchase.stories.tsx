import { NOON, topUp } from '../../shared/credits/account.fixture.ts'
import type { PurchaseState } from '../../shared/credits/purchase.ts'
import { contacts, intent } from '../../shared/ui/samples.fixture.tsx'
import { PurchaseNotice } from '../../shared/ui/PurchaseNotice.tsx'
import { ignore, part } from './part.tsx'

const meta = { title: 'Parts/Purchase under way' }
export default meta

const pending = topUp({ status: 'pending' })
const request = { ...intent, kind: 'request' as const }
const requested = topUp({ kind: 'request', status: 'requested' })

export const Asking = purchase({ kind: 'asking', intent }, 'Buy was pressed; the checkout is being made.')
export const AskingSomebody = purchase(
  { kind: 'asking', intent: request },
  'A request was sent; the server has not taken it yet.',
)
export const PopUpBlocked = purchase(
  { kind: 'blocked', intent, topUp: topUp() },
  'The browser opened no tab for the checkout: its link, to follow or to copy.',
)
export const UnsafeAddress = purchase(
  { kind: 'blocked', intent, topUp: topUp({ checkoutUrl: null }) },
  'The server named a checkout that this page does not trust, so there is no link.',
)
export const Opened = purchase({ kind: 'opened', intent, topUp: topUp() }, 'The checkout is open in another tab.')
export const Requested = purchase(
  { kind: 'requested', intent: request, topUp: requested },
  'The request is with the person who decides.',
)
export const Pending = purchase(
  { kind: 'pending', intent, topUp: pending, since: NOON },
  'Paid, and the credits are on their way.',
)
export const Slow = purchase(
  { kind: 'slow', intent, topUp: pending, since: NOON },
  'Paid, and slower than usual: the viewer must not pay again.',
)
export const Credited = purchase(
  { kind: 'credited', intent, topUp: topUp({ status: 'credited' }) },
  'The server says that the credits are there.',
)
export const Declined = purchase(
  { kind: 'ended', intent: request, topUp: topUp({ kind: 'request', status: 'declined', reason: 'Over budget' }) },
  'Whoever decides said no, with a reason.',
)
export const PaymentFailed = purchase(
  { kind: 'ended', intent, topUp: topUp({ status: 'failed', reason: 'Card 4242 has expired' }) },
  'The payment did not go through; the reason is the seller’s.',
)
export const Canceled = purchase(
  { kind: 'ended', intent, topUp: topUp({ status: 'canceled' }) },
  'Somebody called it off, here or at the checkout.',
)
export const Expired = purchase(
  { kind: 'ended', intent, topUp: topUp({ status: 'expired' }) },
  'Nobody paid in time, so the checkout closed.',
)
export const NoAnswer = purchase(
  { kind: 'failed', intent, failure: { kind: 'timeout' } },
  'No answer came: trying again is safe, the same order is sent.',
)
export const PriceChanged = purchase(
  { kind: 'failed', intent, failure: { kind: 'price-changed' } },
  'The price moved between the list and the order: a new order begins.',
)

function purchase(state: PurchaseState, means: string) {
  return part(means, (reader) => (
    <PurchaseNotice
      state={state}
      unit={{ scale: 0, label: null }}
      support={contacts[0] ?? null}
      reader={reader}
      onOpen={ignore}
      onCancel={ignore}
      onDismiss={ignore}
      onRetry={ignore}
      onStartOver={ignore}
      onCopy={() => Promise.resolve()}
    />
  ))
}
