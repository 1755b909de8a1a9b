import type { Account } from './account.ts'
import { isCredits } from './amount.ts'
import type { Credits } from './amount.ts'
import type { GateAnswer, Wish } from './gate.ts'

/** An action that could not run for want of credits, for whoever buys them or asks for them. */
export interface BlockedAction {
  name: string
  quantity: number
  cost: Credits | null
  /** How many credits are short; `null` is unknown. */
  missing: Credits | null
}

/** What more credits would let run; `null` where credits are not what is missing. */
export function findBlocked(
  answer: GateAnswer,
  { action: key, quantity }: Wish,
  account: Account,
): BlockedAction | null {
  const name = account.actions.find((action) => action.key === key)?.name
  const isShort = answer.kind === 'part' || answer.kind === 'cannot'
  if (!isShort || name === undefined || quantity === null) return null
  return { name, quantity, cost: isCredits(answer.cost) ? answer.cost : null, missing: answer.missing }
}
