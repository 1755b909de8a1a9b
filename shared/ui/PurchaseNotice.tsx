import type { Contact, Unit } from '../credits/account.ts'
import { keepsKey } from '../credits/purchase.ts'
import type { PurchaseState } from '../credits/purchase.ts'
import type { Messages } from '../format/messages/messages.ts'
import { purchaseWords } from '../format/words.ts'
import { CopyField } from './CopyField.tsx'
import { ExternalLink } from './ExternalLink.tsx'
import { FailureHelp } from './FailureNote.tsx'
import { Notice } from './Notice.tsx'
import type { Reader } from './reader.ts'
import { WhoCanHelp } from './WhoCanHelp.tsx'

interface Props {
  state: PurchaseState
  unit: Unit
  /** Who helps when it takes too long, was declined, or cannot be opened. */
  support: Contact | null
  reader: Reader
  /** The viewer follows the link to the checkout. */
  onOpen: () => void
  onCancel: () => void
  /** The viewer has read it. */
  onDismiss: () => void
  /** The same order once more. */
  onRetry: () => void
  /** The order is void; a new one begins. */
  onStartOver: () => void
  onCopy: (address: string) => Promise<void>
}

/** Where a purchase stands and what can be done now; nothing while there is none. */
export function PurchaseNotice(props: Props) {
  const { state, unit, support, reader } = props
  const { locale, messages } = reader
  const words = purchaseWords(state, unit, locale, messages)
  if (!words || state.kind === 'idle') return null
  const isStuck = state.kind === 'slow' || (words.tone === 'bad' && state.kind !== 'failed')
  return (
    <Notice {...words}>
      {state.kind === 'ended' && state.topUp.reason !== null && (
        <p class="cg-text cg-small cg-clamp" title={state.topUp.reason}>
          <bdi>{state.topUp.reason}</bdi>
        </p>
      )}
      {state.kind === 'failed' && <FailureHelp failure={state.failure} messages={messages} />}
      {support && isStuck && <WhoCanHelp missing={[]} contacts={[support]} messages={messages} />}
      <BlockedAddress state={state} messages={messages} onCopy={props.onCopy} />
      <Actions {...props} messages={messages} />
    </Notice>
  )
}

function BlockedAddress({ state, messages, onCopy }: Pick<Props, 'state' | 'onCopy'> & { messages: Messages }) {
  if (state.kind !== 'blocked' || state.topUp.checkoutUrl === null) return null
  return (
    <CopyField
      label={messages.checkoutAddress}
      value={state.topUp.checkoutUrl}
      copyLabel={messages.copy}
      copiedLabel={messages.copied}
      onCopy={onCopy}
    />
  )
}

function Actions(props: Props & { messages: Messages }) {
  const { state, messages, onCancel, onDismiss, onRetry, onStartOver } = props
  switch (state.kind) {
    case 'blocked':
    case 'opened':
      return <CheckoutActions {...props} />
    case 'requested':
      return <Row first={[messages.dismiss, onDismiss]} second={[messages.cancelRequest, onCancel]} />
    case 'credited':
      return <Row first={[messages.dismiss, onDismiss]} />
    case 'ended':
      return <Row first={[messages.startOver, onStartOver]} second={[messages.dismiss, onDismiss]} />
    case 'failed': {
      const again: Choice = keepsKey(state.failure) ? [messages.retry, onRetry] : [messages.startOver, onStartOver]
      return <Row first={again} second={[messages.dismiss, onDismiss]} />
    }
    case 'idle':
    case 'asking':
    case 'pending':
    case 'slow':
  }
  return null
}

/** The way to a checkout that exists; it takes the focus where the browser kept the tab from opening. */
function CheckoutActions({ state, messages, onOpen, onCancel }: Props & { messages: Messages }) {
  if (state.kind !== 'blocked' && state.kind !== 'opened') return null
  const isBlocked = state.kind === 'blocked'
  const address = state.topUp.checkoutUrl
  return (
    <div class="cg-actions">
      {address !== null && (
        <ExternalLink href={address} looks={isBlocked ? 'primary' : 'button'} focusesFirst={isBlocked} onClick={onOpen}>
          {messages.openCheckout}
        </ExternalLink>
      )}
      <Button label={messages.cancelCheckout} onClick={onCancel} />
    </div>
  )
}

type Choice = [label: string, onClick: () => void]

function Row({ first, second }: { first: Choice; second?: Choice }) {
  return (
    <div class="cg-actions">
      <Button label={first[0]} onClick={first[1]} />
      {second && <Button label={second[0]} onClick={second[1]} />}
    </div>
  )
}

function Button({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="cg-button" onClick={onClick}>
      {label}
    </button>
  )
}
