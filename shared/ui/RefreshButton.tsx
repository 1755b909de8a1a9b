import type { Messages } from '../format/messages/messages.ts'
import { Icon } from './Icon.tsx'

interface Props {
  messages: Messages
  isBusy: boolean
  onClick: () => void
}

/** Asks for the balance again. */
export function RefreshButton({ messages, isBusy, onClick }: Props) {
  const label = isBusy ? messages.refreshing : messages.refresh
  return (
    <button
      type="button"
      class="cg-button cg-button-icon"
      aria-label={label}
      title={label}
      aria-disabled={isBusy}
      onClick={isBusy ? undefined : onClick}
    >
      <Icon name="refresh" />
    </button>
  )
}
