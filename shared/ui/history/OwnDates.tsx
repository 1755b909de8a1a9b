import { isReversed, type HistoryFilter } from '../../credits/history-filter.ts'
import type { HistoryMessages } from '../../format/messages/en-history.ts'

interface Props {
  filter: Pick<HistoryFilter, 'period' | 'fromDay' | 'toDay'>
  reader: { messages: Pick<HistoryMessages, 'fromDay' | 'toDay' | 'datesReversed'> }
  /** Where dates are asked for in several places of one page, each has an id of its own. */
  noteId?: string
  onChange: (changes: Partial<Pick<HistoryFilter, 'fromDay' | 'toDay'>>) => void
}

/** First and last day. In the wrong order they are asked for by nobody, and the words say why. */
export function OwnDates({ filter, reader: { messages }, noteId = 'cg-own-dates-note', onChange }: Props) {
  const isWrong = isReversed(filter)
  const field = (label: string, value: string, onDay: (day: string) => void) => (
    <label class="cg-field">
      {label}
      <input
        class="cg-input"
        type="date"
        value={value}
        aria-invalid={isWrong}
        aria-describedby={noteId}
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
      <output id={noteId} class="cg-field-note cg-field-wrong">
        {isWrong && messages.datesReversed}
      </output>
    </div>
  )
}
