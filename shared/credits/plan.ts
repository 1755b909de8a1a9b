import type { Account } from './account.ts'
import { isCredits, NO_CREDITS, type Credits } from './amount.ts'
import { costOf, isPaidByEveryLot } from './cost.ts'
import { proposeTopUp, type Proposal } from './propose-top-up.ts'

/** "20 hires × 2 reference checks", as typed. */
export interface PlanLine {
  actionKey: string
  /** How many hires. */
  times: string
  /** How many billable units for each of them. */
  perTime: string
}

/** What is wrong with a number as typed. */
export type CountProblem = 'empty' | 'not-a-number' | 'negative' | 'fraction' | 'too-many'

/** What became of a line, in the order of the lines. */
export type PlannedLine =
  | { kind: 'counted'; units: number; cost: Credits }
  | { kind: 'free'; units: number }
  /** Not counted: the price is not known before, or not told, or the action is not on offer. */
  | { kind: 'varies' | 'unknown' | 'coming-soon' | 'no-such-action'; units: number }
  /** Not counted: at least one of the two is a problem. */
  | { kind: 'problem'; times: CountProblem | null; perTime: CountProblem | null }

export interface CreditPlan {
  lines: PlannedLine[]
  /** What the counted lines cost together; `null` where the sum is beyond counting. */
  needed: Credits | null
  /** Does `needed` hold every line? */
  isComplete: boolean
  /** Spendable now, an overdraft left aside: nobody plans to owe. May be negative. */
  available: Credits | 'unlimited' | null
  /** What is missing for the counted lines: 0 when there is enough, `null` where only the server can tell. */
  short: Credits | null
  /** What to buy to cover `short`; `null` where nothing is missing, known or sold in packs or free amounts. */
  proposal: Proposal | null
}

/** The largest number that a planner's field takes. */
export const MAX_PLANNED = 1_000_000

/** What a plan needs, whether it is there, and what to buy if not. Throws nothing, whatever is typed. */
export function planCredits(account: Account, lines: readonly PlanLine[]): CreditPlan {
  const planned = lines.map((line) => planLine(account, line))
  const total = planned.reduce((all, line) => all + (line.kind === 'counted' ? line.cost : 0), 0)
  const needed = isCredits(total) ? total : null
  const { unlimited, available } = account.balance
  const short = findShort(account, lines, planned, needed)
  return {
    lines: planned,
    needed,
    isComplete: planned.every(({ kind }) => kind === 'counted' || kind === 'free'),
    available: unlimited ? 'unlimited' : available,
    short,
    proposal:
      short === null || short === 0 || !account.topUp ? null : proposeTopUp(account.topUp, short, account.unit.scale),
  }
}

/** A whole number from 0 up as typed, in full-width digits too; or what is wrong with it. */
export function parseCount(text: string): number | CountProblem {
  const typed = text.normalize('NFKC').replace('\u2212', '-').trim()
  if (typed === '') return 'empty'
  if (!/^[+-]?\d+([.,]\d*)?$/.test(typed)) return 'not-a-number'
  const count = Number(typed.replace(',', '.'))
  if (count < 0) return 'negative'
  if (!/^[+-]?\d+$/.test(typed)) return 'fraction'
  return count > MAX_PLANNED ? 'too-many' : Math.abs(count)
}

function planLine({ actions }: Account, { actionKey, times, perTime }: PlanLine): PlannedLine {
  const [count, each] = [parseCount(times), parseCount(perTime)]
  if (typeof count !== 'number' || typeof each !== 'number')
    return { kind: 'problem', times: problemOf(count), perTime: problemOf(each) }
  const units = count * each
  const action = actions.find(({ key }) => key === actionKey)
  if (!action) return { kind: 'no-such-action', units }
  if (action.status === 'coming-soon') return { kind: 'coming-soon', units }
  const cost = costOf(action, units)
  return typeof cost === 'number' ? { kind: 'counted', units, cost } : { kind: cost, units }
}

function problemOf(count: number | CountProblem): CountProblem | null {
  return typeof count === 'number' ? null : count
}

/** Lots that pay for some actions only make a balance worth less than it says: how much less, only the server knows. */
function findShort(
  account: Account,
  lines: readonly PlanLine[],
  planned: readonly PlannedLine[],
  needed: Credits | null,
): Credits | null {
  const { unlimited, available } = account.balance
  if (unlimited || needed === 0) return NO_CREDITS
  const costly = lines.filter((_, index) => planned[index]?.kind === 'counted').map(({ actionKey }) => actionKey)
  const isExact = account.actions.every((action) => !costly.includes(action.key) || isPaidByEveryLot(account, action))
  if (needed === null || available === null || !isExact) return null
  const short = Math.max(0, needed - available)
  return isCredits(short) ? short : null
}
