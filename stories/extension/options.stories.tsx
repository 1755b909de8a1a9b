import type { StoryContext } from '@storybook/preact-vite'
import { browser } from '../../extension/browser.fixture.ts'
import { reportRunItem } from '../../extension/report-item.ts'
import { DAY_MS } from '../../shared/credits/account.fixture.ts'
import { OptionsPage } from './OptionsPage.tsx'
import { PAGE_PARAMETERS } from './page-parameters.ts'
import { connectionTo, InProfile, type Profile } from './profile.tsx'

const HALDEN = connectionTo('healthy@halden')
const SEVERAL = [
  HALDEN,
  connectionTo('low@northbeam', 'Northbeam Staffing'),
  connectionTo('signed-out@acme', 'Acme Logistics, Talent Acquisition EMEA'),
]

const meta = { title: 'Extension options', parameters: PAGE_PARAMETERS }
export default meta

export const AsInstalled = story('As installed', 'No account is connected and nothing was changed.', {
  connections: [],
})

export const OneAccount = story('One account', 'The usual case: one account, everything else as installed.', {
  connections: [HALDEN],
})

export const SeveralAccounts = story(
  'Several accounts',
  'Accounts can be put in order. The first answers a test well, the third refuses the sign-in.',
  { connections: SEVERAL },
)

export const ManagedByPolicy = story(
  'Managed by policy',
  'An administrator set up the account, low marks and quiet hours, and lets nobody change any setting.',
  {
    connections: [],
    policy: {
      connections: [{ name: 'Halden Robotics', apiBase: HALDEN.apiBase, auth: 'oauth' }],
      marks: [{ percent: 30 }, { credits: 50 }],
      quiet: { from: '20:00', to: '07:30' },
      locked: ['connections', 'marks', 'notify', 'quiet', 'badge', 'language', 'report'],
    },
  },
)

export const ReportScheduled = story(
  'Report scheduled',
  'On the third of each month last month’s history is saved to the downloads by itself; the last one went well.',
  {
    connections: SEVERAL,
    settings: { report: { connectionId: HALDEN.id, every: 'month', on: 3, since: Date.now() - 90 * DAY_MS } },
    prepare: () =>
      reportRunItem.set({
        at: Date.now() - DAY_MS,
        isDone: true,
        failure: null,
        rows: 412,
        fileName: 'credits-halden-robotics.csv',
      }),
  },
)

export const ReportFailed = story(
  'Report failed',
  'The service did not answer when the report was due; it is tried again within the hour.',
  {
    connections: [HALDEN],
    settings: { report: { connectionId: HALDEN.id, every: 'week', on: 1, since: Date.now() - 90 * DAY_MS } },
    prepare: () =>
      reportRunItem.set({ at: Date.now(), isDone: false, failure: { kind: 'timeout' }, rows: 0, fileName: null }),
  },
)

export const WrongMark = {
  ...story('A mark that is none', 'Half a percent was typed as a low mark: words stand beside it until it is mended.', {
    connections: [HALDEN],
    settings: { marks: [{ percent: 25 }, { credits: 30 }], quiet: { from: 1290, to: 420 } },
  }),
  play: async ({ canvas, userEvent }: StoryContext) => {
    const fields = await canvas.findAllByRole('textbox')
    const mark = fields.find((field) => field.matches('.cg-number'))
    if (!mark) throw new Error('There is no field for a mark.')
    await userEvent.clear(mark)
    await userEvent.paste('1,5')
  },
}

export const Unreadable = story(
  'Stored settings unreadable',
  'What was stored could not be read and was set aside; a copy can be saved before it is forgotten.',
  { connections: [HALDEN], prepare: setAside },
)

export const German = story('German', 'Somebody chose German here, whatever the browser speaks.', {
  connections: SEVERAL,
  settings: { language: 'de', quiet: { from: 1290, to: 420 } },
})

function story(name: string, means: string, profile: Profile) {
  return {
    name,
    parameters: { means },
    render: (_: object, { id }: { id: string }) => (
      <InProfile key={id} {...profile}>
        <OptionsPage />
      </InProfile>
    ),
  }
}

/** As when an update of the browser, or another hand, left something else in its place. */
function setAside() {
  return browser.storage.local.set({ 'unreadable:settings': 'written by a later version' })
}
