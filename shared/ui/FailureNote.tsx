import type { Failure } from '../credits/failure.ts'
import type { Messages } from '../format/messages/messages.ts'
import { failureWords } from '../format/words.ts'
import type { FailureAction } from '../format/words.ts'
import { ExternalLink } from './ExternalLink.tsx'
import { Notice } from './Notice.tsx'
import { WhoCanHelp } from './WhoCanHelp.tsx'

type Doable = Exclude<FailureAction, 'none' | 'fix-billing'>

interface Props {
  failure: Failure
  messages: Messages
  /** What this place can do. An action without an entry gets no button, but where nobody can sign in here, `retry` does. */
  actions: Partial<Record<Doable, () => void>>
}

/** Why there is no fresh number, and what to do about it. */
export function FailureNote({ failure, messages, actions }: Props) {
  const { title, advice, action } = failureWords(failure, messages)
  const doable = findDoable(action, actions)
  const labels: Record<Doable, string> = {
    retry: messages.retry,
    'sign-in': messages.signIn,
    allow: messages.allow,
    'start-over': messages.startOver,
  }
  return (
    <Notice tone="attention" title={title} advice={advice}>
      <FailureHelp failure={failure} messages={messages} />
      {doable && (
        <div class="cg-actions">
          <button type="button" class="cg-button" onClick={actions[doable]}>
            {labels[doable]}
          </button>
        </div>
      )}
    </Notice>
  )
}

/** Who signed in elsewhere meanwhile only has to ask again. */
function findDoable(action: FailureAction, actions: Props['actions']): Doable | undefined {
  if (action === 'none' || action === 'fix-billing') return undefined
  const doable = action === 'sign-in' && !actions['sign-in'] ? 'retry' : action
  return actions[doable] && doable
}

/** What the server said beyond the kind: who can help, where to mend it, what it did not accept. As text only. */
export function FailureHelp({ failure, messages }: { failure: Failure; messages: Messages }) {
  if (failure.kind === 'forbidden')
    return <WhoCanHelp missing={failure.missing} contacts={failure.contacts} messages={messages} />
  if (failure.kind === 'billing-details-missing' && failure.fixUrl !== null)
    return <ExternalLink href={failure.fixUrl}>{messages.fixBillingDetails}</ExternalLink>
  if (failure.kind === 'validation-failed' && failure.errors.length > 0)
    return (
      <p class="cg-text cg-small cg-clamp">
        <bdi>{failure.errors.map(({ detail }) => detail).join(' ')}</bdi>
      </p>
    )
  return null
}
