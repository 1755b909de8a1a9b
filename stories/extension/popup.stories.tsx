import type { StoryContext } from '@storybook/preact-vite'
import { instanceOf, playEvent } from '../../.storybook/simulated-account.ts'
import { alertItem } from '../../extension/alert-item.ts'
import { refresh } from '../../extension/background/refresh.ts'
import { browser } from '../../extension/browser.fixture.ts'
import { originPattern, type Connection } from '../../extension/connection.ts'
import { HOUR_MS } from '../../shared/credits/account.fixture.ts'
import { ofScenario, scenarioArgTypes, type ScenarioArgs, Steered } from '../of-scenario.tsx'
import { PAGE_PARAMETERS } from './page-parameters.ts'
import { PopupFrame } from './PopupFrame.tsx'
import { connectionTo, InProfile } from './profile.tsx'
import { raisedUntil } from './raised-alerts.ts'

const meta = {
  title: 'Extension popup',
  argTypes: scenarioArgTypes,
  parameters: PAGE_PARAMETERS,
  render: ({ scenario, ...wish }: ScenarioArgs, { id }: { id: string }) => (
    <Steered key={id} instance={instanceOf(scenario, id)} {...wish}>
      <OnePopup connection={connectionTo(instanceOf(scenario, id))} />
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

/** Stories that bring their numbers along have nothing to set. */
const argTypes = { balance: { table: { disable: true } }, allowance: { table: { disable: true } } }

export const SeveralAccounts = {
  argTypes,
  name: 'Several accounts',
  parameters: { means: 'Four accounts are connected: the name at the top opens the list and switches between them.' },
  render: (_: object, { id }: { id: string }) => {
    const connections = [
      connectionTo(instanceOf('low', id), 'Halden Robotics'),
      connectionTo(instanceOf('healthy', id), 'Northbeam Staffing'),
      connectionTo(instanceOf('empty', id), 'Acme Logistics, Talent Acquisition EMEA'),
      connectionTo(instanceOf('server-error', id), 'Brightwater Care'),
    ]
    return (
      <InProfile
        key={id}
        connections={connections}
        prepare={() => Promise.all(connections.map((connection) => refresh(connection.id, 0)))}
      >
        <PopupFrame ids={connections.map((connection) => connection.id)} />
      </InProfile>
    )
  },
}

export const NoAccountYet = {
  argTypes,
  name: 'No account yet',
  parameters: { means: 'Just installed: nothing is connected, so there is one thing to do.' },
  render: (_: object, { id }: { id: string }) => (
    <InProfile key={id} connections={[]}>
      <PopupFrame ids={[]} />
    </InProfile>
  ),
}

export const PermissionTakenBack = {
  name: 'Permission taken back',
  parameters: {
    means: 'Somebody took back in the browser that this address may be asked; the last balance stays and says its age.',
  },
  ...afterwards('healthy', async ({ id, apiBase }) => {
    browser.permissions.refused.add(originPattern(apiBase))
    await refresh(id, 0)
  }),
}

export const OfflineWithBalance = {
  name: 'Offline, last balance known',
  parameters: { means: 'The connection was lost after the balance was read: it stays, says its age and why.' },
  ...afterwards('healthy', async ({ id }) => {
    await playEvent(id, { do: 'set', fault: 'offline' })
    await refresh(id, 0)
  }),
}

export const AlertsUnread = {
  name: 'Alerts, unread',
  parameters: { means: 'Credits ran low, some lapse soon, a top-up came and another was declined: two are unread.' },
  ...afterwards('low', ({ id }) => alertItem(id).set(raisedUntil(Date.now()))),
  play: openAlerts,
}

export const AlertsPaused = {
  name: 'Alerts, notifications paused',
  parameters: { means: 'All alerts are read, and notifications wait until the time that was chosen.' },
  ...afterwards('low', ({ id }) => {
    const { records, ...log } = raisedUntil(Date.now())
    const read = records.map((record) => ({ ...record, isRead: true }))
    return alertItem(id).set({ ...log, records: read, snoozedUntil: Date.now() + HOUR_MS })
  }),
  play: openAlerts,
}

export const AlertsNone = {
  name: 'Alerts, none',
  parameters: { means: 'Nothing has happened yet that somebody should know of.' },
  args: { scenario: 'healthy' },
  play: openAlerts,
}

/** A story of an account that was read, and of what happened to it since. */
function afterwards(scenario: string, happen: (connection: Connection) => Promise<unknown>) {
  return {
    args: { scenario },
    argTypes,
    render: (_: object, { id }: { id: string }) => {
      const connection = connectionTo(instanceOf(scenario, id))
      const prepare = () => refresh(connection.id, 0).then(() => happen(connection))
      return <OnePopup key={id} connection={connection} prepare={prepare} />
    },
  }
}

function OnePopup({ connection, prepare }: { connection: Connection; prepare?: () => Promise<unknown> }) {
  return (
    <InProfile connections={[connection]} {...(prepare && { prepare })}>
      <PopupFrame ids={[connection.id]} />
    </InProfile>
  )
}

/** The last of the tabs. */
async function openAlerts({ canvas }: StoryContext) {
  const tabs = await canvas.findAllByRole('tab')
  tabs.at(-1)?.click()
}
