import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useAts } from '../ats.ts'
import type { Deed } from '../deeds.ts'
import type { ActionKey } from '../spend.ts'
import { CreditGate } from './CreditGate.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './Icon.tsx'

interface Props {
  action: ActionKey
  icon: IconName
  /** What a click does; `null` while there is nothing to do. The reason then belongs beside the button. */
  deed: Deed | null
  primary?: boolean
  /** Called when it was done. */
  onDone?: () => void
  children: ComponentChildren
}

/** A button for something that costs credits, with its price. While it runs, further clicks do nothing. */
export function ActionButton({ action, icon, deed, primary = false, onDone, children }: Props) {
  const { store, toasts } = useAts()
  const running = useSignal(false)

  async function run() {
    if (!deed || running.value) return
    running.value = true
    const outcome = await store.perform(deed)
    running.value = false
    toasts.explain(outcome)
    if (outcome.kind === 'done') onDone?.()
  }

  return (
    <CreditGate action={action} quantity={deed?.order.quantity ?? 1}>
      <button
        type="button"
        class={primary ? 'button button-primary' : 'button'}
        disabled={deed === null}
        aria-busy={running.value}
        onClick={({ detail }) => {
          // The second half of a double click pays for nothing.
          if (detail < 2) void run()
        }}
      >
        <Icon name={icon} />
        {children}
      </button>
    </CreditGate>
  )
}
