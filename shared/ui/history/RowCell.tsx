import { Component } from 'preact'
import type { HistoryRow } from '../../credits/history.ts'
import { DayHeading } from './DayHeading.tsx'
import { EntryRow } from './EntryRow.tsx'
import { GroupRow } from './GroupRow.tsx'
import type { RowScope } from './history-reader.ts'

interface Props {
  row: HistoryRow
  index: number
  scope: RowScope
  /** Where it stands on the canvas, and how high it is; `null` lets its text decide. */
  y: number
  height: number | null
  isTabStop: boolean
  /** Two lines of text instead of one; more than that. */
  isTall: boolean
  isLong: boolean
  isOpen: boolean
  /** Its number among all rows, and how many there are; -1 while nobody knows. */
  rank: number
  size: number
  onToggle: (row: HistoryRow) => void
}

/** One line of the list in its place. Scrolling leaves it alone as long as it stays the same line. */
export class RowCell extends Component<Props> {
  readonly #toggle = () => this.props.onToggle(this.props.row)

  override shouldComponentUpdate(next: Props) {
    const now: Record<string, unknown> = { ...this.props }
    return Object.entries(next).some(([name, value]) => value !== now[name])
  }

  override render({ row, index, scope, y, height, isTabStop, isTall, isLong, isOpen, rank, size }: Props) {
    const style = { transform: `translateY(${y}px)`, blockSize: height === null ? 'auto' : `${height}px` }
    if (row.kind === 'day')
      return (
        <div class="cg-history-row" style={style}>
          <DayHeading at={row.at} reader={scope.reader} />
        </div>
      )
    const modifiers = [
      isTall && ' cg-entry-tall',
      height === null && ' cg-entry-open',
      row.kind === 'entry' && row.isInRun && ' cg-entry-in-run',
    ]
    return (
      <article
        class={`cg-history-row cg-entry${modifiers.filter(Boolean).join('')}`}
        style={style}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- https://www.w3.org/WAI/ARIA/apg/patterns/feed/
        tabIndex={isTabStop ? 0 : -1}
        data-index={index}
        aria-posinset={rank}
        aria-setsize={size}
      >
        {row.kind === 'run' ? (
          <GroupRow group={row.group} entries={row.entries} scope={scope} isOpen={isOpen} onToggle={this.#toggle} />
        ) : (
          <EntryRow
            entry={row.entry}
            scope={scope}
            isInRun={row.isInRun}
            isLong={isLong}
            isOpen={isOpen}
            onToggle={this.#toggle}
          />
        )}
      </article>
    )
  }
}
