import { Component, type ComponentChildren } from 'preact'
import { buyOffer, isPurchaseOpen } from '../../shared/credits/purchase.ts'
import type { PurchaseChoice } from '../../shared/credits/purchase.ts'
import { ageMs, findSnapshot, type Snapshot } from '../../shared/credits/state.ts'
import { AgeNote } from '../../shared/ui/AgeNote.tsx'
import { ExternalLink } from '../../shared/ui/ExternalLink.tsx'
import { RefreshButton } from '../../shared/ui/RefreshButton.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { AccountSwitcher } from './AccountSwitcher.tsx'
import type { AlertActions } from './AlertsTab.tsx'
import { Glance } from './Glance.tsx'
import type { KnownCredit, ShownCredit } from './known.ts'
import { lazy } from './lazy.tsx'
import { Panels } from './Panels.tsx'
import type { Speech } from './speech.ts'

const FailureNote = lazy(async () => (await import('../../shared/ui/FailureNote.tsx')).FailureNote)
const Buying = lazy(async () => (await import('../../shared/ui/Buying.tsx')).Buying)

export interface PopupActions extends AlertActions {
  onShow: (connectionId: string) => void
  onRefresh: () => void
  onSignIn: () => void
  /** Called inside the click. */
  onAllow: () => void
  onBuy: (choice: PurchaseChoice) => void
  onPurchase: (step: 'retry' | 'opened' | 'cancel' | 'dismiss') => void
  onCopy: (text: string) => Promise<void>
}

export interface PopupProps {
  credits: KnownCredit[]
  shown: ShownCredit
  speech: Speech
  now: number
  isRefreshing: boolean
  /** One line at the bottom, about the extension itself. */
  notice: string | null
  actions: PopupActions
  /** The history of the shown account. */
  history: ComponentChildren
}

/** One account at a glance: how it stands, what can be done, who spent what, and what was raised. */
export function Popup(props: PopupProps) {
  const { credits, shown, speech, isRefreshing, notice, actions } = props
  const { locale, messages, words } = speech
  const reader: Reader = { locale, messages, now: props.now }
  const snapshot = findSnapshot(shown.state)
  return (
    <main class="popup">
      <header class="popup-head">
        <AccountSwitcher credits={credits} shown={shown} reader={reader} words={words} onShow={actions.onShow} />
        {snapshot && (
          <AgeNote at={reader.now - ageMs(snapshot, reader.now)} now={reader.now} locale={locale} messages={messages} />
        )}
        <RefreshButton messages={messages} isBusy={isRefreshing} onClick={actions.onRefresh} />
      </header>
      {snapshot ? (
        <AccountBody key={shown.connection.id} {...props} snapshot={snapshot} reader={reader} />
      ) : (
        <div class="popup-nothing-known">
          <Problem shown={shown} reader={reader} actions={actions} />
          {shown.state.kind === 'loading' && <output class="popup-placeholder">{messages.loading}</output>}
        </div>
      )}
      {notice !== null && <output class="popup-notice cg-small">{notice}</output>}
      <footer class="popup-foot">
        <button type="button" class="popup-quiet" onClick={actions.onOptions}>
          {words.options}
        </button>
        {snapshot?.account.links.portal && (
          <ExternalLink href={snapshot.account.links.portal}>{messages.portal}</ExternalLink>
        )}
      </footer>
    </main>
  )
}

interface BodyProps extends PopupProps {
  snapshot: Snapshot
  reader: Reader
}

class AccountBody extends Component<BodyProps, { isChoosing: boolean }> {
  override state = { isChoosing: false }

  readonly #stopChoosing = () => this.setState({ isChoosing: false })

  /** Straight to the one pack there is, or to what can be chosen or has to be known. A link needs nothing of us. */
  readonly #buy = () => {
    const offer = buyOffer(this.props.snapshot.account)
    if (offer.kind === 'checkout') this.props.actions.onBuy({ kind: 'checkout', message: null, pack: offer.pack })
    else this.setState({ isChoosing: offer.kind !== 'link' })
  }

  #putAway(isChoosing: boolean) {
    this.setState({ isChoosing })
    this.props.actions.onPurchase('dismiss')
  }

  override render(
    { snapshot, shown, speech, reader, actions, history }: BodyProps,
    { isChoosing }: { isChoosing: boolean },
  ) {
    const { account } = snapshot
    const { purchase } = shown
    const buying = (
      <Buying
        account={account}
        purchase={purchase}
        reader={reader}
        isBuying={isChoosing}
        onChoose={actions.onBuy}
        onOpened={() => actions.onPurchase('opened')}
        onCancel={() => actions.onPurchase('cancel')}
        onDismiss={() => this.#putAway(false)}
        onRetry={() => actions.onPurchase('retry')}
        onStartOver={() => this.#putAway(true)}
        onCopy={actions.onCopy}
      />
    )
    return (
      <>
        <Glance
          snapshot={snapshot}
          reader={reader}
          isBusy={isPurchaseOpen(purchase)}
          followed={'topUp' in purchase ? purchase.topUp.id : null}
          onBuy={this.#buy}
        >
          <Problem shown={shown} reader={reader} actions={actions} />
          {purchase.kind !== 'idle' && buying}
        </Glance>
        <Panels
          account={account}
          alerts={shown.alerts}
          speech={speech}
          reader={reader}
          actions={actions}
          history={history}
          choosing={isChoosing && purchase.kind === 'idle' ? buying : null}
          onStopChoosing={this.#stopChoosing}
        />
      </>
    )
  }
}

/** Why there is no fresh number, and the way out. */
function Problem({ shown, reader, actions }: { shown: ShownCredit; reader: Reader; actions: PopupActions }) {
  if (shown.state.kind !== 'failed') return null
  return (
    <FailureNote
      failure={shown.state.failure}
      messages={reader.messages}
      actions={{ retry: actions.onRefresh, 'sign-in': actions.onSignIn, allow: actions.onAllow }}
    />
  )
}
