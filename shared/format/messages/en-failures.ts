import type { DetailMessages } from './messages.ts'

/** What went wrong, in English and in a few words. The bar loads them only when something does. */
export const failureTitle: DetailMessages['failureTitle'] = {
  offline: 'Offline',
  unreachable: 'No connection',
  timeout: 'No answer in time',
  'signed-out': 'Signed out',
  forbidden: 'No access to credits',
  'not-found': 'Account not found',
  'rate-limited': 'Too many requests',
  unavailable: 'Service unavailable',
  malformed: 'Unreadable answer',
  'wrong-account': 'Another account',
  conflict: 'Already in progress',
  'precondition-failed': 'Changed meanwhile',
  'price-changed': 'The price has changed',
  'billing-details-missing': 'Billing details missing',
  'idempotency-conflict': 'A different order exists',
  'validation-failed': 'Not accepted',
  misconfigured: 'Not set up',
  'not-permitted': 'Access not allowed',
  unsupported: 'Not available here',
  'source-failed': 'Balance not available',
}

export const detailsMissing = 'This could not be loaded. Check your connection, then click again.'
