import { isReversed, PERIODS, type HistoryFilter } from '../../shared/credits/history-filter.ts'
import type { Connection } from '../connection.ts'
import type { ExportWords } from './words.ts'

interface Props {
  connections: readonly Connection[]
  connectionId: string
  filter: HistoryFilter
  /** Only offered where the account has one. */
  hasTerm: boolean
  words: ExportWords
  onConnection: (id: string) => void
  onFilter: (filter: HistoryFilter) => void
}

/** Which account and which days, where the history did not say so already. */
export function ExportForm({ connections, connectionId, filter, hasTerm, words, onConnection, onFilter }: Props) {
  const dates = (
    [
      ['fromDay', words.from],
      ['toDay', words.to],
    ] as const
  ).map(([name, label]) => (
    <label key={name} class="cg-field">
      {label}
      <input
        class="cg-input"
        type="date"
        value={filter[name]}
        aria-invalid={isReversed(filter)}
        aria-describedby="dates-note"
        onInput={(event) => onFilter({ ...filter, [name]: event.currentTarget.value })}
      />
    </label>
  ))
  return (
    <fieldset class="export-fields">
      {connections.length > 1 && (
        <label class="cg-field">
          {words.account}
          <select
            class="cg-input cg-select"
            value={connectionId}
            onChange={(event) => onConnection(event.currentTarget.value)}
          >
            {connections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="cg-field">
        {words.period}
        <select
          class="cg-input cg-select"
          value={filter.period}
          onChange={({ currentTarget: { value } }) =>
            onFilter({ ...filter, period: PERIODS.find((period) => period === value) ?? 'all' })
          }
        >
          {PERIODS.filter((period) => period !== 'term' || hasTerm).map((period) => (
            <option key={period} value={period}>
              {words.periods[period]}
            </option>
          ))}
        </select>
      </label>
      {filter.period === 'own' && dates}
      <span id="dates-note" class="cg-field-note cg-field-wrong" aria-live="polite">
        {isReversed(filter) ? words.reversed : null}
      </span>
    </fieldset>
  )
}
