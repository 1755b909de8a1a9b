/** `POST /control`: steers an instance, for tests and designers. */
import * as v from 'valibot'
import { NO_CREDITS, subtract } from '../../shared/credits/amount.ts'
import type { Credits } from '../../shared/credits/amount.ts'
import { FAULTS } from '../scenario.ts'
import type { Simulation } from '../simulation.ts'
import { SYSTEM } from '../world/cast.ts'
import { amount, count, positive, readBody } from './body.ts'
import { jsonResponse } from './call.ts'
import type { Call } from './call.ts'
import { invalid } from './problem.ts'

const command = v.variant('do', [
  /** Begins the scenario anew, in another epoch. */
  v.object({ do: v.literal('reset') }),
  v.object({
    do: v.literal('set'),
    /** The balance becomes this, by an adjustment. */
    balance: v.optional(amount),
    /** What goes wrong from now on; `null` for nothing. */
    fault: v.optional(v.nullable(v.picklist(FAULTS))),
    /** What becomes of top-ups from now on. */
    settlement: v.optional(v.picklist(['credit', 'hold', 'fail', 'decline'])),
    /** Fields laid over the snapshot as they are, whatever they are; `{}` ends it. */
    account: v.optional(v.record(v.string(), v.unknown())),
    /** How long access tokens last that are issued from now on. */
    accessMs: v.optional(count),
  }),
  v.object({ do: v.literal('debit'), credits: positive, description: v.optional(v.string(), 'Debit by hand') }),
  v.object({
    do: v.literal('credit'),
    credits: positive,
    type: v.optional(v.picklist(['grant', 'purchase']), 'grant'),
    description: v.optional(v.string(), 'Credit by hand'),
  }),
  /** Credits open top-ups (or one of them) and posts pending entries. */
  v.object({ do: v.literal('settle'), id: v.optional(v.string()) }),
  v.object({ do: v.literal('decline'), id: v.optional(v.string()), reason: v.optional(v.string(), 'Not now.') }),
  v.object({
    do: v.literal('fail'),
    id: v.optional(v.string()),
    reason: v.optional(v.string(), 'It did not go through.'),
  }),
  /** Moves the instance's clock forward. */
  v.object({ do: v.literal('skip'), ms: count }),
  /** Breaks every open event stream. */
  v.object({ do: v.literal('drop-streams') }),
  /** Every access token that was issued is out of date; refresh tokens stay good. */
  v.object({ do: v.literal('expire-tokens') }),
  /** Signs everybody out who signed in on the page. */
  v.object({ do: v.literal('revoke-tokens') }),
])
type Command = v.InferOutput<typeof command>

/** Answers where the instance stands then. */
export async function control({ request, simulation, instances, name }: Call): Promise<Response> {
  const wanted = await readBody(request, command)
  const steered = wanted.do === 'reset' ? (instances.reset(name) ?? simulation) : simulation
  carryOut(steered, wanted)
  const { version, ledger, fault, events, desk, signIns } = steered
  return jsonResponse({
    ok: true,
    version,
    fault,
    available: ledger.available,
    entries: ledger.count,
    streams: events.listenerCount,
    signIns: signIns.counts,
    topUps: desk.orders.map(({ id, kind, status, credits, viewerId }) => ({ id, kind, status, credits, viewerId })),
  })
}

function carryOut(simulation: Simulation, wanted: Command): void {
  switch (wanted.do) {
    case 'reset':
      return
    case 'set':
      return change(simulation, wanted)
    case 'debit':
      simulation.take({ credits: wanted.credits, description: wanted.description, actor: SYSTEM, force: true })
      return
    case 'credit':
      simulation.give(wanted.credits, wanted.type, wanted.description)
      return
    case 'settle':
      for (const order of openOrders(simulation, wanted.id)) simulation.decide(order, 'credited', null)
      return simulation.settlePending()
    case 'decline':
      return decideAll(simulation, wanted.id, 'declined', wanted.reason)
    case 'fail':
      return decideAll(simulation, wanted.id, 'failed', wanted.reason)
    case 'skip':
      return simulation.skip(wanted.ms)
    case 'drop-streams':
      return simulation.events.dropAll()
    case 'expire-tokens':
      return simulation.signIns.expireAll()
    case 'revoke-tokens':
      return simulation.signIns.revokeAll()
  }
}

function change(
  simulation: Simulation,
  { balance, fault, settlement, account, accessMs }: Extract<Command, { do: 'set' }>,
): void {
  if (balance !== undefined) adjustTo(simulation, balance)
  if (fault !== undefined) simulation.fault = fault
  if (settlement !== undefined) simulation.desk.settlement = settlement
  if (account !== undefined) simulation.overrides = account
  if (accessMs !== undefined) simulation.signIns.accessMs = accessMs
  simulation.touch()
}

function adjustTo(simulation: Simulation, balance: Credits): void {
  const { available } = simulation.ledger
  if (available === null) throw invalid([{ pointer: '/balance', detail: 'means nothing where credits are unlimited' }])
  const difference = subtract(balance, available)
  const description = 'Adjustment by hand'
  if (difference > 0) simulation.give(difference, 'adjustment', description)
  const credits = subtract(NO_CREDITS, difference)
  if (difference < 0) simulation.take({ type: 'adjustment', credits, description, actor: SYSTEM, force: true })
}

function decideAll(
  simulation: Simulation,
  id: string | undefined,
  status: 'declined' | 'failed',
  reason: string,
): void {
  for (const order of openOrders(simulation, id)) simulation.decide(order, status, reason)
}

function openOrders({ desk }: Simulation, id: string | undefined) {
  return desk.open.filter((order) => id === undefined || order.id === id)
}
