/** Writes a scenario's past into a ledger: through the ledger's own rules, so that its books are right by construction. */
import type { AccountRef, Lot } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import type { Subject } from '../../shared/credits/entry.ts'
import type { Ledger } from '../ledger.ts'
import type { LotPlan, Moment, Scenario } from '../scenario.ts'
import { CANDIDATES, IMPORT_FILES, JOBS, RECRUITERS, SYSTEM } from './cast.ts'
import { isBulk } from './catalogue.ts'
import type { CatalogueAction } from './catalogue.ts'
import { pick } from './random.ts'
import { useAction } from './use-action.ts'

export const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const BULK_SIZES = [4, 6, 9, 12] as const

type Step = { at: number; play: (ledger: Ledger) => void }

/** Plays all that happened before `now`. The same scenario, moment and random numbers make the same past. */
export function playHistory(ledger: Ledger, scenario: Scenario, now: number, random: () => number): void {
  const steps = [
    ...scenario.lots.map((plan) => lotStep(plan, now)),
    ...scenario.past.moments.map((moment, index) => momentStep(moment, index, scenario, now, random)),
    ...usageSteps(scenario, now, random),
  ]
  for (const step of steps.toSorted((a, b) => a.at - b.at)) {
    ledger.passTime(step.at)
    step.play(ledger)
  }
  ledger.passTime(now)
}

/** Midnight UTC, `days` after the day of `now`. */
export function dayFrom(now: number, days: number): number {
  return (Math.floor(now / DAY_MS) + days) * DAY_MS
}

function lotStep(plan: LotPlan, now: number): Step {
  const { id, name, kind } = plan
  const lot: Omit<Lot, 'status' | 'remaining'> = {
    id,
    name,
    kind,
    granted: toCredits(plan.granted),
    effectiveAt: dayFrom(now, plan.startsIn),
    expires: plan.endsIn === 'never' ? 'never' : { at: dayFrom(now, plan.endsIn) },
    rolledOver: plan.isRolledOver ?? false,
    restrictedTo: plan.restrictedTo ?? 'any',
  }
  if (lot.effectiveAt > now)
    return { at: now, play: (ledger) => ledger.open({ ...lot, status: 'scheduled', remaining: lot.granted }) }
  const type = kind === 'purchase' ? 'purchase' : 'grant'
  return {
    at: lot.effectiveAt,
    play: (ledger) => ledger.give({ type, lot, description: name, actor: SYSTEM }, lot.effectiveAt),
  }
}

function momentStep(moment: Moment, index: number, scenario: Scenario, now: number, random: () => number): Step {
  const { type, description, status = 'posted', action = null } = moment
  const at = Math.round(now - moment.daysAgo * DAY_MS)
  const actor = action === null ? SYSTEM : pick(RECRUITERS, random)
  const occasion = { description, actor, account: accountOf(scenario, random) }
  if (moment.credits > 0) {
    const lot: Omit<Lot, 'status' | 'remaining'> = {
      id: `lot-${type}-${index + 1}`,
      name: description,
      kind: type === 'grant' ? 'grant' : 'adjustment',
      granted: toCredits(moment.credits),
      effectiveAt: at,
      expires: { at: dayFrom(now, 337) },
      rolledOver: false,
      restrictedTo: 'any',
    }
    return { at, play: (ledger) => ledger.give({ type, lot, ...occasion }, at) }
  }
  const spending = { ...occasion, credits: toCredits(-moment.credits), action, quantity: action === null ? null : 1 }
  if (status === 'failed') return { at, play: (ledger) => ledger.recordFailed(spending, at) }
  const spent = type === 'adjustment' || type === 'reset' ? type : 'debit'
  return { at, play: (ledger) => ledger.take({ ...spending, type: spent, status }, at) }
}

/** Uses of actions that come to exactly `past.spend`, at working hours, in the order of time. */
function usageSteps(scenario: Scenario, now: number, random: () => number): Step[] {
  const priced = scenario.actions.filter(({ cost }) => cost.kind === 'fixed')
  const uses: { action: CatalogueAction; quantity: number }[] = []
  let due = scenario.past.spend
  while (due > 0) {
    const { action, quantity } = nextUse(priced, due, random)
    uses.push({ action, quantity })
    due -= costOfOne(action) * quantity
  }
  const times = uses.map(() => workingHour(now, scenario.past.days, random)).toSorted((a, b) => a - b)
  return uses.map(({ action, quantity }, index) => {
    const at = times[index] ?? now
    const occasion = { actor: pick(RECRUITERS, random), account: accountOf(scenario, random) }
    const subjects = Array.from({ length: isBulk(action) ? quantity : 1 }, () => subjectOf(action, random))
    const order = { action, quantity, subjects, run: pick(JOBS, random), ...occasion }
    return { at, play: (ledger: Ledger) => useAction(ledger, order, at) }
  })
}

/** The next use that `due` still pays for. Throws `RangeError` where the prices cannot come to the sum. */
function nextUse(priced: readonly CatalogueAction[], due: number, random: () => number) {
  const action = pick(
    priced.filter((one) => costOfOne(one) <= due),
    random,
  )
  const most = Math.floor(due / costOfOne(action))
  const quantity = isBulk(action) && random() < 0.6 ? Math.min(most, pick(BULK_SIZES, random)) : 1
  return { action, quantity }
}

function costOfOne({ cost }: CatalogueAction): number {
  return cost.kind === 'fixed' ? cost.credits : 0
}

/** A moment in the last `days`, more often a late one, between 7 and 18 h UTC, at least ten minutes ago. */
function workingHour(now: number, days: number, random: () => number): number {
  const day = dayFrom(now, -Math.floor(random() ** 2 * days))
  const at = day + 7 * HOUR_MS + Math.floor(random() * 11 * HOUR_MS)
  return at > now - 600_000 ? at - DAY_MS : at
}

function subjectOf({ key }: CatalogueAction, random: () => number): Subject {
  if (key === 'csv-import') return { type: 'file', label: pick(IMPORT_FILES, random), url: null }
  if (key === 'ai-questions') return { type: 'job', label: pick(JOBS, random), url: null }
  return { type: 'candidate', label: pick(CANDIDATES, random), url: null }
}

function accountOf({ account, sharedWith }: Scenario, random: () => number): AccountRef | null {
  return sharedWith.length === 0 ? null : pick([account, ...sharedWith], random)
}
