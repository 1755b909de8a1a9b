import { Component, createRef, type ComponentChildren } from 'preact'
import type { Account } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { isLedgerWithheld } from '../../shared/credits/ledger-access.ts'
import { formatCredits } from '../../shared/format/credits.ts'
import { Icon } from '../../shared/ui/Icon.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { StoredAlerts } from '../alert-item.ts'
import type { AlertActions } from './AlertsTab.tsx'
import { lazy } from './lazy.tsx'
import type { Speech } from './speech.ts'
import { Tabs, type Tab } from './Tabs.tsx'

const AlertsTab = lazy(async () => (await import('./AlertsTab.tsx')).AlertsTab)

interface Props {
  account: Account
  alerts: StoredAlerts
  speech: Speech
  reader: Reader
  actions: AlertActions
  history: ComponentChildren
  /** What can be bought, while somebody chooses: it takes the place of the tabs. */
  choosing: ComponentChildren
  onStopChoosing: () => void
}

/** What fills the rest of the popup: history and alerts, or what can be bought. */
export class Panels extends Component<Props, { selected: string }> {
  override state = { selected: 'history' }

  readonly #select = (selected: string) => this.setState({ selected })

  override render(props: Props, { selected }: { selected: string }) {
    const { account, speech, reader, history, choosing, onStopChoosing } = props
    const { words } = speech
    if (choosing)
      return (
        <Choosing label={words.back} title={reader.messages.buy} onBack={onStopChoosing}>
          {choosing}
        </Choosing>
      )
    // Where the billing system keeps no ledger for others to read, there is no history to promise.
    const tabs: [Tab, ...Tab[]] =
      account.features.entries || isLedgerWithheld(account)
        ? [{ id: 'history', label: words.history, panel: history }, alertsTab(props)]
        : [alertsTab(props)]
    return <Tabs tabs={tabs} selected={selected} onSelect={this.#select} />
  }
}

function alertsTab({ account, alerts, speech, reader, actions }: Props): Tab {
  const { words, alertMessages } = speech
  return {
    id: 'alerts',
    label: <AlertsLabel alerts={alerts} speech={speech} />,
    panel: (
      <AlertsTab
        alerts={alerts}
        account={account}
        reader={reader}
        alertMessages={alertMessages}
        words={words}
        {...actions}
      />
    ),
  }
}

function AlertsLabel({ alerts, speech: { words, locale } }: Pick<Props, 'alerts' | 'speech'>) {
  const unread = alerts.records.filter(({ isRead }) => !isRead).length
  return (
    <>
      {words.alerts}
      {unread > 0 && <span class="popup-count">{words.unread(formatCredits(toCredits(unread), 0, locale))}</span>}
    </>
  )
}

interface ChoosingProps {
  label: string
  title: string
  onBack: () => void
  children: ComponentChildren
}

/** Takes the focus when it opens. Esc goes back, and with it the focus to where it came from. */
class Choosing extends Component<ChoosingProps> {
  readonly #section = createRef<HTMLElement>()
  readonly #opener = document.activeElement

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    this.props.onBack()
  }

  override componentDidMount() {
    this.#section.current?.focus()
  }

  override componentWillUnmount() {
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus()
  }

  override render({ label, title, onBack, children }: ChoosingProps) {
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc from anywhere inside
      <section
        class="popup-choosing cg-details"
        aria-label={title}
        ref={this.#section}
        tabIndex={-1}
        onKeyDown={this.#onKeyDown}
      >
        <div>
          <button type="button" class="popup-quiet popup-back" onClick={onBack}>
            <Icon name="chevron" />
            {label}
          </button>
        </div>
        {children}
      </section>
    )
  }
}
