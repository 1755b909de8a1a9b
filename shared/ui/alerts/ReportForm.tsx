import { Component } from 'preact'
import type { TargetedEvent } from 'preact'
import type { Failure } from '../../credits/failure.ts'
import { daysOf, EVERY_ROW, isEveryRow, parseRecipients, REPORT_INTERVALS } from '../../credits/report-schedule.ts'
import type { ReportFilter, ReportInterval, ReportOrder, ReportsState } from '../../credits/report-schedule.ts'
import { filterWords, firstReportWords, ownTimeZone, timeZoneName, weekdayName } from '../../format/report-words.ts'
import type { Names } from '../../format/report-words.ts'
import type { ReportsReader } from './alerts-reader.ts'
import { errorsAt, fieldErrors, type FieldError } from './field-errors.ts'
import { Choice, Field, FieldNote } from './Field.tsx'
import { Refusal } from './Refusal.tsx'

interface Props {
  state: ReportsState
  /** What the history shows now. */
  filter: ReportFilter
  names: Names
  reader: ReportsReader
  onCreate: (order: ReportOrder) => void
  onCancel: () => void
}

interface State {
  every: ReportInterval
  on: Record<ReportInterval, number>
  timeZone: string
  recipients: string
  /** Only the rows that the history shows. */
  isFiltered: boolean
  /** It was to be sent: from now on what is wrong is said. */
  isChecked: boolean
}

const RECIPIENTS_NOTE = 'cg-report-recipients'
const DAY_NOTE = 'cg-report-day'
/** Where the server finds them in an order. */
const TIME_FIELDS = ['/every', '/on', '/tz']
const RECIPIENTS_FIELD = '/recipients'

/** One more report: how often, on which day, to whom, with which rows. */
export class ReportForm extends Component<Props, State> {
  override state: State = {
    every: 'week',
    on: { week: 1, month: 1 },
    timeZone: ownTimeZone(),
    recipients: '',
    isFiltered: true,
    isChecked: false,
  }

