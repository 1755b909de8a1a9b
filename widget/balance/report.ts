import { creditLevel } from '../../shared/credits/level.ts'
import type { CreditLevel } from '../../shared/credits/level.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { emit } from '../events.ts'
import { warnOnce } from '../warn.ts'

/** What a host has heard of so far. */
export interface Reported {
  state: CreditState
  /** The balance, as comparable text. */
  balance: string
  level: CreditLevel | null
}

/** Tells the host what differs from what it has heard, and answers what it has heard now. */
export function report(element: HTMLElement, state: CreditState, before: Reported): Reported {
  if (state.kind === 'failed') {
    emit(element, 'credit-error', { failure: state.failure })
    if (state.failure.kind === 'wrong-account')
      warnOnce(`the API answers for another account than account="${element.getAttribute('account')}".`)
  }
  const account = findSnapshot(state)?.account
  if (!account) return { ...before, state }
  const level = creditLevel(account)
  const { available, unlimited } = account.balance
  const { scale } = account.unit
  const balance = JSON.stringify([account.id, available, unlimited, scale])
  const change = { accountId: account.id, available, unlimited, scale, level }
  if (balance !== before.balance) emit(element, 'credit-change', change)
  if (level !== before.level) emit(element, 'credit-level', { accountId: account.id, level, previous: before.level })
  return { state, balance, level }
}
