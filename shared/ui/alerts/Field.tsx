import type { ComponentChildren } from 'preact'
import type { FieldError } from './field-errors.ts'

/** What stands in a form, under its label. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="cg-field">
      {label}
      {children}
    </label>
  )
}

interface ChoiceProps<Value extends string | number> {
  label: string
  /** What may be chosen, each with its words. */
  options: readonly (readonly [value: Value, words: string])[]
  chosen: Value
  noteId?: string
  onChoose: (value: Value) => void
}

/** One of several, under its label. */
export function Choice<Value extends string | number>({
  label,
  options,
  chosen,
  noteId,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      <select
        class="cg-input cg-select"
        aria-describedby={noteId}
        onChange={({ currentTarget: { selectedIndex } }) => onChoose(options[selectedIndex]?.[0] ?? chosen)}
      >
        {options.map(([value, words]) => (
          <option key={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** What is wrong with a field, else what to know of it. */
export function FieldNote({
  id,
  errors,
  children,
}: {
  id: string
  errors: readonly FieldError[]
  children?: ComponentChildren
}) {
  const isWrong = errors.length > 0
  return (
    <output id={id} class={isWrong ? 'cg-field-note cg-field-wrong' : 'cg-field-note'}>
      {isWrong ? errors.map(({ detail }) => detail).join(' ') : children}
    </output>
  )
}
