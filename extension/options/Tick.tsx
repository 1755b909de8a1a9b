interface Props {
  label: string
  hint?: string
  isOn: boolean
  isDisabled: boolean
  onChange: (isOn: boolean) => void
}

/** A box to tick. With the next render it shows what is in force again, also where a change was not possible. */
export function Tick({ label, hint, isOn, isDisabled, onChange }: Props) {
  return (
    <label class="page-tick">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
      {hint !== undefined && <span class="cg-small">{hint}</span>}
    </label>
  )
}
