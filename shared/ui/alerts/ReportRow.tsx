import type { ComponentChildren } from 'preact'
import type { ReportSchedule } from '../../credits/report-schedule.ts'
import {
  filterWords,
  lastRunWords,
  nextRunWords,
  ownTimeZone,
  scheduleWords,
  timeZoneName,
} from '../../format/report-words.ts'
import type { Names } from '../../format/report-words.ts'
import type { ReportsReader } from './alerts-reader.ts'

interface Props {
  report: ReportSchedule
  names: Names
  reader: ReportsReader
  /** Somebody pressed Stop: it is asked once more. */
  isAsked: boolean
  isBusy: boolean
  onAsk: () => void
  onKeep: () => void
  onDelete: () => void
  /** Stands below it: what went wrong. */
  children?: ComponentChildren
}

/** One report: when it comes, what is in it, who gets it, how the last one went. */
export function ReportRow({ report, names, reader, isAsked, isBusy, onAsk, onKeep, onDelete, children }: Props) {
  const { locale, messages, now } = reader
  const title = scheduleWords(report, locale, messages)
  const next = nextRunWords(report, locale, messages)
  const { timeZone } = report
  return (
    <li class="cg-report">
      <div class="cg-report-what">
        <p class="cg-text">
          <b class="cg-title">{title}</b>{' '}
          {timeZone !== ownTimeZone() && <span class="cg-small">{timeZoneName(timeZone)}</span>}
        </p>
        <p class="cg-text">
          <bdi>{filterWords(report.filter, names, messages)}</bdi>,{' '}
          <bdi>{messages.reportTo(report.recipients.join(', '))}</bdi>
        </p>
        <p class="cg-text cg-small">
          <span title={next.title}>{next.text}</span> · <bdi>{lastRunWords(report, now, locale, messages)}</bdi>
        </p>
      </div>
      {isAsked ? (
        <fieldset class="cg-actions cg-report-asked">
          <legend class="cg-title">{messages.confirmDelete}</legend>
          <button type="button" class="cg-button" aria-disabled={isBusy} onClick={isBusy ? undefined : onDelete}>
            {messages.deleteYes}
          </button>
          <button type="button" class="cg-button" ref={focus} onClick={onKeep}>
            {messages.deleteNo}
          </button>
        </fieldset>
      ) : (
        <button type="button" class="cg-button" aria-label={`${messages.deleteReport}: ${title}`} onClick={onAsk}>
          {messages.deleteReport}
        </button>
      )}
      {children}
    </li>
  )
}

/** The keyboard stays where it was: on the way back. */
function focus(button: HTMLElement | null): void {
  button?.focus()
}
