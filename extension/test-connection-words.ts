/** What a test of a connection found, in words: what is so, and what to do about it. */
import type { Note } from '../shared/format/messages/messages.ts'
import type { TestResult } from './test-connection.ts'

type Untold = Exclude<TestResult['kind'], 'connected' | 'wrong-account' | 'trouble'>

export interface TestWords {
  /** `account` may be unnamed; `balance` is "86 credits". */
  connected: (account: string | null, balance: string) => string
  wrongAccount: (account: string | null) => Note
  notes: Record<Untold, Note>
}

export const enTest: TestWords = {
  connected: (account, balance) => (account === null ? `Connected: ${balance}` : `Connected to ${account}: ${balance}`),
  wrongAccount: (account) => ({
    title: 'Another account',
    advice: `This sign-in is for ${account ?? 'another account'}. Sign in with the account that you connected, or add this one besides.`,
  }),
  notes: {
    unsafe: {
      title: 'The address is not safe',
      advice: 'It must begin with https://, without a name or password in it.',
    },
    'not-permitted': {
      title: 'Access not allowed',
      advice: 'The browser does not let Credit Gauge ask this address. Allow it, then test again.',
    },
    unreachable: {
      title: 'Nobody answers at this address',
      advice: 'Check the address for typing errors, and your connection. A VPN or firewall may also be in the way.',
    },
    'not-billing': {
      title: 'This is not a credit service',
      advice: 'Something answers there, but it does not know about credits. Ask your vendor for the API address.',
    },
    refused: {
      title: 'Not signed in',
      advice: 'The service does not accept this sign-in. Sign in again.',
    },
    'no-right': {
      title: 'You may not see credits here',
      advice: 'You are signed in, but lack the right. Ask an admin to give you access.',
    },
  },
}
