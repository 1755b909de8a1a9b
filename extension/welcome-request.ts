/** Why the welcome page is opened: handed over in session storage, because addresses stay in the browser's history. */
import * as v from 'valibot'
import { storageItem } from './storage.ts'

/** `address`: found on the page that the person was on. `sign-in`: to sign in again through a connection there is. */
export type WelcomeRequest = { kind: 'address'; apiBase: string } | { kind: 'sign-in'; connectionId: string }

const WelcomeRequest = v.variant('kind', [
  v.object({ kind: v.literal('address'), apiBase: v.string() }),
  v.object({ kind: v.literal('sign-in'), connectionId: v.string() }),
])

/** The page takes it away when it opens. `null`: nothing in particular, a connection is to be added. */
export const welcomeRequestItem = storageItem<WelcomeRequest | null>(
  'session',
  'welcome',
  v.nullable(WelcomeRequest),
  null,
)

/** Where the page is in the extension, for `runtime.getURL`. */
export const WELCOME_PAGE = 'extension/welcome/index.html'
