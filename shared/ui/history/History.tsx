import { Component } from 'preact'
import type { ComponentChildren } from 'preact'
import type { Account } from '../../credits/account.ts'
import { toCredits } from '../../credits/amount.ts'
import { EVERYTHING, isEverything, type HistoryFilter } from '../../credits/history-filter.ts'
import { mergePeople, type UsedSum } from '../../credits/history-usage.ts'
import { HistoryFolder, countNew, openRuns, type HistoryRow, type Person } from '../../credits/history.ts'
import { findLedger, type Ledger, type LedgerState } from '../../credits/ledger.ts'
import { formatCredits } from '../../format/credits.ts'
import { sumWords } from '../../format/history-words.ts'
import { FailureNote } from '../FailureNote.tsx'
import { Notice } from '../Notice.tsx'
import { WhoCanHelp } from '../WhoCanHelp.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import { HistoryList } from './HistoryList.tsx'
import { toRowScope, type HistoryReader, type RowScope } from './history-reader.ts'

interface Props {
  account: Account
  state: LedgerState
  filter: HistoryFilter
  /** What the usage report says of this filter; `null` where it says nothing, or has not yet. */
  used: UsedSum | null
  /** Who may be chosen, besides those in the rows. */
  people: readonly Person[]
  reader: HistoryReader
  /** When the viewer last looked; `null` when they never did. */
  lastSeenAt: number | null
  /** Stands in place of a failure that is explained elsewhere on the screen, with what to do about it. */
  toldElsewhere?: string | null
  onFilter: (filter: HistoryFilter) => void
  /** Rows older than these are wanted. */
  onMore: () => void
  onRetry: () => void
  /** Where one signs in, if that is here. */
  onSignIn?: () => void
  /** Stands beside the sum: the button that saves all of it. */
  children?: ComponentChildren
}

interface State {
  /** Ids of the runs whose rows are shown. */
  open: ReadonlySet<string>
  /** So many entries are folded into rows: the first screens at once, the others when those stand. */
  reach: number
}

const FIRST_REACH = 2000
const PLACEHOLDERS = [0, 1, 2, 3, 4, 5, 6, 7]

