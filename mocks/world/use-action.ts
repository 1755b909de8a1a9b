/** One use of an action, as the ATS makes it: one entry, or a bulk run of one entry per unit. */
import type { AccountRef } from '../../shared/credits/account.ts'
import { multiply } from '../../shared/credits/amount.ts'
import type { Actor, Entry, Subject } from '../../shared/credits/entry.ts'
import { Insufficient } from '../insufficient.ts'
import type { Ledger, Spending } from '../ledger.ts'
import { describeUse, isBulk } from './catalogue.ts'
import type { CatalogueAction } from './catalogue.ts'

export interface ActionUse {
  action: CatalogueAction
  /** Billable units: several referees of one candidate are one request. */
  quantity: number
  actor: Actor
  /** What it was for; a bulk run names one for each unit as far as it knows them. */
  subjects: readonly Subject[]
  /** What a bulk run is called. */
  run: string
  account?: AccountRef | null
}

/** Spends for all units or for none: throws `Insufficient`. A free action leaves no entry. */
export function useAction(ledger: Ledger, use: ActionUse, at: number): Entry[] {
  const { action, quantity } = use
  if (action.cost.kind !== 'fixed') return []
  const credits = multiply(action.cost.credits, quantity)
  const spendable = ledger.spendableFor(action.key)
  if (spendable !== null && credits > spendable) throw new Insufficient(credits, spendable)
  if (!isBulk(action) || quantity === 1) return [ledger.take(spendingFor(use, use.subjects[0], quantity, credits), at)]
  const group = {
    id: `run-${ledger.count + 1}`,
    label: `Bulk ${lowerFirst(action.name)}: ${use.run}`,
    count: quantity,
    credits,
  }
  const one = action.cost.credits
  // The last of them is now: a row from the future would be in no balance yet.
  return Array.from({ length: quantity }, (_, index) =>
    ledger.take(
      { ...spendingFor(use, use.subjects[index] ?? use.subjects[0], 1, one), group },
      at - quantity + 1 + index,
    ),
  )
}

function spendingFor(
  use: ActionUse,
  subject: Subject | undefined,
  quantity: number,
  credits: Spending['credits'],
): Spending {
  const { action, actor, account = null } = use
  const description = describeUse(action.key, action.name, subject?.label ?? null)
  return { credits, action: action.key, quantity, description, actor, subject: subject ?? null, account }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('en') + text.slice(1)
}
