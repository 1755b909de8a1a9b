import type { Connection } from '../../extension/connection.ts'
import { DAY_MS } from '../../shared/credits/account.fixture.ts'
import { ExportPage, type ExportPageProps } from './ExportPage.tsx'
import { PAGE_PARAMETERS } from './page-parameters.ts'
import { connectionTo, InProfile } from './profile.tsx'

const HALDEN = connectionTo('healthy@halden')
const NORTHBEAM = connectionTo('huge-history@northbeam', 'Northbeam Staffing')
const PROGRESS = { rows: 12_500, total: 100_000, bytes: 2_400_000 }
const RESULT = { ...PROGRESS, rows: 100_000, bytes: 19_200_000, doubts: [] }
const FILE = 'credits-northbeam-staffing.csv'

const meta = { title: 'Extension export', parameters: PAGE_PARAMETERS }
export default meta

export const Ready = story('Ready', 'Which account and which days are chosen here.', [HALDEN, NORTHBEAM])

export const AsFiltered = story(
  'Ready, as filtered in the popup',
  'Opened from a history that was filtered: exactly these rows are saved.',
  [HALDEN],
  {
    choice: {
      kind: 'asked',
      filter: { from: Date.now() - 30 * DAY_MS, to: Date.now(), type: ['debit'], actor: ['amara'], q: 'reference' },
    },
  },
)

export const Asking = story('Asking for the account', 'The account answers slowly; nothing can be started yet.', [
  connectionTo('slow@halden'),
])

export const NobodyConnected = story('No account', 'Nothing is connected, so there is nothing to save.', [])

export const NoRight = story('May not save', 'This person may see the balance, but not the history.', [
  connectionTo('no-history-permission@halden'),
])

export const Running = story('Running', 'Page after page is read and written.', [NORTHBEAM], {
  at: { kind: 'running', progress: PROGRESS, waiting: null },
})

export const TotalUnknown = story(
  'Running, total unknown',
  'The service does not say how many rows there are.',
  [NORTHBEAM],
  {
    at: { kind: 'running', progress: { ...PROGRESS, total: null }, waiting: null },
  },
)

export const ConnectionLost = story(
  'Waiting for the connection',
  'The network went away; it goes on where it stopped, by itself.',
  [NORTHBEAM],
  { at: { kind: 'running', progress: PROGRESS, waiting: { failure: { kind: 'offline' }, until: Date.now() } } },
)

export const SignedOut = story(
  'Waiting for a sign-in',
  'The session ended midway; it goes on where it stopped once somebody signed in.',
  [NORTHBEAM],
  { at: { kind: 'running', progress: PROGRESS, waiting: { failure: { kind: 'signed-out' }, until: null } } },
)

export const Done = story('Done', 'All rows are in the file.', [NORTHBEAM], {
  at: { kind: 'done', result: RESULT, fileName: FILE, blob: new Blob() },
})

export const Doubtful = story(
  'Done, with doubts',
  'The file has what the service sent, and that does not add up.',
  [NORTHBEAM],
  {
    at: { kind: 'done', result: { ...RESULT, doubts: ['circle', 'count', 'sum'] }, fileName: FILE, blob: null },
  },
)

export const Canceled = story('Canceled', 'Somebody stopped it; no file was kept.', [NORTHBEAM], {
  at: { kind: 'canceled' },
})

export const Failed = story('Failed', 'The right to save was taken away while it ran.', [NORTHBEAM], {
  at: {
    kind: 'failed',
    failure: {
      kind: 'forbidden',
      missing: [{ right: 'export', permission: 'Edit company', where: 'Settings › Roles', url: null }],
      contacts: [{ name: 'Amara Okafor', email: 'amara@halden.example', url: null }],
    },
  },
})

export const NotWritten = story(
  'File not written',
  'The disk is full, or the folder may not be written to.',
  [NORTHBEAM],
  {
    at: { kind: 'failed', failure: null },
  },
)

function story(
  name: string,
  means: string,
  connections: readonly Connection[],
  props: Omit<ExportPageProps, 'connections'> = {},
) {
  return {
    name,
    parameters: { means },
    render: (_: object, { id }: { id: string }) => (
      <InProfile key={id} connections={connections}>
        <ExportPage connections={connections} {...props} />
      </InProfile>
    ),
  }
}
