import type { TokenProblem } from '../sign-in/pasted-token.ts'
import type { SignInProblem } from '../sign-in/sign-in-problem.ts'
import { enTest, type TestWords } from '../test-connection-words.ts'
import type { PermissionProblem, Step, WhereProblem } from './welcome-state.ts'

/** Strings of the welcome page. */
export interface WelcomeWords {
  title: string
  titleAgain: (name: string) => string
  titleDone: string
  lead: string
  steps: Record<Exclude<Step, 'done'>, string>
  change: string
  address: string
  addressHint: string
  /** `address` was on the page that the person was on. */
  found: (address: string) => string
  prepared: string
  preparedOnly: string
  continue: string
  addressProblems: Record<WhereProblem, string>
  allowText: (host: string) => string
  allowLimits: string
  allow: string
  permissionProblems: Record<PermissionProblem, string>
  looking: string
  signInText: (host: string) => string
  signIn: string
  signingIn: string
  stay: string
  stayHint: string
  otherWays: string
  sessionText: (host: string) => string
  useSession: string
  openSite: (host: string) => string
  developers: string
  token: string
  tokenHint: string
  useToken: string
  tokenProblems: Record<TokenProblem, string>
  signInProblems: Record<SignInProblem, string>
  tryAgain: string
  testing: string
  doneNext: string
  pinTitle: string
  pin: Record<'chromium' | 'firefox', string>
  openPopup: string
  options: string
  addAnother: string
  test: TestWords
}

export const en: WelcomeWords = {
  title: 'Connect your credit account',
  titleAgain: (name) => `Sign in to ${name}`,
  titleDone: 'You are connected',
  lead: 'From then on the toolbar says how many credits are left, and warns you before they run out.',
  steps: { where: 'Where your credits are', allow: 'Allow access', 'sign-in': 'Sign in' },
  change: 'Change',
  address: 'API address',
  addressHint:
    'Such as https://billing.example.com/v1. Your admin or your vendor’s help pages know it. On a page that shows your credits, “Use the page I am on” in the popup finds it.',
  found: (address) => `Found on the page that you were on: ${address}`,
  prepared: 'Set up by your organisation',
  preparedOnly: 'Other addresses are not allowed by your organisation.',
  continue: 'Continue',
  addressProblems: {
    incomplete: 'Enter a full address, such as https://billing.example.com/v1.',
    credentials: 'Leave name and password out of the address.',
    unsafe: 'The address must begin with https://.',
    query: 'Leave out everything after the ? or #.',
    'not-billing': 'No credit service answers at this address. Check it with your admin.',
  },
  allowText: (host) => `Credit Gauge reads your balance from ${host}, and your browser asks whether it may.`,
  allowLimits: 'It reaches no other site, and sees nothing of the pages that you visit.',
  allow: 'Allow access',
  permissionProblems: {
    refused: 'Access was not allowed, so the balance cannot be read. Press the button again and choose Allow.',
    unavailable: 'The browser does not let extensions ask this address. Use one that begins with https://.',
  },
  looking: 'Finding out how to sign in',
  signInText: (host) => `A window of ${host} opens. Your password stays there.`,
  signIn: 'Sign in',
  signingIn: 'Finish in the other window',
  stay: 'Stay signed in on this device',
  stayHint:
    'Keeps your sign-in encrypted in this browser until you remove the account. Otherwise it ends when the browser closes.',
  otherWays: 'Other ways to sign in',
  sessionText: (host) => `Are you signed in to ${host} in this browser? Then Credit Gauge can use that sign-in.`,
  useSession: 'Use my sign-in on the site',
  openSite: (host) => `Open ${host} to sign in`,
  developers: 'For developers: access token',
  token: 'Access token',
  tokenHint: 'Forgotten when the browser closes.',
  useToken: 'Use token',
  tokenProblems: {
    'no-token': 'Paste a token.',
    'bad-token': 'This is no token: it has spaces, line breaks or special characters in it. Copy it again.',
  },
  signInProblems: {
    'no-metadata': 'The service does not say where to sign in. Choose another way below.',
    'unsafe-metadata': 'The service names a sign-in page that is not safe. Nothing was sent. Tell your vendor.',
    unsupported: 'The service does not offer a sign-in that is safe for extensions. Choose another way below.',
    'window-closed': 'The window was closed before you were signed in. Sign in again when you are ready.',
    'interaction-needed': 'The service wants to ask you something. Sign in again, and answer in the window.',
    denied: 'The sign-in was refused. Sign in again and choose Allow, or ask an admin for access.',
    'mismatched-answer': 'The answer does not belong to this sign-in, and was thrown away. Sign in again.',
    'exchange-failed': 'The service did not complete the sign-in. Try again in a minute.',
    unreachable: 'The sign-in page does not answer. Check your connection, then try again.',
  },
  tryAgain: 'Try again',
  testing: 'Asking for your balance',
  doneNext: 'The number is on the toolbar button from now on.',
  pinTitle: 'Keep it in view',
  pin: {
    chromium: 'Press the puzzle piece beside the address bar, then the pin beside Credit Gauge.',
    firefox: 'Press the puzzle piece beside the address bar, then the cog beside Credit Gauge, then Pin to Toolbar.',
  },
  openPopup: 'Show my credits',
  options: 'Choose when to be warned',
  addAnother: 'Connect another account',
  test: enTest,
}
