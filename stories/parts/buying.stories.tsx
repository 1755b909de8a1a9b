import { account, balance } from '../../shared/credits/account.fixture.ts'
import type { TopUpOffer } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import type { BuyOffer } from '../../shared/credits/purchase.ts'
import { BuyButton } from '../../shared/ui/BuyButton.tsx'
import { OfferNote } from '../../shared/ui/OfferNote.tsx'
import { PackList } from '../../shared/ui/PackList.tsx'
import { RequestForm } from '../../shared/ui/RequestForm.tsx'
import { TemporaryOptions } from '../../shared/ui/TemporaryOptions.tsx'
import { contacts, missing, packs } from '../../shared/ui/samples.fixture.tsx'
import { ignore, part, press, type } from './part.tsx'

const meta = { title: 'Parts/Buying' }
export default meta

const free: TopUpOffer['free'] = {
  min: toCredits(10),
  max: toCredits(5000),
  step: toCredits(10),
  pricePerCredit: { amount: '0.45', currency: 'EUR' },
}
const sold: TopUpOffer = {
  url: null,
  kinds: ['checkout', 'request'],
  packs,
  free,
  blockedBy: null,
  fixUrl: null,
  temporaryOptions: [
    { name: 'Emergency 20', note: '20 credits now, taken off the next renewal.', url: null },
    { name: 'Talk to your success manager', note: null, url: 'https://vendor.example/contact' },
  ],
}
const buyer = account({ topUp: sold })

export const Packs = part('Packs to choose from, each with its price and the balance after it.', (reader) => (
  <PackList account={buyer} packs={packs} free={null} reader={reader} isBusy={false} onPick={ignore} />
))
export const OwnAmount = part('Packs, or an amount of one’s own within the seller’s limits.', (reader) => (
  <PackList account={buyer} packs={packs} free={free} reader={reader} isBusy={false} onPick={ignore} />
))
export const OwnAmountTyped = {
  ...part('Somebody typed an amount: its price and the balance after it.', (reader) => (
    <PackList account={buyer} packs={packs} free={free} reader={reader} isBusy={false} onPick={ignore} />
  )),
  play: type('120'),
}
export const OwnAmountRefused = {
  ...part('Somebody sent an amount that the seller does not take: what may be typed stands below.', (reader) => (
    <PackList account={buyer} packs={[]} free={free} reader={reader} isBusy={false} onPick={ignore} />
  )),
  play: press('[type=submit]'),
}
export const Busy = part('A purchase is on its way, so a second one cannot begin.', (reader) => (
  <PackList account={buyer} packs={packs} free={free} reader={reader} isBusy onPick={ignore} />
))
export const Request = part('Somebody else decides: an amount and a message that is ready to send.', (reader) => (
  <RequestForm account={buyer} packs={packs} reader={reader} isBusy={false} onSend={ignore} />
))
export const RequestForAnAction = part(
  'Asked for because an action could not run: the message says which.',
  (reader) => (
    <RequestForm
      account={account({ topUp: sold, balance: balance({ available: toCredits(3) }) })}
      packs={packs}
      blocked={{ name: 'Reference check', quantity: 30, cost: toCredits(150), missing: toCredits(147) }}
      reader={reader}
      isBusy={false}
      onSend={ignore}
    />
  ),
)
export const RequestWithoutPacks = part('Nobody sells packs: any amount may be asked for.', (reader) => (
  <RequestForm account={account()} packs={[]} reader={reader} isBusy={false} onSend={ignore} />
))
export const StandingPage = offer(
  { kind: 'link', url: 'https://billing.example/buy' },
  'The vendor has a page of its own for buying: Buy is a link to it.',
)
export const AskInstead = offer(
  { kind: 'request', packs, contacts },
  'The viewer may ask for credits, and these people decide.',
)
export const BillingDetailsMissing = offer(
  { kind: 'billing-details', fixUrl: 'https://billing.example/details' },
  'Nobody can buy before the company’s billing details are complete.',
)
export const NotAllowed = offer(
  { kind: 'not-allowed', missing, contacts },
  'The viewer may neither buy nor ask: which right is missing and who can help.',
)
export const NotSold = offer({ kind: 'none' }, 'This vendor sells no credits here, so there is no button.')
export const UntilCreditsCome = part('Credits run short, and the plan offers something until they come.', (reader) => (
  <TemporaryOptions account={account({ topUp: sold, balance: balance({ available: toCredits(0) }) })} reader={reader} />
))

function offer(shown: BuyOffer, means: string) {
  return part(means, (reader) => (
    <>
      <div class="cg-actions">
        <BuyButton offer={shown} messages={reader.messages} isBusy={false} onBuy={ignore} />
      </div>
      <OfferNote offer={shown} messages={reader.messages} />
    </>
  ))
}
