import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientOptions } from '../shared/billing/client-options.ts'
import { createClient } from '../shared/billing/client.ts'
import { toEntryPage } from '../shared/billing/wire-entries.ts'
import type { FailureKind } from '../shared/credits/failure.ts'
import { FailureError } from '../shared/credits/failure.ts'
import { startMockServer } from './server.ts'
import type { RunningMockServer } from './server.ts'

const PACK = { kind: 'checkout', packId: 'pack-250', scale: 0 } as const
const EXPECTED_ID = 'acc-halden'

let server: RunningMockServer
beforeAll(async () => {
  server = await startMockServer()
})
afterAll(() => server.close())

/** How each kind comes about over the wire; a sentence where it cannot. */
const FAILURES: Record<FailureKind, string | (() => Promise<unknown>)> = {
  offline: 'the browser says so, not the server',
  misconfigured: 'nothing is sent',
  'not-permitted': 'the browser keeps an extension from asking',
  'source-failed': 'a host’s own source fails, not a server',
  unreachable: () => client('offline').account(),
  timeout: () => client('slow', { deadlineMs: 50 }).account(),
  'signed-out': () => client('signed-out').account(),
  forbidden: () => client('no-history-permission').entries({}),
  'not-found': () => client('minimal-server').entries({}),
  'rate-limited': () => client('rate-limited').account(),
  unavailable: () => client('server-error').account(),
  malformed: () => client('malformed').account(),
  'wrong-account': async () =>
    toEntryPage(await client('wrong-account').entries({}), { id: EXPECTED_ID, unit: { scale: 0, label: null } }),
  conflict: orderTwiceAtOnce,
  'precondition-failed': async () => {
    const { tag } = await client('healthy@twice').alerts()
    const nothing = { accountId: EXPECTED_ID, scale: 0, data: [] }
    await client('healthy@twice').saveAlerts(nothing, tag)
    await client('healthy@twice').saveAlerts(nothing, tag)
  },
  'price-changed': () =>
    client('healthy').createTopUp({ ...PACK, expectedPrice: { amount: '1.00', currency: 'USD' } }, 'moved-0001'),
  'billing-details-missing': () => client('billing-details-missing').createTopUp(PACK, 'details-0001'),
  'idempotency-conflict': async () => {
    await client('healthy').createTopUp(PACK, 'reused-0001')
    await client('healthy').createTopUp({ ...PACK, packId: 'pack-100' }, 'reused-0001')
  },
  'validation-failed': () => client('healthy').createTopUp({ ...PACK, scale: 3 }, 'scale-0001'),
  unsupported: () => client('healthy', { paths: { account: 'top-ups' } }).account(),
}

describe('every failure that a server can cause is some scenario:', () => {
  const reachable = Object.entries(FAILURES).flatMap(([kind, cause]) =>
    typeof cause === 'string' ? [] : [{ kind, cause }],
  )
  it.each(reachable)('$kind', async ({ kind, cause }) => {
    expect(await kindOf(cause)).toBe(kind)
  })
})

function client(name: string, options: Partial<ClientOptions> = {}) {
  return createClient({ baseUrl: `${server.origin}/mock/${name}/v1`, getToken: () => 'demo', ...options })
}

async function kindOf(cause: () => Promise<unknown>): Promise<string> {
  try {
    await cause()
    return 'no failure'
  } catch (error) {
    return error instanceof FailureError ? error.failure.kind : String(error)
  }
}

/** The first one takes its time, so the second finds it running and is refused at once. */
async function orderTwiceAtOnce(): Promise<void> {
  const leaving = new AbortController()
  const send = () => client('slow').createTopUp(PACK, 'twice-0001', { signal: leaving.signal })
  try {
    await Promise.race([send(), send()])
  } finally {
    leaving.abort()
  }
}
