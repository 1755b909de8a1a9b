import type { Account } from '../../credits/account.ts'
import { toCredits, type Credits } from '../../credits/amount.ts'
import { largestCauses, type Cause, type Change } from '../../credits/change.ts'
import type { Failure } from '../../credits/failure.ts'
import { causeName, formatSince } from '../../format/change-words.ts'
import { formatCredits, formatSigned, unitLabel } from '../../format/credits.ts'
import { actorName } from '../../format/history-words.ts'
import type { ChangeMessages } from '../../format/messages/en-change.ts'
import type { Messages } from '../../format/messages/messages.ts'
import { FailureNote } from '../FailureNote.tsx'
import { Icon } from '../Icon.tsx'
import type { Reader } from '../reader.ts'

export interface ChangeReader extends Reader {
  messages: Messages & ChangeMessages
}

/** What is known of the causes. */
export type ChangeState =
  /** Nobody has asked. */
  | { kind: 'closed' }
  | { kind: 'loading' }
  /** `change` is `null` where a sum is not exact. `isCut`: only so many of the rows were read. */
  | { kind: 'ready'; change: Change | null; rows: number; isCut: boolean }
  | { kind: 'failed'; failure: Failure }

interface Props {
  account: Account
  /** By how much the balance moved, never 0. */
  difference: Credits
  /** Since when. Epoch milliseconds. */
  sinceAt: number
  state: ChangeState
  reader: ChangeReader
  /** Asks for the causes, or puts them away. `null` where there is no history to ask. */
  onToggle: (() => void) | null
  onRetry: () => void
}

/** More causes than this are no answer. */
const MAX_CAUSES = 5

/** By how much the balance differs from what the viewer saw last, and on demand from what. */
export function WhyChanged({ account, difference, sinceAt, state, reader, onToggle, onRetry }: Props) {
  const { locale, messages, now } = reader
  const isOpen = state.kind !== 'closed'
  return (
    <div class="cg-change">
      <p class="cg-text cg-small cg-change-line">
        <bdi>
          {messages.changedSince(
            formatSigned(difference, account.unit.scale, locale),
            formatSince(sinceAt, now, locale, messages),
          )}
        </bdi>
        {onToggle && (
          <button type="button" class="cg-link cg-change-why" aria-expanded={isOpen} onClick={onToggle}>
            {messages.why}
            <Icon name="chevron" />
          </button>
        )}
      </p>
      {isOpen && (
        <div class="cg-change-body" aria-live="polite">
          {state.kind === 'loading' && <p class="cg-text cg-small">{messages.changeLoading}</p>}
          {state.kind === 'failed' && (
            <FailureNote failure={state.failure} messages={messages} actions={{ retry: onRetry }} />
          )}
          {state.kind === 'ready' && <Causes account={account} {...state} reader={reader} />}
        </div>
      )}
    </div>
  )
}

interface CausesProps extends Pick<Props, 'account' | 'reader'> {
  change: Change | null
  rows: number
  isCut: boolean
}

function Causes({ account, change, rows, isCut, reader }: CausesProps) {
  const { locale, messages } = reader
  const { unit } = account
  if (!change) return <p class="cg-text cg-small">{messages.causesUnknown}</p>
  const count = (number: number) => formatCredits(toCredits(number), 0, locale)
  const { listed, others } = largestCauses(change.causes, MAX_CAUSES)
  const line = (cause: Cause) => (
    <li key={cause.key} class="cg-cause">
      <span class="cg-cause-name">
        <bdi>{causeName(cause, account, messages)}</bdi>
      </span>
      <span class="cg-number">{formatSigned(cause.credits, unit.scale, locale)}</span>
      <span class="cg-cause-who">
        <bdi>{actorName(cause.actor, messages)}</bdi> ·{' '}
        <bdi>{messages.causeRows(count(cause.rows), cause.rows === 1)}</bdi>
      </span>
    </li>
  )
  return (
    <>
      <ul class="cg-causes" aria-label={messages.causes}>
        {listed.map(line)}
        {others && (
          <li class="cg-cause">
            <span class="cg-cause-name">{messages.smallerCauses(count(others.count))}</span>
            <span class="cg-number">{formatSigned(others.credits, unit.scale, locale)}</span>
          </li>
        )}
      </ul>
      {isCut && <p class="cg-text cg-small">{messages.causesCut(count(rows))}</p>}
      {!isCut && change.unexplained !== 0 && (
        <p class="cg-text cg-small cg-change-rest">
          {messages.unexplained(
            `${formatSigned(change.unexplained, unit.scale, locale)} ${unitLabel(change.unexplained, unit, locale, messages)}`,
          )}
        </p>
      )}
    </>
  )
}
