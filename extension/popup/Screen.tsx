import type { PurchaseChoice } from '../../shared/credits/purchase.ts'
import { markRead } from '../../shared/credits/alert-log.ts'
import { findSnapshot, type CreditState } from '../../shared/credits/state.ts'
import { alertItem } from '../alert-item.ts'
import { shownItem } from '../connection.ts'
import type { OrderedChoice } from '../messages.ts'
import type { Known, ShownCredit } from './known.ts'
import { lazy } from './lazy.tsx'
import { openOptions, openWelcome } from '../open-page.ts'
import { Popup, type PopupActions } from './Popup.tsx'
import type { Session } from './session.ts'
import type { Speech } from './speech.ts'

const HistoryTab = lazy(async () => (await import('./HistoryTab.tsx')).HistoryTab)
const Welcome = lazy(async () => (await import('./Welcome.tsx')).Welcome)

export interface ScreenProps {
  known: Known
  speech: Speech
  session: Session
  isRefreshing: boolean
  /** The extension was updated or reloaded since the popup opened. */
  isReplaced: boolean
  /** Something stored could not be read. */
  hasSetAside: boolean
  /** Nothing new can be stored. */
  isStorageFull: boolean
  /** Counts how often the server told of new rows in the history. */
  news: number
  /** Of the last news. Epoch milliseconds. */
  now: number
}

/** What the popup shows, and what becomes of what the person does there. */
export function Screen(props: ScreenProps) {
  const { known, speech, session, isRefreshing, news, now } = props
  const { credits, shown } = known
  const { words } = speech
  if (!shown)
    return (
      <Welcome
        words={words}
        onSetUp={() => void openWelcome(null)}
        onUsePage={async () => (await import('./use-page.ts')).usePage()}
      />
    )
  const account = findSnapshot(shown.state)?.account
  return (
    <Popup
      credits={credits}
      shown={shown}
      speech={speech}
      now={now}
      isRefreshing={isRefreshing}
      notice={findNotice(props)}
      actions={toActions(shown, session)}
      history={
        account &&
        (mayAsk(shown.state) ? (
          <HistoryTab
            key={shown.connection.id}
            connection={shown.connection}
            account={account}
            balance={shown.state}
            speech={speech}
            now={now}
            news={news}
          />
        ) : (
          <p class="popup-no-history cg-text cg-small">{words.historyNeedsAccess}</p>
        ))
      }
    />
  )
}

/** Without the permission a question fails in a way that looks like a broken network; the words above say why instead. */
function mayAsk(state: CreditState): boolean {
  return state.kind !== 'failed' || state.failure.kind !== 'not-permitted'
}

/** One line at a time: the one that matters most. */
function findNotice({ speech: { words }, isReplaced, isStorageFull, hasSetAside }: ScreenProps): string | null {
  if (isReplaced) return words.replaced
  if (isStorageFull) return words.storageFull
  return hasSetAside ? words.setAside : null
}

function toActions(shown: ShownCredit, session: Session): PopupActions {
  const { id } = shown.connection
  const alerts = alertItem(id)
  return {
    onShow: (connectionId) => void shownItem.set(connectionId),
    onRefresh: () => void session.ask(),
    onSignIn: () => void openWelcome({ kind: 'sign-in', connectionId: id }),
    onAllow: () => void session.allow(shown),
    onBuy: (choice) => void session.command({ command: 'buy', id, choice: toOrdered(choice) }),
    onPurchase: (step) => void session.command({ command: 'purchase', id, step }),
    onCopy: (text) => navigator.clipboard.writeText(text),
    onRead: (ids) => void alerts.update((log) => ({ ...log, ...markRead(log, ids) })),
    onSnooze: (snoozedUntil) => void alerts.update((log) => ({ ...log, snoozedUntil })),
    onOptions: () => void openOptions(),
  }
}

/** Exactly what the person saw: pack, amount and price. */
function toOrdered(choice: PurchaseChoice): OrderedChoice {
  const { kind, message } = choice
  if (!('pack' in choice)) return { kind, message, packId: null, credits: choice.credits, price: null }
  const { id: packId, credits, price } = choice.pack
  return { kind, message, packId, credits, price }
}
