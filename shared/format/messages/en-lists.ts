import type { DetailMessages } from './messages.ts'

/** Needed where something that the billing system keeps is listed and changed: alerts, reports. */
export interface ListMessages {
  loadingList: string
  /** What to do about a failure, where it is not what a balance would say. */
  listAdvice: Partial<DetailMessages['failureAdvice']>
}

/** English words of all such lists. */
export const enLists: ListMessages = {
  loadingList: 'Loading',
  listAdvice: {
    offline: 'Try again when the connection is back.',
    'signed-out': 'Sign in again, then try again.',
    'rate-limited': 'Wait a minute before you try again.',
    forbidden: 'Ask an admin for the right.',
    'not-found': 'The credit service has none for this account.',
    'wrong-account': 'Nothing of it is shown. Reload the page, or sign in to the account you need.',
    'idempotency-conflict': 'Nothing was done. Try again.',
    'validation-failed': 'Change what is marked, then try again.',
  },
}
