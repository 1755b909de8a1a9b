import { Component } from 'preact'
import type { TargetedEvent } from 'preact'
import type { Account, Unit } from '../../credits/account.ts'
import { isSameAlerts } from '../../credits/alert-setting.ts'
import type { AlertKind, AlertProblem, AlertSetting, AlertsState } from '../../credits/alert-setting.ts'
import { alertField, triggerWords } from '../../format/alert-setting-words.ts'
import { Notice } from '../Notice.tsx'
import { AlertList } from './AlertList.tsx'
import { AlertRow } from './AlertRow.tsx'
import { NewAlert } from './NewAlert.tsx'
import { Refusal } from './Refusal.tsx'
import { findDraftProblems, isRead, newDraft, readDrafts, toDrafts, type AlertDraft } from './alert-draft.ts'
import type { AlertsReader } from './alerts-reader.ts'
import { errorsAt, fieldErrors, type FieldError } from './field-errors.ts'
import { hasFocus } from './has-focus.ts'

interface Props {
  account: Account
  /** As the billing system has them. */
  alerts: readonly AlertSetting[]
  state: AlertsState
  reader: AlertsReader
  onSave: (alerts: readonly AlertSetting[]) => void
}

interface State {
  /** What is set and not saved yet, and the alerts that it began with. */
  draft: { base: readonly AlertSetting[]; rows: readonly AlertDraft[] } | null
  /** It was to be saved: from now on what is wrong is said. */
  isChecked: boolean
}

/** Sets alerts. Nothing is saved but by its button, and nothing that is set is lost, whatever the billing system says. */
export class AlertForm extends Component<Props, State> {
  override state: State = { draft: null, isChecked: false }
  #form: HTMLElement | null = null
  /** The row that the keyboard goes to once it is drawn. */
  #next: string | null = null

