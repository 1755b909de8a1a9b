import { Component } from 'preact'
import type { Account } from '../../credits/account.ts'
import type { Credits } from '../../credits/amount.ts'
import type { DayPeriod } from '../../credits/civil-day.ts'
import type { UseBar, UseChart } from '../../credits/use-chart.ts'
import { formatCredits, formatWithUnit } from '../../format/credits.ts'
import { barWords, periodWords, shareName } from '../../format/plan-words.ts'
import { DataTable } from './DataTable.tsx'
import { patternOf } from './UsePatterns.tsx'
import { UsePlot } from './UsePlot.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  account: Account
  chart: UseChart
  period: DayPeriod
  reader: PlanSpeech
}

interface State {
  /** The bar that is looked at. */
  selected: number | null
  isTable: boolean
}

/** What was used over time: as bars with a legend that says the numbers of what is pointed at, or as a table. */
export class UseView extends Component<Props, State> {
  override state: State = { selected: null, isTable: false }

  readonly #select = (selected: number | null) => {
    if (selected !== this.state.selected) this.setState({ selected })
  }

  readonly #toggle = () => this.setState(({ isTable }) => ({ isTable: !isTable, selected: null }))

  override render({ chart, reader: { messages } }: Props, { isTable }: State) {
    const title = messages.useOf[chart.grain]
    return (
      <section class="cg-stack" aria-label={title}>
        <div class="cg-plan-head">
          <h3 class="cg-title">{title}</h3>
          <button type="button" class="cg-button" aria-pressed={isTable} onClick={this.#toggle}>
            {messages.showTable}
          </button>
        </div>
        {isTable ? this.#drawTable(title) : this.#drawChart()}
      </section>
    )
  }

  get #names(): string[] {
    const { account, chart, reader } = this.props
    return chart.series.map((share) => shareName(share, 'action', account, reader))
  }

  readonly #show = (amount: Credits) => formatCredits(amount, this.props.account.unit.scale, this.props.reader.locale)

  readonly #nameOf = (bar: UseBar) => {
    const { chart, reader } = this.props
    return barWords(bar, chart.grain, reader)
  }

  readonly #totalOf = ({ credits }: { credits: Credits }) => {
    const { account, reader } = this.props
    return formatWithUnit(credits, account.unit, reader.locale, reader.messages)
  }

  /** All numbers of a bar, for those who listen. */
  readonly #wordsOf = (bar: UseBar) =>
    [
      `${this.#nameOf(bar)}: ${this.#totalOf(bar)}`,
      ...this.#names.flatMap((name, series) => {
        const part = bar.parts[series]
        return part ? `${name} ${this.#show(part)}` : []
      }),
    ].join(', ')

  #drawChart() {
    const { account, chart, period, reader } = this.props
    // Another period may have fewer bars.
    const selected =
      this.state.selected !== null && this.state.selected < chart.bars.length ? this.state.selected : null
    const bar = selected === null ? undefined : chart.bars[selected]
    const names = this.#names
    return (
      <>
        <UsePlot
          chart={chart}
          unit={account.unit}
          reader={reader}
          selected={selected}
          wordsOf={this.#wordsOf}
          onSelect={this.#select}
        />
        <p class="cg-text cg-plan-head cg-use-now">
          <span>{bar ? this.#nameOf(bar) : periodWords(period, reader.locale)}</span>
          <b class="cg-number">{this.#totalOf(bar ?? chart)}</b>
        </p>
        <ul class="cg-legend">
          {chart.series.map(({ key, credits }, series) => (
            <li key={key}>
              <svg aria-hidden="true" focusable="false">
                <rect width="100%" height="100%" fill={patternOf(series)} />
              </svg>
              <bdi title={names[series]}>{names[series]}</bdi>
              <span class="cg-number">{this.#show(bar?.parts[series] ?? credits)}</span>
            </li>
          ))}
        </ul>
      </>
    )
  }

  /** Newest first. Scrolls by itself where it needs more room than there is. */
  #drawTable(title: string) {
    const { chart, reader } = this.props
    const { messages } = reader
    const row = (key: string, name: string, amounts: Credits[]) => ({ key, name, cells: amounts.map(this.#show) })
    const all = row('', messages.useTotal, [chart.credits, ...chart.series.map(({ credits }) => credits)])
    const bars = chart.bars.map((bar) => row(bar.fromDay, this.#nameOf(bar), [bar.credits, ...bar.parts]))
    return (
      // The keyboard must reach what scrolls.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
      <div class="cg-table-scroll" role="group" aria-label={title} tabIndex={0}>
        <DataTable
          heads={[messages.barHead[chart.grain], messages.useTotal, ...this.#names]}
          rows={[...bars.toReversed(), all]}
          hasTotal
        />
      </div>
    )
  }
}
