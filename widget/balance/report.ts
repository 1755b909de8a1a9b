import type { Failure } from '../../shared/credits/failure.ts'
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

/** Tells the host what differs from what it has heard, and answers what it has heard now. `api` is the address. */
export function report(element: HTMLElement, state: CreditState, before: Reported, api: string): Reported {
  if (state.kind === 'failed') {
    emit(element, 'credit-error', { failure: state.failure })
    warnOfSetup(element, state.failure, state.last ? null : api)
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

/** What only the people who run the page can mend. `unreadApi` is the address where it has never answered so far. */
function warnOfSetup(element: HTMLElement, { kind }: Failure, unreadApi: string | null): void {
  if (kind === 'wrong-account')
    warnOnce(`the API answers for another account than account="${element.getAttribute('account')}".`)
  const origin = kind === 'unreachable' && unreadApi !== null ? findOtherOrigin(unreadApi) : undefined
  if (origin !== undefined)
    warnOnce(
      `no answer from ${origin}. If it is up, it has to allow this page's origin (CORS), and this page has to allow it ` +
        '(connect-src): see "An API on another origin" in the README.',
    )
}

/** A host's own source has no address. */
function findOtherOrigin(api: string): string | undefined {
  const origin = URL.canParse(api) ? new URL(api).origin : location.origin
  return origin === location.origin ? undefined : origin
}
