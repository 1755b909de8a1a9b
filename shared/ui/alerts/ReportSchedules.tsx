import { Component } from 'preact'
import type { Account } from '../../credits/account.ts'
import { inReportOrder } from '../../credits/report-schedule.ts'
import type { ReportFilter, ReportOrder, ReportSchedule, ReportsState } from '../../credits/report-schedule.ts'
import type { Person } from '../../credits/history.ts'
import { findItems } from '../../credits/list-state.ts'
import { Notice } from '../Notice.tsx'
import { WhoCanHelp } from '../WhoCanHelp.tsx'
import type { ReportsReader } from './alerts-reader.ts'
import { hasFocus } from './has-focus.ts'
import { ListFrame } from './ListFrame.tsx'
import { Refusal } from './Refusal.tsx'
import { ReportForm } from './ReportForm.tsx'
import { ReportRow } from './ReportRow.tsx'

interface Props {
  account: Account
  /** `ready` without any where the viewer may not have them. */
  state: ReportsState
  /** What the history shows now: a new report may be about that. */
  filter: ReportFilter
  /** Names of people, for filters that hold ids. */
  people: readonly Person[]
  reader: ReportsReader
  onCreate: (order: ReportOrder) => void
  onDelete: (id: string) => void
  onRetry: () => void
}

interface State {
  isOrdering: boolean
  /** The report of which it is asked whether it should stop. */
  asked: string | null
}

/** Reports that the billing system sends by itself: what is sent to whom and when, one more, or one less. */
export class ReportSchedules extends Component<Props, State> {
  override state: State = { isOrdering: false, asked: null }
  #root: HTMLElement | null = null

  override getSnapshotBeforeUpdate(): boolean {
    return hasFocus(this.#root)
  }

  override componentDidUpdate({ state: before }: Props, _: State, hadFocus: boolean) {
    const { state } = this.props
    if (before !== state && state.kind === 'done')
      this.setState(state.task.kind === 'create' ? { isOrdering: false } : { asked: null })
    // What had the keyboard is gone: it goes to the form that has opened, or to the button that opens it.
    if (hadFocus && !hasFocus(this.#root)) this.#root?.querySelector<HTMLElement>('select, [data-schedule]')?.focus()
  }

  override render({ account, state, reader, onRetry }: Props) {
    const { messages } = reader
    const mayExport = account.access?.export ?? true
    return (
      <div
        ref={(root) => {
          this.#root = root
        }}
      >
        <ListFrame
          label={messages.reports}
          head={
            <div>
              <h3 class="cg-title">{messages.reports}</h3>
              <p class="cg-text cg-small">{messages.reportsIntro}</p>
            </div>
          }
          state={state}
          rows={2}
          messages={messages}
          onRetry={onRetry}
        >
          {mayExport ? this.#drawReports() : this.#drawNoAccess()}
        </ListFrame>
      </div>
    )
  }

  #drawNoAccess() {
    const { account, reader } = this.props
    const { missing = [], contacts = [] } = account.access ?? {}
    const named = missing.filter(({ right }) => right === 'export')
    return (
      <Notice tone="attention" {...reader.messages.noReportAccess}>
        <WhoCanHelp missing={named} contacts={contacts} messages={reader.messages} />
      </Notice>
    )
  }

  #drawReports() {
    const { state, reader } = this.props
    const { messages } = reader
    const reports = findItems(state)
    if (!reports) return null
    return (
      <>
        {reports.length === 0 && !this.state.isOrdering && <Notice tone="neutral" {...messages.noReports} />}
        {reports.length > 0 && <ul class="cg-list">{inReportOrder(reports).map((report) => this.#drawRow(report))}</ul>}
        {this.state.isOrdering ? this.#drawForm() : this.#drawFoot()}
      </>
    )
  }

  #drawRow(report: ReportSchedule) {
    const { account, people, state, reader, onDelete } = this.props
    const { id } = report
    const isRefused = state.kind === 'refused' && state.task.kind === 'delete' && state.task.id === id
    return (
      <ReportRow
        key={id}
        report={report}
        names={{ account, people }}
        reader={reader}
        isAsked={this.state.asked === id}
        isBusy={state.kind === 'working'}
        onAsk={() => this.setState({ asked: id })}
        onKeep={() => this.setState({ asked: null })}
        onDelete={() => onDelete(id)}
      >
        {isRefused && (
          <Refusal
            title={reader.messages.reportRefused.delete}
            failure={state.failure}
            shown={[]}
            messages={reader.messages}
          />
        )}
      </ReportRow>
    )
  }

  #drawForm() {
    const { account, people, state, filter, reader, onCreate } = this.props
    return (
      <ReportForm
        state={state}
        filter={filter}
        names={{ account, people }}
        reader={reader}
        onCreate={onCreate}
        onCancel={() => this.setState({ isOrdering: false })}
      />
    )
  }

  #drawFoot() {
    const { state, reader } = this.props
    const { messages } = reader
    return (
      <div class="cg-actions">
        <button type="button" class="cg-button" data-schedule onClick={() => this.setState({ isOrdering: true })}>
          {messages.scheduleReport}
        </button>
        <output class="cg-small">{state.kind === 'done' && messages.reportDone[state.task.kind]}</output>
      </div>
    )
  }
}
