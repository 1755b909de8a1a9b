/** What rows of both kinds have. */
import { formatFull, formatMoment } from '../../format/dates.ts'
import { formatTime } from '../../format/history-dates.ts'
import type { HistoryReader } from './history-reader.ts'

/** A dot for those who see, a word for those who listen or point. */
export function NewMark({ label }: { label: string }) {
  return (
    <span class="cg-new" title={label}>
      <span class="cg-hidden">{label} </span>
    </span>
  )
}

/** The time of day below a heading that names the day; `isFull` where there is none. Date and zone in the title. */
export function EntryTime({ at, isFull, reader }: { at: number | null; isFull: boolean; reader: HistoryReader }) {
  const { locale, messages, now } = reader
  return (
    <time title={formatFull(at, locale, messages)}>
      {isFull ? formatMoment(at, now, locale, messages) : formatTime(at, locale)}
    </time>
  )
}
