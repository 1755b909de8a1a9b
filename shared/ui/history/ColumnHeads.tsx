import type { HistoryMessages } from '../../format/messages/en-history.ts'

/** Names the columns of a wide list for those who see them: whoever listens hears what each cell is. */
export function ColumnHeads({ messages }: { messages: HistoryMessages }) {
  const { date, type, person, csvColumns } = messages
  const { description, amount, balanceAfter } = csvColumns
  return (
    <div class="cg-history-columns" aria-hidden="true">
      {[date, type, description, person, amount, balanceAfter].map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  )
}
