import { browser } from '../../extension/browser.fixture.ts'
import { originPattern } from '../../extension/connection.ts'
import type { TestResult } from '../../extension/test-connection.ts'
import type { WelcomeState } from '../../extension/welcome/welcome-state.ts'
import { PAGE_PARAMETERS } from './page-parameters.ts'
import { connectionTo, InProfile, type Profile } from './profile.tsx'
import { WelcomePage } from './WelcomePage.tsx'

const HALDEN = { ...connectionTo('healthy@halden'), auth: 'oauth', accountId: null } as const
const TARGET = { connection: HALDEN, isKnown: false }
const SIGN_IN = { step: 'sign-in', target: TARGET, offer: 'oauth', work: 'idle', trouble: null } as const

const meta = { title: 'Extension welcome', parameters: PAGE_PARAMETERS }
export default meta

export const Where = story('Step 1: where', 'Opens by itself after installing, and whenever an account is added.', {
  step: 'where',
  typed: '',
  isFound: false,
  problem: null,
})

export const Found = story(
  'Step 1: found on the page',
  'Begun from a page that shows credits: its address is filled in.',
  {
    step: 'where',
    typed: HALDEN.apiBase,
    isFound: true,
    problem: null,
  },
)

export const Prepared = story(
  'Step 1: prepared by the organisation',
  'An administrator set up two accounts and lets no other address be used.',
  { step: 'where', typed: '', isFound: false, problem: null },
  {
    connections: [],
    policy: {
      connections: [
        { name: 'Halden Robotics', apiBase: 'https://billing.example.com/v1' },
        { name: 'Halden Care', apiBase: 'https://care.example.com/v1' },
      ],
      locked: ['connections'],
    },
  },
)

export const WrongAddress = story(
  'Step 1: no credit service there',
  'Something answers at the address, but it knows nothing of credits.',
  { step: 'where', typed: 'https://www.example.com', isFound: false, problem: 'not-billing' },
)

export const Allow = story(
  'Step 2: allow access',
  'Before the first question to an address the browser has to be asked.',
  { step: 'allow', target: TARGET, problem: null },
  { connections: [], prepare: forbid },
)

export const AllowRefused = story(
  'Step 2: access refused',
  'Somebody said no when the browser asked; they can say yes now.',
  { step: 'allow', target: TARGET, problem: 'refused' },
  { connections: [], prepare: forbid },
)

export const SignIn = story(
  'Step 3: sign in',
  'The service has a sign-in page of its own. Other ways are folded away.',
  SIGN_IN,
)

export const SignInBySession = story(
  'Step 3: use the site’s session',
  'The service has no sign-in page: the session of its web site is used, or a token by developers.',
  { ...SIGN_IN, offer: 'none' },
)

export const SigningIn = story('Step 3: in the sign-in window', 'The window of the service is open.', {
  ...SIGN_IN,
  work: 'signing-in',
})

export const WindowClosed = story('Step 3: window closed', 'The sign-in window was closed before it was done.', {
  ...SIGN_IN,
  trouble: { kind: 'sign-in', problem: 'window-closed' },
})

export const SignInAgain = story(
  'Sign in again',
  'An account that is there already: its address stands, and only the sign-in is renewed.',
  { ...SIGN_IN, target: { connection: HALDEN, isKnown: true } },
)

export const Testing = story('Test connection: under way', 'Signed in; the balance is being asked for.', {
  ...SIGN_IN,
  work: 'testing',
})

export const Connected = {
  name: 'Test connection: connected',
  parameters: { means: 'All went well: what the account has, and what to do next.' },
  render: (_: object, { id }: { id: string }) => (
    <InProfile key={id} connections={[]}>
      <WelcomePage at={SIGN_IN} then={(connecting) => connecting.useToken('demo')} />
    </InProfile>
  ),
}

export const Unsafe = tested('unsafe', 'A token is sent to addresses with https only.', { kind: 'unsafe' })

export const NotPermitted = tested('not permitted', 'The browser was not, or no longer, allowed to ask.', {
  kind: 'not-permitted',
})

export const Unreachable = tested('unreachable', 'Nobody there, no network, or no answer in time.', {
  kind: 'unreachable',
})

export const NotBilling = tested('no credit service', 'Something answers there that knows nothing of credits.', {
  kind: 'not-billing',
})

export const Refused = tested('not signed in', 'The service accepts neither this session nor this token.', {
  kind: 'refused',
})

export const NoRight = tested('no right', 'Signed in, but this person may not see credits; who can help is told.', {
  kind: 'no-right',
  failure: {
    kind: 'forbidden',
    missing: [{ right: 'entries', permission: 'Edit company', where: 'Settings › Roles', url: null }],
    contacts: [{ name: 'Amara Okafor', email: 'amara@halden.example', url: null }],
  },
})

export const WrongAccount = tested('another account', 'The sign-in is for another account than was connected.', {
  kind: 'wrong-account',
  name: 'Northbeam Staffing',
})

export const Busy = tested('busy or broken', 'It is the right address, and the service cannot answer at the moment.', {
  kind: 'trouble',
  failure: { kind: 'unavailable', status: 503, retryAt: null },
})

function story(name: string, means: string, at: WelcomeState, profile: Profile = { connections: [] }) {
  return {
    name,
    parameters: { means },
    render: (_: object, { id }: { id: string }) => (
      <InProfile key={id} {...profile}>
        <WelcomePage at={at} />
      </InProfile>
    ),
  }
}

/** What "Test connection" found after somebody signed in with the site's session. */
function tested(answer: string, means: string, result: Exclude<TestResult, { kind: 'connected' }>) {
  return story(`Test connection: ${answer}`, means, {
    ...SIGN_IN,
    offer: 'none',
    trouble: { kind: 'test', result, auth: 'cookie' },
  })
}

/** The browser asks before this address may be read. */
async function forbid() {
  browser.permissions.refused.add(originPattern(HALDEN.apiBase))
}
