import { isConnectionLost, type Failure } from '../../shared/credits/failure.ts'
import { numberFormat } from '../../shared/format/intl.ts'
import { failureWords, type Tone } from '../../shared/format/words.ts'
import { FailureHelp } from '../../shared/ui/FailureNote.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { formatBytes } from './format-bytes.ts'
import type { ExportState } from './exporting.ts'
import type { Waiting } from '../../shared/billing/patience.ts'
import type { ExportWords } from './words.ts'

export interface RunActions {
  onCancel: () => void
  onGoOn: () => void
  onSignIn: () => void
  /** Called within the click, because the browser asks for its permission only then. */
  onAllow: () => void
  onReset: () => void
  onSaveAgain: (fileName: string, blob: Blob) => void
}

interface Props extends RunActions {
  state: Exclude<ExportState, { kind: 'idle' }>
  words: ExportWords
  reader: Reader
}

/** How the export is getting on, or how it ended. */
export function ExportRun(props: Props) {
  const { state, words, reader } = props
  switch (state.kind) {
    case 'running':
      return <Running {...props} state={state} />
    case 'done':
      return <Done {...props} state={state} />
    case 'canceled':
      return <Ended {...props} tone="neutral" title={words.canceled} advice={words.canceledAdvice} failure={null} />
    case 'failed':
  }
  const { failure } = state
  const advice = failure ? `${failureWords(failure, reader.messages).title}. ${words.failedAdvice}` : words.noFile
  return <Ended {...props} tone="bad" title={words.failed} advice={advice} failure={failure} />
}

function Running({ state, words, reader, ...on }: Props & { state: Extract<ExportState, { kind: 'running' }> }) {
  const { progress, waiting } = state
  const show = (number: number) => numberFormat(reader.locale).format(number)
  const label = words.progress(show(progress.rows), progress.total === null ? null : show(progress.total))
  return (
    <>
      <div class="export-progress">
        <progress
          aria-label={words.running}
          max={progress.total ?? 1}
          value={progress.total === null ? undefined : progress.rows}
        />
        <div class="export-progress-line">
          <span>{label}</span>
          <span class="cg-small">{formatBytes(progress.bytes, reader.locale)}</span>
        </div>
      </div>
      {waiting ? (
        <Wait {...{ waiting, words, reader }} {...on} rows={show(progress.rows)} />
      ) : (
        <p class="cg-small">{words.keepOpen}</p>
      )}
      <button type="button" class="cg-button" onClick={on.onCancel}>
        {words.cancel}
      </button>
    </>
  )
}

interface WaitProps extends RunActions, Pick<Props, 'words' | 'reader'> {
  waiting: Waiting
  rows: string
}

function Wait({ waiting: { failure, until }, rows, words, reader, onGoOn, onSignIn, onAllow }: WaitProps) {
  const { title } = failureWords(failure, reader.messages)
  return (
    <Notice
      tone="attention"
      title={isConnectionLost(failure) ? words.lost : title}
      advice={until === null ? words.blocked(rows) : words.lostAdvice(rows)}
    >
      <div class="cg-actions">
        {failure.kind === 'signed-out' && (
          <button type="button" class="cg-button" onClick={onSignIn}>
            {words.signIn}
          </button>
        )}
        {failure.kind === 'not-permitted' && (
          <button type="button" class="cg-button" onClick={onAllow}>
            {words.allow}
          </button>
        )}
        <button type="button" class="cg-button" onClick={onGoOn}>
          {words.goOn}
        </button>
      </div>
    </Notice>
  )
}

function Done({
  state: { result, fileName, blob },
  words,
  reader,
  onReset,
  onSaveAgain,
}: Props & { state: Extract<ExportState, { kind: 'done' }> }) {
  const rows = numberFormat(reader.locale).format(result.rows)
  return (
    <>
      <Notice
        tone="good"
        title={words.done}
        advice={words.doneFacts(rows, formatBytes(result.bytes, reader.locale), fileName)}
      />
      {result.doubts.map((doubt) => (
        <Notice key={doubt} tone="attention" title={words.doubts[doubt]} advice={null} />
      ))}
      <div class="page-row">
        {blob && (
          <button type="button" class="cg-button" onClick={() => onSaveAgain(fileName, blob)}>
            {words.saveAgain}
          </button>
        )}
        <button type="button" class="cg-button" onClick={onReset}>
          {words.again}
        </button>
      </div>
    </>
  )
}

interface EndedProps extends Pick<Props, 'words' | 'reader' | 'onReset'> {
  tone: Tone
  title: string
  advice: string
  failure: Failure | null
}

function Ended({ tone, title, advice, failure, words, reader, onReset }: EndedProps) {
  return (
    <>
      <Notice tone={tone} title={title} advice={advice}>
        {failure && <FailureHelp failure={failure} messages={reader.messages} />}
      </Notice>
      <button type="button" class="cg-button" onClick={onReset}>
        {words.again}
      </button>
    </>
  )
}
