import { instanceOf } from '../.storybook/simulated-account.ts'
import { HostElement } from './HostElement.tsx'
import { ofScenario, scenarioArgTypes, type ScenarioArgs, Steered } from './of-scenario.tsx'

interface GateArgs extends ScenarioArgs {
  action: string
  quantity: number
  /** What holds while nobody can tell. */
  unknown: 'open' | 'closed'
}

const meta = {
  title: 'Credit gate',
  args: { action: 'reference-check', quantity: 12, unknown: 'open' },
  argTypes: {
    ...scenarioArgTypes,
    action: { control: 'text', description: 'Key of an action of the account' },
    quantity: { control: { type: 'number', min: 0 }, description: 'How many units are asked for' },
    unknown: { control: 'inline-radio', options: ['open', 'closed'], description: 'What holds while nobody can tell' },
  },
  parameters: {
    embed: `<credit-gate action="reference-check" quantity="12">
  <button type="submit">Request references</button>
</credit-gate>`,
  },
  render: ({ scenario, action, quantity, unknown, ...wish }: GateArgs, { id }: { id: string }) => (
    <Steered instance={instanceOf(scenario, id)} {...wish}>
      <HostElement
        tag="credit-gate"
        instance={instanceOf(scenario, id)}
        attributes={{ action, quantity: String(quantity), unknown }}
        content='<button type="button" class="preview-host-button">Request references</button>'
      />
    </Steered>
  ),
}
export default meta

export const Healthy = ofScenario('healthy')
export const Low = ofScenario('low')
export const Empty = ofScenario('empty')
export const Overdrawn = ofScenario('overdrawn')
export const Unlimited = ofScenario('unlimited')
export const UnknownBalance = ofScenario('unknown-balance')
export const MinimalServer = ofScenario('minimal-server')
export const NewAccount = ofScenario('new-account')
export const ExpiringSoon = ofScenario('expiring-soon')
export const Rollover = ofScenario('rollover')
export const SharedPool = ofScenario('shared-pool')
export const AutoTopUp = ofScenario('auto-top-up')
export const TopUpRequested = ofScenario('top-up-requested')
export const TopUpPending = ofScenario('top-up-pending')
export const TopUpDeclined = ofScenario('top-up-declined')
export const CheckoutFailed = ofScenario('checkout-failed')
export const NoBuyPermission = ofScenario('no-buy-permission')
export const NoHistoryPermission = ofScenario('no-history-permission')
export const BillingDetailsMissing = ofScenario('billing-details-missing')
export const SignedOut = ofScenario('signed-out')
export const RateLimited = ofScenario('rate-limited')
export const ServerError = ofScenario('server-error')
export const Slow = ofScenario('slow')
export const Offline = ofScenario('offline')
export const Malformed = ofScenario('malformed')
export const WrongAccount = ofScenario('wrong-account')
export const StaleClock = ofScenario('stale-clock')
export const HugeHistory = ofScenario('huge-history')
export const LiveBurst = ofScenario('live-burst')
export const LongNames = ofScenario('long-names')
export const FractionalCredits = ofScenario('fractional-credits')
