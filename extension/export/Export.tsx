import type { EntryFilter } from '../../shared/billing/source.ts'
import type { Account } from '../../shared/credits/account.ts'
import { isReversed, type HistoryFilter } from '../../shared/credits/history-filter.ts'
import { isLedgerWithheld } from '../../shared/credits/ledger-access.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import { formatDay } from '../../shared/format/dates.ts'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { WhoCanHelp } from '../../shared/ui/WhoCanHelp.tsx'
import type { Connection } from '../connection.ts'
import { PageHead } from '../page/PageHead.tsx'
import { ExportForm } from './ExportForm.tsx'
import { ExportRun, type RunActions } from './ExportRun.tsx'
import type { ExportState } from './exporting.ts'
import type { ExportWords } from './words.ts'

/** Which rows: those that the history showed, or those of days that are chosen here. */
export type Choice = { kind: 'asked'; filter: EntryFilter } | { kind: 'chosen'; filter: HistoryFilter }

export interface Props extends RunActions {
  connections: readonly Connection[]
  /** Whose history; `undefined` where nobody is connected. */
  connection: Connection | undefined
  credit: CreditState
  choice: Choice
  state: ExportState
  words: ExportWords
  reader: Reader
  onStart: (account: Account) => void
  onConnect: () => void
  onRetry: () => void
  onConnection: (id: string) => void
  onFilter: (filter: HistoryFilter) => void
}

/** The export page: which rows, how it gets on, and what came of it. */
export function Export(props: Props) {
  const { state, words, reader } = props
  return (
    <div class="page export">
      <PageHead title={words.title} />
      <p class="page-lead">{words.lead}</p>
      <div class="page-stack">
        {state.kind === 'idle' ? (
          <Before {...props} />
        ) : (
          <>
            <Facts {...props} />
            <ExportRun {...props} state={state} words={words} reader={reader} />
          </>
        )}
      </div>
    </div>
  )
}

/** What is to be saved; or why nothing can be. */
function Before(props: Props) {
  const { connection, connections, credit, choice, words, reader, onStart, onConnect, onRetry } = props
  if (!connection)
    return (
      <>
        <p>{words.noAccount}</p>
        <button type="button" class="cg-button cg-button-primary" onClick={onConnect}>
          {words.connect}
        </button>
      </>
    )
  const account = findSnapshot(credit)?.account
  const isWrong = choice.kind === 'chosen' && isReversed(choice.filter)
  return (
    <>
      {choice.kind === 'chosen' ? (
        <ExportForm
          {...props}
          connections={connections}
          connectionId={connection.id}
          filter={choice.filter}
          hasTerm={Boolean(account?.term)}
        />
      ) : (
        <Facts {...props} />
      )}
      {!account && credit.kind === 'loading' && <Notice tone="busy" title={words.loading} advice={null} />}
      {!account && credit.kind === 'failed' && (
        <FailureNote
          failure={credit.failure}
          messages={reader.messages}
          actions={{ retry: onRetry, 'sign-in': props.onSignIn, allow: props.onAllow }}
        />
      )}
      {account &&
        (findObstacle(account, words, reader) ?? (
          <button type="button" class="cg-button cg-button-primary" disabled={isWrong} onClick={() => onStart(account)}>
            {words.start}
          </button>
        ))}
    </>
  )
}

/** Why this account's history cannot be saved, if it cannot. */
function findObstacle(account: Account, words: ExportWords, { messages }: Reader) {
  const { access, features } = account
  if (!features.entries && !isLedgerWithheld(account))
    return <Notice tone="attention" title={words.noLedger} advice={null} />
  if (!access || (access.entries && access.export)) return null
  return (
    <Notice tone="attention" title={words.noRight} advice={null}>
      <WhoCanHelp missing={access.missing} contacts={access.contacts} messages={messages} />
    </Notice>
  )
}

/** What was chosen, once it can no longer be changed. */
function Facts({ connection, choice, words, reader }: Props) {
  return (
    <dl class="export-facts">
      <div>
        <dt>{words.account}</dt>
        <dd>
          <bdi>{connection?.name}</bdi>
        </dd>
      </div>
      <div>
        <dt>{words.rows}</dt>
        <dd>
          {choice.kind === 'asked' ? askedWords(choice.filter, words, reader) : chosenWords(choice.filter, words)}
        </dd>
      </div>
    </dl>
  )
}

function chosenWords({ period, fromDay, toDay }: HistoryFilter, words: ExportWords): string {
  if (period !== 'own' || (fromDay === '' && toDay === '')) return words.periods[period === 'own' ? 'all' : period]
  return words.span(fromDay, toDay)
}

/** "1 Mar to 31 Mar, by person". */
function askedWords({ from, to, q, ...lists }: EntryFilter, words: ExportWords, { locale, now }: Reader): string {
  const day = (at: number | undefined) => (at === undefined ? '' : formatDay(at, now, locale))
  const parts = [
    from === undefined && to === undefined ? null : words.span(day(from), day(to === undefined ? to : to - 1)),
    ...(['type', 'action', 'actor', 'account'] as const).map((name) =>
      lists[name]?.length ? words.filters[name] : null,
    ),
    q ? words.search(q) : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : words.allRows
}
