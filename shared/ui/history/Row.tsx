import { Component } from 'preact'
import { toCredits } from '../../credits/amount.ts'
import { isNewSince, runAmount, type HistoryRow } from '../../credits/history.ts'
import { formatCredits, formatSigned } from '../../format/credits.ts'
import { formatDay, formatFull } from '../../format/dates.ts'
import { formatDayHeading, formatTime } from '../../format/history-dates.ts'
import { actorName, entryBadge } from '../../format/history-words.ts'
import { Icon } from '../Icon.tsx'
import { Description } from './Description.tsx'
import type { RowScope } from './history-reader.ts'

type Props = {
  row: HistoryRow
  index: number
  scope: RowScope
  /** Where it stands on the canvas, and how high it is; `null` lets its text decide. */
  y: number
  height: number | null
  isTabStop: boolean
  /** There is more text than fits. */
  isLong: boolean
  /** All of its text is shown, or the rows of its run. */
  isOpen: boolean
  /** Its number among all rows, and how many there are; -1 while nobody knows. */
  rank: number
  size: number
  onToggle: (row: HistoryRow) => void
}

/** One line of the list in its place. Scrolling leaves it alone as long as it stays the same line. */
export class Row extends Component<Props> {
  readonly #toggle = () => this.props.onToggle(this.props.row)

  override shouldComponentUpdate(next: Props) {
    return isOther(next, this.props)
  }

  override render({ row, index, y, height, isTabStop, rank, size, scope }: Props) {
    const style = { transform: `translateY(${y}px)`, blockSize: height === null ? 'auto' : `${height}px` }
    if (row.kind === 'day') {
      const { now, locale, messages } = scope.reader
      return (
        <div class="cg-history-row cg-day" style={style}>
          {formatDayHeading(row.at, now, locale, messages)}
        </div>
      )
    }
    const open = height === null ? ' cg-entry-open' : ''
    const inRun = row.kind === 'entry' && row.isInRun ? ' cg-entry-in-run' : ''
    return (
      <article
        class={`cg-history-row cg-entry${open}${inRun}`}
        style={style}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- https://www.w3.org/WAI/ARIA/apg/patterns/feed/
        tabIndex={isTabStop ? 0 : -1}
        data-index={index}
        aria-posinset={rank}
        aria-setsize={size}
      >
        {this.#cells(row)}
      </article>
    )
  }

  /** What was done for whom, what it cost, what kind of row it is, by whom and when, and what was left. */
  #cells(row: Exclude<HistoryRow, { kind: 'day' }>) {
    const { unit, actions, reader, lastSeenAt } = this.props.scope
    const { locale, messages, now } = reader
    const isRun = row.kind === 'run'
    const entry = isRun ? row.entries[0] : row.entry
    if (!entry) return null
    const amount = isRun ? runAmount(row.group, entry) : entry.amount
    const { sign, word, tone } = entryBadge({ type: entry.type, amount }, messages)
    const signed = formatSigned(amount, unit.scale, locale)
    const status = isRun ? 'posted' : entry.status
    return [
      <p class="cg-entry-text">
        {isNewSince(entry, lastSeenAt) && (
          <span class="cg-new" title={messages.isNew}>
            <span class="cg-hidden">{messages.isNew} </span>
          </span>
        )}
        {isRun ? (
          this.#runButton(row.group.label)
        ) : (
          <Description entry={entry} isOpen={this.props.isOpen} forSubject={messages.forSubject} />
        )}
      </p>,
      !isRun && this.props.isLong && this.#moreButton(),
      <span class={`cg-entry-amount cg-number cg-entry-${tone}`}>
        {status === 'failed' ? <s>{signed}</s> : signed}
      </span>,
      <p class="cg-entry-meta">
        <span class="cg-entry-kind">
          <bdi class={`cg-type cg-type-${tone}`}>{`${sign} ${word}`}</bdi>
          {status !== 'posted' && <b>{status === 'failed' ? messages.failedEntry : messages.pending}</b>}
        </span>
        <span class="cg-entry-who">
          {isRun ? (
            <bdi>{this.#runRows(row.group.count, row.entries.length)}</bdi>
          ) : (
            entry.action !== null && <bdi class="cg-entry-action">{actions.get(entry.action) ?? entry.action}</bdi>
          )}
          <bdi>{actorName(entry.actor, messages)}</bdi>
        </span>
        <time title={formatFull(entry.at, locale, messages)}>
          {!isRun && row.isOfOtherDay ? formatDay(entry.at, now, locale, messages) : formatTime(entry.at, locale)}
        </time>
      </p>,
      entry.balanceAfter !== null && (
        <span class="cg-entry-balance cg-number">
          <span class="cg-hidden">{`${messages.balanceAfterRow} `}</span>
          {formatCredits(entry.balanceAfter, unit.scale, locale)}
        </span>
      ),
    ]
  }

  /** The whole line opens the run. */
  #runButton(label: string) {
    const { isOpen, scope } = this.props
    const { hideRun, showRun } = scope.reader.messages
    return (
      <button
        type="button"
        class="cg-run"
        aria-expanded={isOpen}
        title={isOpen ? hideRun : showRun}
        onClick={this.#toggle}
      >
        <bdi>{label}</bdi>
        <Icon name="chevron" />
      </button>
    )
  }

  #moreButton() {
    const { isOpen, scope } = this.props
    const { showLess, showAll } = scope.reader.messages
    return (
      <button
        type="button"
        class="cg-button cg-button-icon cg-entry-more"
        aria-expanded={isOpen}
        aria-label={isOpen ? showLess : showAll}
        onClick={this.#toggle}
      >
        <Icon name="chevron" />
      </button>
    )
  }

  #runRows(count: number, loaded: number): string {
    const { locale, messages } = this.props.scope.reader
    const show = (rows: number) => formatCredits(toCredits(rows), 0, locale)
    return messages.runRows(show(count), loaded < count ? show(loaded) : null)
  }
}

/** Without lists of names and values: this is asked of every row in every frame. */
function isOther(next: Record<string, unknown>, now: Record<string, unknown>): boolean {
  for (const name in next) if (next[name] !== now[name]) return true
  return false
}
