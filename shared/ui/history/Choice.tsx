interface Props {
  label: string
  value: string
  options: [value: string, text: string][]
  onChoose: (value: string) => void
}

/** One of a few. Its label is heard, not seen: the first option says what it is about. */
export function Choice({ label, value, options, onChoose }: Props) {
  return (
    <select
      class="cg-input cg-select"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  )
}
