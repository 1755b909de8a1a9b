import { NOON, HOUR_MS } from '../../shared/credits/account.fixture.ts'
import type { Failure } from '../../shared/credits/failure.ts'
import { FailureNote } from '../../shared/ui/FailureNote.tsx'
import { contacts, missing } from '../../shared/ui/samples.fixture.tsx'
import { ignore, part } from './part.tsx'

const meta = { title: 'Parts/Failures' }
export default meta

const ACTIONS = { retry: ignore, 'sign-in': ignore, allow: ignore, 'start-over': ignore }
const debug = ''

export const Offline = failed({ kind: 'offline' }, 'The browser says that there is no network.')
export const Unreachable = failed(
  { kind: 'unreachable', debug },
  'No connection came about: refused, blocked by the company’s network, or by an extension.',
)
export const Timeout = failed({ kind: 'timeout' }, 'The billing system took longer than anybody waits.')
export const SignedOut = failed({ kind: 'signed-out' }, 'The session is over, also after asking for a new token.')
export const Forbidden = failed(
  { kind: 'forbidden', missing, contacts },
  'The viewer lacks a right: which one, where it is granted and who grants it.',
)
export const NotFound = failed({ kind: 'not-found' }, 'There is no such account at this address.')
export const RateLimited = failed(
  { kind: 'rate-limited', retryAt: NOON + HOUR_MS },
  'Asked too often; it goes on by itself.',
)
export const Unavailable = failed(
  { kind: 'unavailable', status: 503, retryAt: null },
  'The billing system answers that it is broken.',
)
export const Malformed = failed(
  { kind: 'malformed', debug },
  'The answer is not what was agreed, so none of it is shown.',
)
export const WrongAccount = failed(
  { kind: 'wrong-account' },
  'The answer is about another account than the page asked for, so none of it is shown.',
)
export const Conflict = failed({ kind: 'conflict' }, 'The same request is still being worked on.')
export const ChangedMeanwhile = failed(
  { kind: 'precondition-failed' },
  'Somebody else changed the same settings since they were read.',
)
export const PriceChanged = failed({ kind: 'price-changed' }, 'The price moved since it was shown.')
export const BillingDetailsMissing = failed(
  { kind: 'billing-details-missing', fixUrl: 'https://billing.example/details' },
  'The seller wants billing details first.',
)
export const IdempotencyConflict = failed(
  { kind: 'idempotency-conflict' },
  'The order’s key was used for another order.',
)
export const ValidationFailed = failed(
  { kind: 'validation-failed', errors: [{ pointer: '/credits', detail: 'At least 10 credits.' }] },
  'The server does not take what was sent, and says why.',
)
export const Misconfigured = failed(
  { kind: 'misconfigured', debug },
  'The page was set up with an address that cannot be used; nothing was sent.',
)
export const NotPermitted = failed(
  { kind: 'not-permitted' },
  'The browser no longer lets the extension ask this address.',
)
export const Unsupported = failed({ kind: 'unsupported' }, 'This billing system does not offer what was asked for.')
export const SourceFailed = failed(
  { kind: 'source-failed', debug },
  'The host’s own source of credits broke in a way that nobody planned for.',
)

function failed(failure: Failure, means: string) {
  return part(means, ({ messages }) => <FailureNote failure={failure} messages={messages} actions={ACTIONS} />)
}
