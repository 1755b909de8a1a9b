import { CsvStatus, type CsvState } from '../../shared/ui/history/CsvStatus.tsx'
import { ignore, part } from './part.tsx'

const meta = { title: 'Parts/Download of the history' }
export default meta

export const Running = csv(
  { kind: 'running', rows: 4200, total: 12_000, waiting: null },
  'Rows are being read into the file, and the server told how many there are.',
)
export const RunningUncounted = csv(
  { kind: 'running', rows: 4200, total: null, waiting: null },
  'Rows are being read, and nobody knows how many there are.',
)
export const Waiting = csv(
  {
    kind: 'running',
    rows: 4200,
    total: 12_000,
    waiting: { failure: { kind: 'rate-limited', retryAt: null }, until: 1 },
  },
  'The server wants a pause; it goes on by itself, or at once when asked.',
)
export const Done = csv(
  { kind: 'done', rows: 12_000, fileName: 'credits.csv', doubts: [] },
  'The file is saved, with all rows.',
)
export const Failed = csv(
  { kind: 'failed', rows: 4200, failure: { kind: 'unavailable', status: 503, retryAt: null } },
  'It broke off: no half file is saved.',
)

function csv(state: CsvState, means: string) {
  return part(
    means,
    (reader) => (
      <CsvStatus state={state} reader={reader} onCancel={ignore} onGoOn={ignore} onAgain={ignore} onDismiss={ignore} />
    ),
    'column',
  )
}
