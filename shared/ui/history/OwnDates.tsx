import { isReversed, type HistoryFilter } from '../../credits/history-filter.ts'
import type { HistoryReader } from './history-reader.ts'

interface Props {
  filter: HistoryFilter
  reader: HistoryReader
  onChange: (changes: Partial<HistoryFilter>) => void
}

const NOTE = 'cg-own-dates-note'

/** First and last day. In the wrong order they are asked for by nobody, and the words say why. */
export function OwnDates({ filter, reader: { messages }, onChange }: Props) {
  const isWrong = isReversed(filter)
  const field = (label: string, value: string, onDay: (day: string) => void) => (
    <label class="cg-field">
      {label}
      <input
        class="cg-input"
        type="date"
        value={value}
        aria-invalid={isWrong}
        aria-describedby={NOTE}
        onChange={({ currentTarget }) => onDay(currentTarget.value)}
      />
    </label>
  )
  return (
    <div>
      <div class="cg-row cg-own-dates">
        {field(messages.fromDay, filter.fromDay, (fromDay) => onChange({ fromDay }))}
        {field(messages.toDay, filter.toDay, (toDay) => onChange({ toDay }))}
      </div>
      <output id={NOTE} class="cg-field-note cg-field-wrong">
        {isWrong && messages.datesReversed}
      </output>
    </div>
  )
}
