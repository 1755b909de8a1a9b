import type { Unit } from '../../credits/account.ts'
import type { Pace } from '../../credits/daily-use.ts'
import type { Forecast, LotLapse } from '../../credits/forecast.ts'
import { UNKNOWN } from '../../format/plain.ts'
import { forecastWords, lapseWords, paceWords, type PlanSpeech } from '../../format/plan-words.ts'

/** The next ones to end. */
const MAX_LAPSES = 4

interface Props {
  unit: Unit
  pace: Pace | null
  runOut: Forecast
  lots: LotLapse[]
  reader: PlanSpeech
}

/** How fast credits go, when they run out, and what expires before anybody uses it. */
export function PaceFacts({ unit, pace, runOut, lots, reader }: Props) {
  const { messages } = reader
  const { title, advice } = forecastWords(runOut, reader)
  return (
    <dl class="cg-pace">
      <PaceFact term={messages.pace} values={[paceWords(pace, unit, reader)]} hint={pace && messages.paceNote} />
      <PaceFact term={messages.runOut} values={[title]} hint={advice} />
      {lots.length > 0 && <LapseFact lots={lots} unit={unit} reader={reader} />}
    </dl>
  )
}

/** One line a lot that loses something; the pace may tell of none of them. */
function LapseFact({ lots, unit, reader }: Pick<Props, 'lots' | 'unit' | 'reader'>) {
  const { messages } = reader
  const isKnown = lots.some(({ lost }) => lost)
  const lines = isKnown ? lots.flatMap((lapse) => lapseWords(lapse, unit, reader) ?? []) : [UNKNOWN]
  const more = lines.length - MAX_LAPSES
  return (
    <PaceFact
      term={messages.lapse}
      values={lines.length > 0 ? lines.slice(0, MAX_LAPSES) : [messages.noLapse]}
      hint={more > 0 && messages.moreLapses(more)}
    />
  )
}

function PaceFact({ term, values, hint }: { term: string; values: string[]; hint?: string | false | null }) {
  return (
    <div>
      <dt>{term}</dt>
      {values.map((value, index) => (
        <dd key={index}>
          <bdi>{value}</bdi>
        </dd>
      ))}
      {hint && <dd class="cg-small">{hint}</dd>}
    </div>
  )
}
