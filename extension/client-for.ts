import { createClient } from '../shared/billing/client.ts'
import type { ClientOptions } from '../shared/billing/client-options.ts'
import type { CreditSource } from '../shared/billing/source.ts'
import type { Connection } from './connection.ts'
import { tokenFor } from './sign-in/token-for.ts'

/** The billing API of a connection, signed in as it says. Without a token the browser's cookie signs in. */
export function clientFor(connection: Connection, options: Pick<ClientOptions, 'fetch'> = {}): Required<CreditSource> {
  const getToken = tokenFor(connection)
  return createClient({ ...options, baseUrl: connection.apiBase, ...(getToken && { getToken }) })
}
