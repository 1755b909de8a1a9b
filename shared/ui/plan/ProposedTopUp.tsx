import type { Account } from '../../credits/account.ts'
import type { Credits } from '../../credits/amount.ts'
import type { CreditPlan, PlanLine } from '../../credits/plan.ts'
import type { Proposal } from '../../credits/propose-top-up.ts'
import { buyOffer, type PurchaseChoice } from '../../credits/purchase.ts'
import { formatPrice, formatWithUnit } from '../../format/credits.ts'
import { planWords } from '../../format/plan-words.ts'
import { ExternalLink } from '../ExternalLink.tsx'
import { OfferNote } from '../OfferNote.tsx'
import { RequestForm } from '../RequestForm.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  account: Account
  plan: CreditPlan
  /** The lines that `plan` is about. */
  lines: readonly PlanLine[]
  reader: PlanSpeech
  isBusy: boolean
  onBuy: (choice: PurchaseChoice) => void
}

/** What to buy or to ask for so that the plan can be carried out, or why nobody here can. */
export function ProposedTopUp({ account, plan, lines, reader, isBusy, onBuy }: Props) {
  const { proposal } = plan
  const { locale, messages } = reader
  const offer = buyOffer(account)
  // An order holds one pack: the first of several.
  const pack = proposal?.kind === 'packs' ? proposal.packs[0]?.pack : undefined
  const first = pack?.credits ?? proposal?.credits ?? null
  const isSold = offer.kind === 'checkout' || offer.kind === 'choose'
  return (
    <>
      {proposal && <ProposalWords account={account} proposal={proposal} reader={reader} />}
      {offer.kind === 'link' && (
        <div class="cg-actions">
          <ExternalLink href={offer.url} looks="primary">
            {messages.buy}
          </ExternalLink>
        </div>
      )}
      {isSold && first !== null && (
        <div class="cg-actions">
          <button
            type="button"
            class="cg-button cg-button-primary"
            aria-disabled={isBusy}
            onClick={() =>
              !isBusy && onBuy({ kind: 'checkout', message: null, ...(pack ? { pack } : { credits: first }) })
            }
          >
            {messages.buyCredits(formatWithUnit(first, account.unit, locale, messages))}
          </button>
        </div>
      )}
      <OfferNote offer={offer} messages={messages} />
      {offer.kind === 'request' && (
        <RequestForm
          account={account}
          packs={pack ? [pack] : []}
          blocked={{
            name: planWords(lines, plan, account, reader),
            quantity: 1,
            cost: plan.needed,
            missing: plan.short,
          }}
          reader={reader}
          isBusy={isBusy}
          onSend={(picked, message) => onBuy({ kind: 'request', message, ...picked })}
        />
      )}
    </>
  )
}

function ProposalWords({ account, proposal, reader }: { account: Account; proposal: Proposal; reader: PlanSpeech }) {
  const { locale, messages } = reader
  const show = (amount: Credits) => formatWithUnit(amount, account.unit, locale, messages)
  const packs = proposal.kind === 'packs' ? proposal.packs : []
  const isSeveral = packs.length > 1 || packs.some(({ count }) => count > 1)
  const price = proposal.kind === 'packs' && proposal.price ? formatPrice(proposal.price, locale) : null
  return (
    <p class="cg-text">
      {messages.proposal(show(proposal.credits), price)}
      {isSeveral && (
        <>
          <br />
          <span class="cg-small">
            {packs.map(({ pack, count }) => `${count} × ${show(pack.credits)}`).join(' + ')}. {messages.severalOrders}
          </span>
        </>
      )}
    </p>
  )
}
