/** What a change of a balance raises: written down first, then notified of. */
import { toTopUp } from '../../shared/billing/wire.ts'
import type { Account, TopUp } from '../../shared/credits/account.ts'
import { alertForSignOut, alertForTopUp, alertsFor, vanishedTopUps } from '../../shared/credits/alert.ts'
import { recordAlerts } from '../../shared/credits/alert-log.ts'
import { toFailure, type Failure } from '../../shared/credits/failure.ts'
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
  const ended = account ? await readEnded(connection, account, await item.get()) : NONE_ENDED
  // That may have taken a while: nobody wants to hear of a connection that was removed meanwhile.
  if (!(await findConnection(connection.id))) return
  await item.update((stored) => {
    const now = Date.now()
    let log: StoredAlerts = withoutTopUps(stored, ended.lost)
    const record = (raised: Parameters<typeof recordAlerts>[1]) => (log = { ...log, ...recordAlerts(log, raised, now) })
    for (const topUp of ended.topUps) record(alertForTopUp(topUp, log.memory))
    if (account) record(alertsFor(withOwnMarks(account, marks), log.memory, now))
    // Who never was signed in, as to what an organisation set up, need not hear that nothing is watched any more.
    if (failure?.kind === 'signed-out' && connection.accountId !== null) record(alertForSignOut(log.memory))
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

interface EndedTopUps {
  topUps: TopUp[]
  /** Ids of those that the server does not know, or will not tell of. */
  lost: string[]
}

const NONE_ENDED: EndedTopUps = { topUps: [], lost: [] }

/** The viewer's own top-ups that are no longer under way. One that cannot be read now is looked for next time. */
async function readEnded(connection: Connection, account: Account, { memory }: StoredAlerts): Promise<EndedTopUps> {
  const client = clientFor(connection)
  const ids = vanishedTopUps(account, memory)
  const answers = await Promise.allSettled(ids.map(async (id) => toTopUp(await client.topUp(id), account.unit.scale)))
  return {
    topUps: answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
    lost: ids.filter((_id, index) => isRefused(answers[index])),
  }
}

/** Asked again, the server would say the same for ever, at every poll. */
function isRefused(answer: PromiseSettledResult<TopUp> | undefined): boolean {
  if (answer?.status !== 'rejected') return false
  const { kind } = toFailure(answer.reason)
  return kind === 'not-found' || kind === 'forbidden' || kind === 'unsupported'
}

function withoutTopUps(log: StoredAlerts, ids: readonly string[]): StoredAlerts {
  return { ...log, memory: { ...log.memory, topUps: log.memory.topUps.filter((id) => !ids.includes(id)) } }
}
