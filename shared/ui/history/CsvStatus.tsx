import { toCredits } from '../../credits/amount.ts'
import type { Failure } from '../../credits/failure.ts'
import { formatCredits } from '../../format/credits.ts'
import type { CsvMessages } from '../../format/messages/en-csv.ts'
import type { Messages } from '../../format/messages/messages.ts'
import { failureWords } from '../../format/words.ts'
import { FailureHelp } from '../FailureNote.tsx'
import { Notice } from '../Notice.tsx'
import type { Reader } from '../reader.ts'

/** From the click to the file. */
export type CsvState =
  | { kind: 'idle' }
  /** `total` is `null` where the server does not count. */
  | { kind: 'running'; rows: number; total: number | null; waiting: { failure: Failure; until: number | null } | null }
  | { kind: 'done'; rows: number; fileName: string; doubts: readonly (keyof CsvMessages['csvDoubts'])[] }
  /** `failure` is `null` where the file could not be made. */
  | { kind: 'failed'; rows: number; failure: Failure | null }

interface Props {
  state: CsvState
  reader: Reader & { messages: Messages & CsvMessages }
  onCancel: () => void
  /** Ends a wait. */
  onGoOn: () => void
  /** Once more: what is done is saved again, what failed begins anew. */
  onAgain: () => void
  onDismiss: () => void
}

/** How the file is getting on, or what became of it. */
export function CsvStatus({ state, reader, onCancel, onGoOn, onAgain, onDismiss }: Props) {
  if (state.kind === 'idle') return null
  const { locale, messages } = reader
  const show = (count: number) => formatCredits(toCredits(count), 0, locale)
  const rows = show(state.rows)
  if (state.kind === 'running') {
    const { total, waiting } = state
    if (!waiting)
      return (
        <div class="cg-row cg-csv">
          <progress max={total ?? 1} value={total === null ? undefined : state.rows} aria-label={messages.csvRuns} />
          <span class="cg-small cg-number">{messages.csvProgress(rows, total === null ? null : show(total))}</span>
          <Button text={messages.csvCancel} onClick={onCancel} />
        </div>
      )
    return (
      <Notice
        tone="attention"
        title={failureWords(waiting.failure, messages).title}
        advice={messages.csvWaits(rows, waiting.until !== null)}
      >
        <div class="cg-actions">
          <Button text={messages.csvGoOn} onClick={onGoOn} />
          <Button text={messages.csvCancel} onClick={onCancel} />
        </div>
      </Notice>
    )
  }
  const { failure } = state.kind === 'failed' ? state : { failure: null }
  const why = failure ? `${failureWords(failure, messages).title}. ` : ''
  return (
    <Notice
      {...(state.kind === 'done'
        ? { tone: 'good', title: messages.csvDone, advice: messages.csvFile(rows, state.fileName) }
        : { tone: 'bad', title: messages.csvFailed, advice: why + messages.csvFailedAt(rows) })}
    >
      {state.kind === 'done' && state.doubts.map((doubt) => <p class="cg-text">{messages.csvDoubts[doubt]}</p>)}
      {failure && <FailureHelp failure={failure} messages={messages} />}
      <div class="cg-actions">
        <Button text={state.kind === 'done' ? messages.csvAgain : messages.retry} onClick={onAgain} />
        <Button text={messages.dismiss} onClick={onDismiss} />
      </div>
    </Notice>
  )
}

function Button({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" class="cg-button" onClick={onClick}>
      {text}
    </button>
  )
}
