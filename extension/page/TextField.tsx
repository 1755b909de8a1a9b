import type { TargetedEvent } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  label: string
  value: string
  /** What is wrong with the value, beside the field. */
  error: string | null
  hint?: string
  placeholder?: string
  /** Nobody who looks on can read it. */
  isSecret?: boolean
  isDisabled?: boolean
  /** Takes the focus when it appears. */
  isFirst?: boolean
  onText: (text: string) => void
  onLeave?: () => void
}

/** A field with its label, a hint, and what is wrong with what was typed. */
export function TextField({ label, value, error, hint, placeholder = '', ...rest }: Props) {
  const { isSecret = false, isDisabled = false, isFirst = false, onText, onLeave } = rest
  const id = useId()
  const input = {
    id,
    class: 'cg-input',
    value,
    placeholder,
    disabled: isDisabled,
    autocomplete: 'off',
    spellcheck: false,
    'aria-invalid': error !== null,
    'aria-describedby': `${id}-note`,
    ref: isFirst ? takeFocus : null,
    onInput: (event: TargetedEvent<HTMLInputElement>) => onText(event.currentTarget.value),
    onBlur: () => onLeave?.(),
  }
  return (
    <div class="cg-field">
      <label for={id}>{label}</label>
      {isSecret ? <input type="password" {...input} /> : <input type="text" {...input} />}
      <span id={`${id}-note`} class={error === null ? 'cg-small' : 'cg-field-note cg-field-wrong'} aria-live="polite">
        {error ?? hint}
      </span>
    </div>
  )
}

/** One function for all renders: a ref that stays the same is called once, when its element appears. */
function takeFocus(element: HTMLElement | null) {
  element?.focus()
}
