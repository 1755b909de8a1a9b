import { formatDayHeading } from '../../format/history-dates.ts'
import type { HistoryReader } from './history-reader.ts'

/** "Today", "Yesterday", "Mon, 1 Mar". */
export function DayHeading({ at, reader }: { at: number | null; reader: HistoryReader }) {
  return <div class="cg-day">{formatDayHeading(at, reader.now, reader.locale, reader.messages)}</div>
}
