import { Component } from 'preact'
import { HistoryDesk } from '../../shared/billing/history-desk.ts'
import type { Account } from '../../shared/credits/account.ts'
import { isSameTrouble } from '../../shared/credits/failure.ts'
import {
  EVERYTHING,
  toHistoryQuery,
  type HistoryFilter,
  type HistoryQuery,
} from '../../shared/credits/history-filter.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'
import { History } from '../../shared/ui/history/History.tsx'
import { focusSearch } from '../../shared/ui/history/HistoryFilters.tsx'
import type { HistoryReader } from '../../shared/ui/history/history-reader.ts'
import '../../shared/ui/history.css'
import { clientFor } from '../client-for.ts'
import type { Connection } from '../connection.ts'
import type { ExportRequest } from '../export-request.ts'
import { lastLookItem } from '../last-look-item.ts'
import { openExport, openWelcome } from '../open-page.ts'
import type { Speech } from './speech.ts'

interface Props {
  connection: Connection
  account: Account
  /** As it is shown above the history. */
  balance: CreditState
  speech: Speech
  now: number
  /** Counts how often the server told of new rows. */
  news: number
}

/** Who spent what, read page by page while it is on the screen. */
export class HistoryTab extends Component<Props, { filter: HistoryFilter }> {
  override state = { filter: EVERYTHING }
  readonly #desk = new HistoryDesk(clientFor(this.props.connection), lastLookItem(this.props.connection.id), () =>
    this.forceUpdate(),
  )
  readonly #life = new AbortController()
  #asked = ''
  #reader: HistoryReader | undefined

  override componentDidMount() {
    document.addEventListener('keydown', onSlash, { signal: this.#life.signal })
    this.#open()
  }

  override componentDidUpdate({ news, balance }: Props) {
    if (this.#open()) return
    if (news !== this.props.news) this.#desk.refresh()
    else if (balance !== this.props.balance && this.#isToldBy(balance)) this.#desk.retry()
  }

  override componentWillUnmount() {
    this.#life.abort()
    this.#desk.close()
  }

  get #query(): HistoryQuery {
    return toHistoryQuery(this.state.filter, this.props.account.term, this.props.now)
  }

  /** Another filter, or another account behind the same connection, is another question. Says whether it was one. */
  #open(): boolean {
    // The screen says why there is nothing to ask for.
    if (this.props.account.access?.entries === false) return false
    const { id, unit } = this.props.account
    const asked = JSON.stringify([id, unit.scale, this.#query])
    if (asked === this.#asked) return false
    this.#asked = asked
    void this.#desk.open(this.props.account, this.#query)
    return true
  }

  /** The same trouble twice is told once, with one button, beside the balance; the history goes along with it. */
  #isToldBy(balance: CreditState): boolean {
    const { state } = this.#desk.facts
    return balance.kind === 'failed' && state.kind === 'failed' && isSameTrouble(balance.failure, state.failure)
  }

  readonly #export = () =>
    void openExport({ connectionId: this.props.connection.id, filter: toExportFilter(this.#query) })

  readonly #signIn = () => void openWelcome({ kind: 'sign-in', connectionId: this.props.connection.id })

  override render({ account, balance, speech, now }: Props, { filter }: { filter: HistoryFilter }) {
    const { locale, messages, words, historyMessages } = speech
    // The same one as long as it says the same: a new one would draw every row anew.
    if (this.#reader?.now !== now || this.#reader.locale !== locale)
      this.#reader = { locale, messages: { ...messages, ...(historyMessages ?? enHistory) }, now }
    const { state, usage, lastSeenAt } = this.#desk.facts
    return (
      <History
        account={account}
        state={state}
        filter={filter}
        used={usage?.used ?? null}
        people={usage?.people ?? []}
        reader={this.#reader}
        lastSeenAt={lastSeenAt}
        toldElsewhere={this.#isToldBy(balance) ? words.historyFollows : null}
        onFilter={(next) => this.setState({ filter: next })}
        onMore={() => this.#desk.more()}
        onRetry={() => this.#desk.retry()}
        onSignIn={this.#signIn}
      >
        {(account.access?.export ?? true) && (
          <button type="button" class="popup-quiet" onClick={this.#export}>
            {words.exportCsv}
          </button>
        )}
      </History>
    )
  }
}

/** `/` goes to the search, except where somebody types. */
function onSlash(event: KeyboardEvent): void {
  const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select')
  if (event.key === '/' && !isTyping && focusSearch(document)) event.preventDefault()
}

function toExportFilter({ type, action, actor, ...rest }: HistoryQuery): ExportRequest['filter'] {
  return {
    ...rest,
    ...(type && { type: [...type] }),
    ...(action && { action: [...action] }),
    ...(actor && { actor: [...actor] }),
  }
}