  override getSnapshotBeforeUpdate(): boolean {
    return hasFocus(this.#form)
  }

  override componentDidUpdate({ state: before }: Props, _: State, hadFocus: boolean) {
    const { state } = this.props
    if (before !== state && state.kind === 'done') this.#settle(state.task, state.items)
    const next = this.#next
    this.#next = null
    if (next !== null) this.#focus(`[data-alert="${CSS.escape(next)}"]`)
    // Its button is gone.
    else if (hadFocus && !hasFocus(this.#form)) this.#focus('[type=submit]')
  }

  override render({ alerts, state, reader }: Props) {
    const { messages } = reader
    const rows = this.#rows
    const isOpen = this.#isChanged
    const isBusy = state.kind === 'working'
    return (
      <form
        class="cg-alerts-form"
        noValidate
        onSubmit={this.#submit}
        ref={(form) => {
          this.#form = form
        }}
      >
        {rows.length === 0 && <Notice tone="neutral" {...messages.noAlerts} />}
        <ul class="cg-list">{this.#drawRows(rows)}</ul>
        <NewAlert taken={rows.map(({ kind }) => kind)} reader={reader} onAdd={this.#add} />
        {this.#drawObstacle(alerts)}
        <div class="cg-actions">
          <button
            type="submit"
            class={isOpen ? 'cg-button cg-button-primary' : 'cg-button'}
            aria-disabled={isBusy || !isOpen}
          >
            {messages.saveAlerts}
          </button>
          {isOpen && !isBusy && (
            <button type="button" class="cg-button" onClick={this.#discard}>
              {messages.discardAlerts}
            </button>
          )}
          <output class="cg-small">{this.#status(isOpen)}</output>
        </div>
      </form>
    )
  }

  get #rows(): readonly AlertDraft[] {
    const { alerts, account } = this.props
    return this.state.draft?.rows ?? toDrafts(alerts, account.unit.scale)
  }

  /** The rows as alerts; `null` for each that is none yet. */
  get #read(): (AlertSetting | null)[] {
    return readDrafts(this.#rows, this.props.account.unit.scale)
  }

  get #isChanged(): boolean {
    const read = this.#read
    return this.state.draft !== null && !(read.every(isRead) && isSameAlerts(read, this.props.alerts))
  }

  #drawRows(rows: readonly AlertDraft[]) {
    const { account, reader } = this.props
    const { unit } = account
    const problems = this.state.isChecked ? this.#problems() : new Map<string, AlertProblem>()
    const read = this.#read
    return rows.map((row, index) => {
      const setting = read[index] ?? null
      const problem = problems.get(row.id)
      return (
        <AlertRow
          key={row.id}
          draft={row}
          unit={unit}
          reader={reader}
          name={
            setting ? triggerWords(setting.trigger, unit, reader.locale, reader.messages) : nameOf(row, unit, reader)
          }
          noteId={`cg-alert-note-${index}`}
          errors={
            problem
              ? [{ pointer: `/${problem}`, detail: reader.messages.alertProblem[problem] }]
              : this.#errorsOf(setting)
          }
          onChange={(changes) => this.#change(rows.map((one) => (one.id === row.id ? { ...one, ...changes } : one)))}
          onRemove={() => this.#remove(row.id)}
        />
      )
    })
  }

  /** Somebody else changed them, or the billing system does not accept them. */
  #drawObstacle(alerts: readonly AlertSetting[]) {
    const { account, state, reader } = this.props
    const { messages } = reader
    const { draft } = this.state
    if (draft && this.#isChanged && !isSameAlerts(draft.base, alerts))
      return (
        <Notice tone="attention" {...messages.alertsOvertaken}>
          <p class="cg-text cg-small">{messages.alertsTheirs}</p>
          <AlertList alerts={alerts} unit={account.unit} reader={reader} />
        </Notice>
      )
    if (state.kind !== 'refused') return null
    return (
      <Refusal
        title={messages.alertsRefused}
        failure={state.failure}
        shown={this.#read.flatMap((setting) => this.#errorsOf(setting))}
        messages={messages}
      />
    )
  }

  #status(isOpen: boolean): string {
    const { state, reader } = this.props
    const { messages } = reader
    if (state.kind === 'working') return messages.savingAlerts
    if (isOpen) return messages.alertsUnsaved
    // Why they were refused is said above.
    if (state.kind === 'refused') return ''
    return state.kind === 'done' ? messages.alertsSaved : messages.alertsUnchanged
  }

  #problems(): Map<string, AlertProblem> {
    const { unit, balance } = this.props.account
    return findDraftProblems(this.#rows, unit.scale, balance.floor)
  }

  /** What the server said of this alert, until it is another one. */
  #errorsOf(setting: AlertSetting | null): FieldError[] {
    const { state } = this.props
    if (state.kind !== 'refused' || !setting) return []
    const index = state.task.findIndex(({ id }) => id === setting.id)
    const sent = state.task[index]
    return sent && isSameAlerts([sent], [setting]) ? errorsAt(fieldErrors(state.failure), `/data/${index}`) : []
  }

  #change(rows: readonly AlertDraft[]): void {
    this.setState(({ draft }) => ({ draft: { base: draft?.base ?? this.props.alerts, rows } }))
  }

  readonly #add = (kind: AlertKind) => {
    const added = newDraft(kind, this.#rows)
    this.#next = added.id
    this.#change([...this.#rows, added])
  }

  /** The keyboard goes on with the row that takes its place, or the one before. */
  #remove(id: string): void {
    const rows = this.#rows
    const index = rows.findIndex((row) => row.id === id)
    this.#next = (rows[index + 1] ?? rows[index - 1])?.id ?? null
    this.#change(rows.filter((row) => row.id !== id))
  }

  readonly #discard = () => this.setState({ draft: null, isChecked: false })

  readonly #submit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    if (!this.#isChanged || this.props.state.kind === 'working') return
    const [wrong] = this.#problems().keys()
    this.#next = wrong ?? null
    this.setState({ isChecked: true })
    if (wrong === undefined) this.props.onSave(this.#read.filter(isRead))
  }

  /** What was saved is no draft any more; what was set since goes on from there. */
  #settle(wanted: readonly AlertSetting[], saved: readonly AlertSetting[]): void {
    const isAll = isSameAlerts(this.#read.filter(isRead), wanted)
    this.setState(({ draft }) => ({ draft: draft && !isAll ? { ...draft, base: saved } : null, isChecked: !isAll }))
  }

  #focus(selector: string): void {
    this.#form?.querySelector<HTMLElement>(selector)?.focus()
  }
}

/** Of an alert whose number is none yet, and so is no trigger. */
function nameOf({ kind, text }: AlertDraft, unit: Unit, { locale, messages }: AlertsReader): string {
  return kind === 'other' ? text : alertField(kind, unit, locale, messages).join('…')
}
