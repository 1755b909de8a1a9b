import type { Account } from '../../credits/account.ts'
import { isCredits, type Credits } from '../../credits/amount.ts'
import type { CreditPlan, PlanLine } from '../../credits/plan.ts'
import type { PurchaseChoice } from '../../credits/purchase.ts'
import { formatWithUnit } from '../../format/credits.ts'
import { ProposedTopUp } from './ProposedTopUp.tsx'
import { Fact } from '../Fact.tsx'
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

/** What the plan takes, what there is, and whether that is enough; if not, what to buy. */
export function PlannerResult(props: Props) {
  const { account, plan, reader } = props
  const { locale, messages } = reader
  const { needed, isComplete, available, short } = plan
  const show = (amount: Credits | null) => formatWithUnit(amount, account.unit, locale, messages)
  // Of a plan that is all slips of the keyboard there is nothing to say: not even that it needs nothing.
  const isSaid = plan.lines.some(({ kind }) => kind === 'counted' || kind === 'free')
  const left = typeof available === 'number' && needed !== null ? available - needed : null
  return (
    <>
      {isSaid && (
        <dl class="cg-facts" aria-live="polite">
          <Fact
            term={isComplete ? messages.planNeeded : messages.planNeededAtLeast}
            value={needed === null ? messages.planTooLarge : show(needed)}
          />
          <Fact
            term={messages.planAvailable}
            value={available === 'unlimited' ? messages.unlimited : show(available)}
          />
          {short === 0 ? (
            <Fact term={messages.planEnough} value={isCredits(left) ? messages.planLeft(show(left)) : ''} />
          ) : (
            <Fact term={messages.planShort} value={show(short)}>
              <b class="cg-plan-short">{show(short)}</b>
            </Fact>
          )}
        </dl>
      )}
      {/* Out of sight, not gone: on the way to another plan may be one that needs nothing, and a message in there stays. */}
      <div class="cg-stack" hidden={!isSaid || short === 0}>
        <ProposedTopUp {...props} />
      </div>
    </>
  )
}
