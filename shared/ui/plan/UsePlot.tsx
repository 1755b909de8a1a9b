import { Component } from 'preact'
import type { TargetedEvent } from 'preact'
import type { Unit } from '../../credits/account.ts'
import type { UseBar, UseChart } from '../../credits/use-chart.ts'
import { formatCompactCredits } from '../../format/credits.ts'
import { barTick } from '../../format/plan-words.ts'
import { UsePatterns, patternOf } from './UsePatterns.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  chart: UseChart
  unit: Unit
  reader: PlanSpeech
  /** The bar that is looked at; `null` for none. */
  selected: number | null
  /** What a bar says. */
  wordsOf: (bar: UseBar) => string
  onSelect: (bar: number | null) => void
}

/** Of the room that a bar has, so much is bar. */
const FULL = 0.76

/**
 * Stacked bars that fit any width. Over them lies a range field that nobody sees: by key, by touch and to screen
 * readers, going from bar to bar is what such a field is for. Time runs from left to right in every language.
 */
export class UsePlot extends Component<Props> {
  get #last(): number {
    return this.props.chart.bars.length - 1
  }

  readonly #onInput = ({ currentTarget }: TargetedEvent<HTMLInputElement>) =>
    this.props.onSelect(currentTarget.valueAsNumber)

  readonly #onPoint = ({ currentTarget, clientX }: TargetedEvent<HTMLInputElement, PointerEvent>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const bar = Math.floor(((clientX - left) / width) * (this.#last + 1))
    this.props.onSelect(Math.min(this.#last, Math.max(0, bar)))
  }

  /** What was tapped or walked to stays until the focus goes elsewhere. */
  readonly #onLeave = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    if (!currentTarget.matches(':focus')) this.props.onSelect(null)
  }

  override render({ chart, unit, reader, selected, wordsOf, onSelect }: Props) {
    const { locale, messages } = reader
    const { bars, ticks, grain } = chart
    const top = ticks.at(-1) ?? 1
    const shown = selected ?? this.#last
    const bar = bars[shown]
    return (
      <div class="cg-plot" dir="ltr">
        <div class="cg-plot-axis" aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick} style={{ insetBlockEnd: toPercent(tick / top) }}>
              {formatCompactCredits(tick, unit.scale, locale)}
            </span>
          ))}
        </div>
        <div class="cg-plot-area">
          <PlotBars chart={chart} top={top} selected={selected} />
          <input
            type="range"
            max={this.#last}
            value={shown}
            style={{ '--cg-bar': toPercent(1 / bars.length) }}
            aria-label={messages.useOf[grain]}
            aria-valuetext={bar && wordsOf(bar)}
            onInput={this.#onInput}
            onPointerMove={this.#onPoint}
            onPointerLeave={this.#onLeave}
            onFocus={() => onSelect(shown)}
            onBlur={() => onSelect(null)}
          />
        </div>
        <PlotDays chart={chart} locale={locale} />
      </div>
    )
  }
}

function PlotBars({ chart: { bars, ticks }, top, selected }: Pick<Props, 'chart' | 'selected'> & { top: number }) {
  const room = 1 / bars.length
  return (
    <svg class="cg-plot-bars" width="100%" height="100%" aria-hidden="true" focusable="false">
      <UsePatterns />
      {selected !== null && (
        <rect class="cg-plot-selected" x={toPercent(selected * room)} width={toPercent(room)} height="100%" />
      )}
      {ticks.map((tick) => (
        <line key={tick} x2="100%" y1={toPercent(1 - tick / top)} y2={toPercent(1 - tick / top)} />
      ))}
      {bars.flatMap(({ fromDay, parts }, index) => {
        let below = 0
        return parts.map((part, series) => {
          below += part
          return (
            part > 0 && (
              <rect
                key={`${fromDay} ${series}`}
                x={toPercent((index + (1 - FULL) / 2) * room)}
                width={toPercent(FULL * room)}
                y={toPercent(1 - below / top)}
                height={toPercent(part / top)}
                fill={patternOf(series)}
              />
            )
          )
        })
      })}
    </svg>
  )
}

/** Five days along the axis; where room is narrow, three. The outer ones stay within the chart. */
function PlotDays({ chart: { bars, grain }, locale }: Pick<Props, 'chart'> & { locale: string }) {
  const last = bars.length - 1
  const marked = new Set([0, 1, 2, 3, 4].map((quarter) => Math.round((quarter * last) / 4)))
  const place = (index: number) => ({ insetInlineStart: toPercent((index + 0.5) / bars.length) })
  return (
    <div class="cg-plot-days" aria-hidden="true">
      {bars.map(
        ({ fromDay }, index) =>
          marked.has(index) && (
            <span key={fromDay} style={index === 0 || index === last ? {} : place(index)}>
              {barTick(fromDay, grain, locale)}
            </span>
          ),
      )}
    </div>
  )
}

function toPercent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}
