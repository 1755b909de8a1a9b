import type { Unit } from '../../credits/account.ts'
import { toCredits } from '../../credits/amount.ts'
import { formatCredits } from '../../format/credits.ts'
import { sumWords, type HistoryTotal } from '../../format/history-words.ts'
import type { HistoryReader } from './history-reader.ts'

interface Props {
  total: HistoryTotal
  /** Rows that came since the last look. */
  newRows: number
  unit: Unit
  reader: HistoryReader
}

/** One line: what the rows come to, and how many are new. Heard politely when a filter changes it. */
export function HistorySum({ total, newRows, unit, reader }: Props) {
  const { locale, messages } = reader
  return (
    <p class="cg-text cg-small cg-number cg-history-sum" aria-live="polite">
      {sumWords(total, unit, locale, messages)}
      {newRows > 0 && ` · ${messages.newSince(formatCredits(toCredits(newRows), 0, locale), newRows === 1)}`}
    </p>
  )
}
