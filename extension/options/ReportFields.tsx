import { formatFull, formatMoment } from '../../shared/format/dates.ts'
import { dateFormat, numberFormat } from '../../shared/format/intl.ts'
import { failureWords } from '../../shared/format/words.ts'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { Connection } from '../connection.ts'
import { nextReportAt } from '../report.ts'
import type { StoredReportRun } from '../report-item.ts'
import type { ReportPlan } from '../settings.ts'
import { Tick } from './Tick.tsx'
import type { OptionsWords } from './words.ts'

/** May files be saved? `refused`: the person just said no. */
export type SavingPermission = 'granted' | 'missing' | 'refused'

interface Props {
  plan: ReportPlan | null
  run: StoredReportRun | null
  connections: readonly Connection[]
  permission: SavingPermission
  words: OptionsWords['report']
  reader: Reader
  isDisabled: boolean
  /** Called within the click, because the browser asks for its permission only then. */
  onChange: (plan: ReportPlan | null) => void
  onAllow: () => void
}

/** The report that saves itself: whose, how often, how the last one went, and when the next is due. */
export function ReportFields({ plan, run, connections, permission, words, reader, isDisabled, ...on }: Props) {
  const [first] = connections
  const isPossible = first !== undefined || plan !== null
  return (
    <>
      <Tick
        label={words.on}
        hint={isPossible ? words.hint : words.noAccount}
        isOn={plan !== null}
        isDisabled={isDisabled || !isPossible}
        onChange={(isOn) =>
          on.onChange(isOn && first ? { connectionId: first.id, every: 'week', on: 1, since: reader.now } : null)
        }
      />
      {!plan && permission === 'refused' && <Notice tone="attention" title={words.refused} advice={null} />}
      {plan && permission !== 'granted' && (
        <Notice tone="attention" title={words.notAllowed} advice={null}>
          <div class="cg-actions">
            <button type="button" class="cg-button" onClick={on.onAllow}>
              {words.allowAgain}
            </button>
          </div>
        </Notice>
      )}
      {plan && (
        <>
          <PlanFields
            {...{ plan, connections, words, isDisabled }}
            locale={reader.locale}
            onChange={(changes) => on.onChange({ ...plan, ...changes, since: reader.now })}
          />
          <RunFacts {...{ plan, run, words, reader }} />
        </>
      )}
    </>
  )
}

interface PlanProps extends Pick<Props, 'connections' | 'words' | 'isDisabled'> {
  plan: ReportPlan
  locale: string
  onChange: (changes: Partial<ReportPlan>) => void
}

function PlanFields({ plan, connections, words, isDisabled, locale, onChange }: PlanProps) {
  return (
    <div class="options-times">
      {connections.length > 1 && (
        <label class="cg-field">
          {words.account}
          <select
            class="cg-input cg-select"
            value={plan.connectionId}
            disabled={isDisabled}
            onChange={(event) => onChange({ connectionId: event.currentTarget.value })}
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
        {words.every}
        <select
          class="cg-input cg-select"
          value={plan.every}
          disabled={isDisabled}
          onChange={({ currentTarget: { value } }) => onChange({ every: value === 'month' ? 'month' : 'week', on: 1 })}
        >
          <option value="week">{words.week}</option>
          <option value="month">{words.month}</option>
        </select>
      </label>
      <label class="cg-field">
        {words.onDay}
        <select
          class="cg-input cg-select"
          value={plan.on}
          disabled={isDisabled}
          onChange={(event) => onChange({ on: Number(event.currentTarget.value) })}
        >
          {daysOf(plan.every, words, locale).map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function RunFacts({ plan, run, words, reader }: { plan: ReportPlan } & Pick<Props, 'run' | 'words' | 'reader'>) {
  const { locale, messages, now } = reader
  const nextAt = nextReportAt(plan, run, now)
  return (
    <dl class="options-facts">
      <dt>{words.lastRun}</dt>
      <dd title={run ? formatFull(run.at, locale, messages) : undefined}>
        {run ? `${formatMoment(run.at, now, locale, messages)} · ${runWords(run, words, reader)}` : words.never}
      </dd>
      <dt>{words.nextRun}</dt>
      <dd title={formatFull(nextAt, locale, messages)}>
        {nextAt <= now ? words.atOnce : dateFormat(locale, NEXT).format(nextAt)}
      </dd>
    </dl>
  )
}

const NEXT: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
}

function runWords(run: StoredReportRun, words: OptionsWords['report'], { locale, messages }: Reader): string {
  if (run.failure) return words.failed(failureWords(run.failure, messages).title)
  return words.saved(numberFormat(locale).format(run.rows), run.fileName ?? '')
}

/** Monday to Sunday, or the days that every month has. */
function daysOf(every: ReportPlan['every'], words: OptionsWords['report'], locale: string): string[] {
  if (every === 'month') return Array.from({ length: 28 }, (_, index) => words.dayOfMonth(index + 1))
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) =>
    dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index)),
  )
}
