import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useAts } from '../ats.ts'
import type { Deed } from '../deeds.ts'
import type { ActionKey, Outcome } from '../spend.ts'
import { CreditGate } from './CreditGate.tsx'

interface Props {
  /** What sending it costs. */
  action: ActionKey
  submit: string
  /** Makes the deed from what was filled in. */
  toDeed: (fields: FormData) => Deed
  onDone: () => void
  onCancel: () => void
  children: ComponentChildren
}

/** A form in a dialog: what was typed stays when the action is refused, and the reason stands above the buttons. */
export function DeedForm({ action, submit, toDeed, onDone, onCancel, children }: Props) {
  const { store } = useAts()
  const running = useSignal(false)
  const outcome = useSignal<Outcome | null>(null)

  async function send(form: HTMLFormElement) {
    if (running.value) return
    running.value = true
    outcome.value = await store.perform(toDeed(new FormData(form)))
    running.value = false
    if (outcome.value.kind === 'done') onDone()
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void send(event.currentTarget)
      }}
    >
      {children}
      <p class="form-problem" role="alert">
        {outcome.value?.kind === 'refused' && `${outcome.value.title}. ${outcome.value.detail}`}
      </p>
      <div class="form-end">
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
        <CreditGate action={action}>
          <button type="submit" class="button button-primary" aria-busy={running.value}>
            {submit}
          </button>
        </CreditGate>
      </div>
    </form>
  )
}
