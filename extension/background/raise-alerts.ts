/** What a change of a balance raises: written down first, then notified of. */
import { toTopUp } from '../../shared/billing/wire.ts'
import type { Account } from '../../shared/credits/account.ts'
import { alertForSignOut, alertForTopUp, alertsFor, vanishedTopUps } from '../../shared/credits/alert.ts'
import { recordAlerts } from '../../shared/credits/alert-log.ts'
import type { Failure } from '../../shared/credits/failure.ts'
import { alertItem, type StoredAlerts } from '../alert-item.ts'
import { clientFor } from '../client-for.ts'
import { findConnection, type Connection } from '../connection.ts'
import { readSettings } from '../managed.ts'
import { withOwnMarks } from '../settings.ts'
import { notifyOf } from './notify.ts'

/** After an answer (`account`), a failure, or neither: a notification that quiet hours held back may be due. */
export async function raiseAlerts(
  connection: Connection,
  account: Account | null,
  failure: Failure | null,
): Promise<void> {
  const { marks } = await readSettings()
  const item = alertItem(connection.id)
  const ended = account ? await readEnded(connection, account, await item.get()) : []
  await item.update((stored) => {
    const now = Date.now()
    let log: StoredAlerts = stored
    const record = (raised: Parameters<typeof recordAlerts>[1]) => (log = { ...log, ...recordAlerts(log, raised, now) })
    for (const topUp of ended) record(alertForTopUp(topUp, log.memory))
    if (account) record(alertsFor(withOwnMarks(account, marks), log.memory, now))
    if (failure?.kind === 'signed-out') record(alertForSignOut(log.memory))
    return log
  })
  await notifyOf(connection)
}

/** Tells of this top-up when it ends, even where no answer ever showed it under way. */
export async function followTopUp(connectionId: string, topUpId: string): Promise<void> {
  if (!(await findConnection(connectionId))) return
  await alertItem(connectionId).update((log) => {
    const topUps = [...new Set([...log.memory.topUps, topUpId])]
    return { ...log, memory: { ...log.memory, topUps } }
  })
}

/** The viewer's own top-ups that are no longer under way. One that cannot be read now is looked for next time. */
async function readEnded(connection: Connection, account: Account, { memory }: StoredAlerts) {
  const client = clientFor(connection)
  const asked = vanishedTopUps(account, memory).map(async (id) => toTopUp(await client.topUp(id), account.unit.scale))
  const answers = await Promise.allSettled(asked)
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
}
