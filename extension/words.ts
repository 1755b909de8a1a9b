/** English words of the extension itself; those of the balance are in `shared/format/messages`. */
import type { AddressProblem } from './connection.ts'

/** Why there is no connection. */
export type ConnectProblem =
  | AddressProblem
  /** The browser asked, and the person said no. */
  | 'permission-refused'
  /** The browser does not even ask: the manifest does not name such addresses. */
  | 'permission-unavailable'

interface Words {
  connectTitle: string
  connectText: string
  address: string
  addressExample: string
  token: string
  tokenHint: string
  connect: string
  disconnect: string
  problems: Record<ConnectProblem, string>
}

export const words: Words = {
  connectTitle: 'See your credits here',
  connectText: 'Connect to the billing API of your applicant tracking system.',
  address: 'API address',
  addressExample: 'https://billing.example.com/v1',
  token: 'Access token',
  tokenHint: 'Leave it empty to use your sign-in on the site. Forgotten when the browser closes.',
  connect: 'Connect',
  disconnect: 'Disconnect',
  problems: {
    incomplete: 'Enter a full address, such as https://billing.example.com/v1.',
    credentials: 'Leave name and password out of the address.',
    unsafe: 'The address must begin with https://.',
    query: 'Leave out everything after the ? or #.',
    'permission-refused': 'Without the permission the balance cannot be read. Connect again and allow it.',
    'permission-unavailable': 'The extension may not ask this address. Use one that begins with https://.',
  },
}
