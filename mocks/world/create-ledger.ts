import { toCredits } from '../../shared/credits/amount.ts'
import { Ledger } from '../ledger.ts'
import type { Scenario } from '../scenario.ts'
import { createArchive } from './archive.ts'
import { dayFrom, playHistory } from './history.ts'

const ARCHIVE_BALANCE = 18_420

/** A scenario's books as they stand at `now`: its past played, or archived where it is too long for that. */
export function createLedger(scenario: Scenario, now: number, random: () => number): Ledger {
  const rules = { floor: toCredits(scenario.floor), unlimited: scenario.unlimited }
  if (scenario.archived === 0) {
    const ledger = new Ledger(rules)
    playHistory(ledger, scenario, now, random)
    return ledger
  }
  const remaining = toCredits(ARCHIVE_BALANCE)
  const ledger = new Ledger(rules, createArchive(scenario.archived, remaining, now))
  const [plan] = scenario.lots
  if (plan)
    ledger.open({
      id: plan.id,
      name: plan.name,
      kind: plan.kind,
      status: 'active',
      granted: toCredits(plan.granted),
      remaining,
      effectiveAt: dayFrom(now, plan.startsIn),
      expires: plan.endsIn === 'never' ? 'never' : { at: dayFrom(now, plan.endsIn) },
      rolledOver: false,
      restrictedTo: 'any',
    })
  return ledger
}