  override render({ state, reader, onCancel }: Props) {
    const { messages } = reader
    const isBusy = state.kind === 'working'
    return (
      <form class="cg-report-form" aria-label={messages.scheduleReport} noValidate onSubmit={this.#submit}>
        {this.#drawTimes()}
        {this.#drawRecipients()}
        {this.#drawRows()}
        {this.#drawRefusal()}
        <div class="cg-actions">
          <button type="submit" class="cg-button cg-button-primary" aria-disabled={isBusy}>
            {messages.createReport}
          </button>
          <button type="button" class="cg-button" onClick={onCancel}>
            {messages.cancelReport}
          </button>
        </div>
      </form>
    )
  }

  #drawTimes() {
    const { reader } = this.props
    const { locale, messages, now } = reader
    const { every, on, timeZone } = this.state
    const first = firstReportWords({ every, on: on[every], timeZone }, now, locale)
    return (
      <div>
        <div class="cg-report-times">
          <Choice
            label={messages.reportInterval}
            options={REPORT_INTERVALS.map((interval) => [interval, messages.reportIntervals[interval]])}
            chosen={every}
            onChoose={(interval) => this.setState({ every: interval })}
          />
          <Choice
            label={messages.reportOn}
            options={daysOf(every).map((day) => [
              day,
              every === 'week' ? weekdayName(day, locale) : dayName(day, reader),
            ])}
            chosen={on[every]}
            noteId={DAY_NOTE}
            onChoose={(day) => this.setState({ on: { ...on, [every]: day } })}
          />
          <Choice
            label={messages.reportTimeZone}
            options={TIME_ZONES}
            chosen={timeZone}
            onChoose={(zone) => this.setState({ timeZone: zone })}
          />
        </div>
        <FieldNote id={DAY_NOTE} errors={this.#errorsAt(...TIME_FIELDS)}>
          {messages.firstReport(first)}
        </FieldNote>
      </div>
    )
  }

  #drawRecipients() {
    const { messages } = this.props.reader
    const wrong = this.#recipientsProblem()
    const errors = wrong === null ? this.#errorsAt(RECIPIENTS_FIELD) : [{ pointer: '', detail: wrong }]
    return (
      <div>
        <Field label={messages.recipients}>
          <input
            class="cg-input"
            name="recipients"
            type="text"
            inputMode="email"
            autocomplete="off"
            spellcheck={false}
            value={this.state.recipients}
            aria-invalid={errors.length > 0}
            aria-describedby={RECIPIENTS_NOTE}
            onInput={({ currentTarget: { value } }) => this.setState({ recipients: value })}
          />
        </Field>
        <FieldNote id={RECIPIENTS_NOTE} errors={errors}>
          {messages.recipientsHint}
        </FieldNote>
      </div>
    )
  }

  #drawRows() {
    const { filter, names, reader } = this.props
    const { messages } = reader
    if (isEveryRow(filter)) return null
    const choice = (isFiltered: boolean, words: string) => (
      <label class="cg-choice">
        <input
          type="radio"
          name="rows"
          checked={this.state.isFiltered === isFiltered}
          onChange={() => this.setState({ isFiltered })}
        />
        <bdi>{words}</bdi>
      </label>
    )
    return (
      <fieldset class="cg-fieldset">
        <legend class="cg-report-legend">{messages.reportRows}</legend>
        {choice(true, messages.filteredRows(filterWords(filter, names, messages)))}
        {choice(false, messages.everyRow)}
      </fieldset>
    )
  }

  #drawRefusal() {
    const { messages } = this.props.reader
    const failure = this.#failure
    return (
      failure && (
        <Refusal
          title={messages.reportRefused.create}
          failure={failure}
          shown={this.#errorsAt(...TIME_FIELDS, RECIPIENTS_FIELD)}
          messages={messages}
        />
      )
    )
  }

  /** Why this order was not taken, or one before it; of another form it is not told. */
  get #failure(): Failure | null {
    const { state } = this.props
    const isOwn = this.state.isChecked && state.kind === 'refused' && state.task.kind === 'create'
    return isOwn ? state.failure : null
  }

  get #order(): ReportOrder {
    const { every, on, timeZone, recipients, isFiltered } = this.state
    const filter = isFiltered ? this.props.filter : EVERY_ROW
    return { every, on: on[every], timeZone, filter, recipients: parseRecipients(recipients).recipients }
  }

  #recipientsProblem(): string | null {
    const { messages } = this.props.reader
    if (!this.state.isChecked) return null
    const { recipients, wrong } = parseRecipients(this.state.recipients)
    if (wrong.length > 0) return messages.recipientsWrong(wrong.join(', '))
    return recipients.length === 0 ? messages.recipientsMissing : null
  }

  /** What the server said of these fields of this order, until it is another one. */
  #errorsAt(...pointers: string[]): FieldError[] {
    const { state } = this.props
    const sent = state.kind === 'refused' && state.task.kind === 'create' && state.task.order
    if (JSON.stringify(sent) !== JSON.stringify(this.#order)) return []
    return pointers.flatMap((pointer) => errorsAt(fieldErrors(this.#failure), pointer))
  }

  readonly #submit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    const { wrong, recipients } = parseRecipients(this.state.recipients)
    this.setState({ isChecked: true })
    if (wrong.length > 0 || recipients.length === 0)
      event.currentTarget.querySelector<HTMLElement>('[name=recipients]')?.focus()
    else if (this.props.state.kind !== 'working') this.props.onCreate(this.#order)
  }
}

const TIME_ZONES = [...new Set([ownTimeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].map(
  (name) => [name, timeZoneName(name)] as const,
)

function dayName(day: number, { messages }: ReportsReader): string {
  return day > 28 ? `${messages.reportDay(day)}, ${messages.shortMonths}` : messages.reportDay(day)
}