/** Who spent what, for whom and when: filters, a sum, and the rows. Fills the room that it is given. */
export class History extends Component<Props, State> {
  override state: State = { open: new Set(), reach: FIRST_REACH }
  readonly #folder = new HistoryFolder()
  #entries: Ledger['entries'] = []
  #within: Ledger['entries'] = []
  #shown: { folded: readonly HistoryRow[]; open: ReadonlySet<string>; rows: readonly HistoryRow[] } | undefined
  #scope: { drawnFrom: unknown[]; scope: RowScope } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  readonly #toggleRun = (id: string) => {
    this.setState(({ open }) => ({
      open: open.has(id) ? new Set([...open].filter((other) => other !== id)) : new Set([...open, id]),
    }))
  }

  readonly #clear = () => this.props.onFilter(EVERYTHING)

  override componentDidMount() {
    this.componentDidUpdate()
  }

  /** In steps, each as long as all before it: none of them keeps the page busy. */
  override componentDidUpdate() {
    clearTimeout(this.#timer)
    const { reach } = this.state
    if (reach < this.#entries.length) this.#timer = setTimeout(() => this.setState({ reach: reach * 2 }), 50)
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer)
  }

  override render({ account, state, filter, people, reader, onFilter }: Props) {
    const { access } = account
    if (access && !access.entries) {
      const named = access.missing.filter(({ right }) => right === 'entries')
      const missing = named.length > 0 ? named : access.missing
      return (
        <Notice tone="attention" {...reader.messages.noAccess}>
          <WhoCanHelp missing={missing} contacts={access.contacts} messages={reader.messages} />
        </Notice>
      )
    }
    const ledger = findLedger(state)
    const folded = ledger ? this.#folder.fold(this.#reached(ledger)) : []
    return (
      <section class="cg-history" aria-label={reader.messages.history}>
        <HistoryFilters
          account={account}
          filter={filter}
          people={mergePeople(this.#folder.people, people)}
          reader={reader}
          onFilter={onFilter}
        />
        {ledger ? this.#drawLedger(ledger, folded) : this.#drawNothing()}
        {state.kind === 'failed' && this.#drawFailure()}
      </section>
    )
  }

  /** The entries that are folded by now: the same list for the same question. */
  #reached({ entries }: Ledger): Ledger['entries'] {
    const { reach } = this.state
    if (entries.length <= reach) this.#within = entries
    else if (entries !== this.#entries || this.#within.length !== reach) this.#within = entries.slice(0, reach)
    this.#entries = entries
    return this.#within
  }

  #drawLedger(ledger: Ledger, folded: readonly HistoryRow[]) {
    const { state, onMore, children } = this.props
    if (ledger.entries.length === 0) return this.#drawEmpty()
    const { messages } = this.props.reader
    const isFolded = this.#within === ledger.entries
    const isComplete = isFolded && ledger.next === null
    return (
      <>
        <div class="cg-history-head">
          <p class="cg-text cg-small cg-number cg-history-sum" aria-live="polite">
            {this.#sum(ledger, isComplete)}
          </p>
          {children}
        </div>
        <HistoryList
          rows={this.#rows(folded)}
          scope={this.#rowScope()}
          hasMore={isFolded && !isComplete && state.kind === 'ready'}
          isComplete={isComplete}
          open={this.state.open}
          onMore={onMore}
          onToggleRun={this.#toggleRun}
        >
          <p class="cg-text cg-small cg-history-end">{isComplete ? messages.endOfHistory : messages.loadingMore}</p>
        </HistoryList>
      </>
    )
  }

  /** One line: what the rows come to, and how many are new. Heard politely when a filter changes it. */
  #sum({ entries }: Ledger, isAll: boolean): string {
    const { account, used, reader, lastSeenAt } = this.props
    const { locale, messages } = reader
    const total = used ? { used } : { loaded: this.#folder.sum, isAll }
    const words = sumWords(total, account.unit, locale, messages)
    const newRows = countNew(entries, lastSeenAt)
    if (newRows === 0) return words
    return `${words} · ${messages.newSince(formatCredits(toCredits(newRows), 0, locale), newRows === 1)}`
  }

  /** What will appear here and one thing to do; or that the filters hold all of it back. */
  #drawEmpty() {
    const { filter, reader } = this.props
    if (isEverything(filter)) return <Notice tone="neutral" {...reader.messages.noEntries} />
    return (
      <Notice tone="neutral" {...reader.messages.noMatches}>
        <div class="cg-actions">
          <button type="button" class="cg-button" onClick={this.#clear}>
            {reader.messages.clearFilters}
          </button>
        </div>
      </Notice>
    )
  }

  /** Still shapes of the size of what comes. */
  #drawNothing() {
    const { state, reader } = this.props
    if (state.kind === 'failed') return null
    return (
      <>
        <div class="cg-history-head" />
        <output class="cg-history-list" aria-label={reader.messages.loadingHistory}>
          {PLACEHOLDERS.map((row) => (
            <div key={row} class="cg-history-placeholder" />
          ))}
        </output>
      </>
    )
  }

  #drawFailure() {
    const { state, reader, toldElsewhere, onRetry, onSignIn } = this.props
    if (state.kind !== 'failed') return null
    if (toldElsewhere) return <p class="cg-text cg-small cg-history-end">{toldElsewhere}</p>
    const actions = { retry: onRetry, ...(onSignIn && { 'sign-in': onSignIn }) }
    const { messages } = reader
    const failureAdvice = { ...messages.failureAdvice, ...messages.historyAdvice }
    return <FailureNote failure={state.failure} messages={{ ...messages, failureAdvice }} actions={actions} />
  }

  /** The same rows while nothing changed, so that the list knows. */
  #rows(folded: readonly HistoryRow[]): readonly HistoryRow[] {
    const { open } = this.state
    if (this.#shown?.folded !== folded || this.#shown.open !== open)
      this.#shown = { folded, open, rows: openRuns(folded, open) }
    return this.#shown.rows
  }

  #rowScope(): RowScope {
    const { account, reader, lastSeenAt } = this.props
    const drawnFrom = [account, reader, lastSeenAt]
    if (!this.#scope || drawnFrom.some((value, index) => value !== this.#scope?.drawnFrom[index]))
      this.#scope = { drawnFrom, scope: toRowScope(account, reader, lastSeenAt) }
    return this.#scope.scope
  }
}
