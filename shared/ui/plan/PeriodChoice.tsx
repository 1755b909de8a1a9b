import { Component } from 'preact'
import type { Term } from '../../credits/account.ts'
import { isReversed } from '../../credits/history-filter.ts'
import { USE_PERIODS, periodOf, type PeriodChoice as Period } from '../../credits/use-period.ts'
import { Choice } from '../history/Choice.tsx'
import { OwnDates } from '../history/OwnDates.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  period: Period
  term: Term | null
  reader: PlanSpeech
  onPeriod: (period: Period) => void
}

interface State {
  /** Dates in the wrong order: shown, not asked for. */
  draft: Period | null
}

/** For which days. Own dates begin with the days that were shown before. */
export class PeriodChoice extends Component<Props, State> {
  override state: State = { draft: null }

  readonly #choose = (name: string) => {
    const { period: shown, term, reader, onPeriod } = this.props
    const period = USE_PERIODS.find((known) => known === name) ?? '90'
    this.setState({ draft: null })
    onPeriod({ ...(period === 'own' ? periodOf(shown, term, reader.now) : shown), period })
  }

  readonly #change = (changes: Partial<Pick<Period, 'fromDay' | 'toDay'>>) => {
    const period = { ...(this.state.draft ?? this.props.period), ...changes }
    const isWrong = isReversed({ ...period, period: 'own' })
    this.setState({ draft: isWrong ? period : null })
    if (!isWrong) this.props.onPeriod(period)
  }

  override render({ period, term, reader }: Props, { draft }: State) {
    const { messages } = reader
    const shown = draft ?? period
    return (
      <div class="cg-plan-period">
        <Choice
          label={messages.period}
          value={shown.period}
          options={USE_PERIODS.filter((name) => name !== 'term' || term !== null).map((name) => [
            name,
            messages.usePeriods[name],
          ])}
          onChoose={this.#choose}
        />
        {shown.period === 'own' && (
          <OwnDates
            filter={{ ...shown, period: 'own' }}
            reader={reader}
            noteId="cg-plan-dates-note"
            onChange={this.#change}
          />
        )}
      </div>
    )
  }
}
