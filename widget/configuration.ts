import type { ClientOptions } from '../shared/billing/client-options.ts'
import type { CreditSource } from '../shared/billing/source.ts'
import type { HostMessages } from './host-messages.ts'
import type { Live } from './store-options.ts'

/** What holds for all elements of a page. Attributes and properties of an element win over it. */
export interface Configuration extends Partial<Omit<ClientOptions, 'baseUrl'>> {
  /** Address of the billing API, absolute or relative to the page. */
  apiBase?: string
  /** A backend of the host's own, instead of an address. */
  source?: CreditSource
  /** Strings that replace the built-in ones. */
  messages?: HostMessages
  /** How the balance stays up to date; `events` by default. */
  live?: Live
  /** How often to ask where the server does not say, in seconds; 60 by default. */
  pollSeconds?: number
}
