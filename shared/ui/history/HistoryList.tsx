import { Component, createRef } from 'preact'
import type { ComponentChildren, TargetedEvent, VNode } from 'preact'
import type { HistoryRow } from '../../credits/history.ts'
import { ColumnHeads } from './ColumnHeads.tsx'
import type { RowScope } from './history-reader.ts'
import {
  findRow,
  findRun,
  findSpan,
  findStep,
  indexAt,
  layoutRows,
  linesOf,
  rankOf,
  topOf,
  type ListLayout,
} from './list-layout.ts'
import { findIndex, isLong, measureList, measureOpened, type View } from './measure-list.ts'
import { Row } from './Row.tsx'
import { RowSlots } from './row-slots.ts'

/** More rows are wanted while fewer than these are left below the view. */
const AHEAD_ROWS = 150

interface Props {
  rows: readonly HistoryRow[]
  scope: RowScope
  /** Is there a page below the last row that may be asked for now? `onMore` does, ahead of the reader. */
  hasMore: boolean
  /** Are these all rows that there are? */
  isComplete: boolean
  /** Ids of the runs whose rows are shown. */
  open: ReadonlySet<string>
  onMore: () => void
  onToggleRun: (id: string) => void
  /** Stands below the last row. */
  children?: ComponentChildren
}

/**
 * Draws the rows in view and no others: 100,000 scroll as ten do. The list scrolls by itself, its parent gives it room.
 * Browsers hold some 350,000 rows in one element, more than anybody loads page by page.
 */
export class HistoryList extends Component<Props> {
  readonly #scroller = createRef<HTMLDivElement>()
  readonly #slots = new RowSlots()
  #sizes: ResizeObserver | undefined
  /** Nothing until it was measured. */
  #view: View | undefined
  #layout: ListLayout | undefined
  /** Where it is to stand, and where it stands: reading that from the element would lay out the page. */
  #top = 0
  #scrolled = 0
  #goesDown = true
  /** The lines that are drawn. */
  #drawn = { first: 0, end: 0 }
  #opened: ReadonlyMap<string, number> = new Map()
  /** The row that the keyboard is on. */
  #active: { key: string; index: number } | undefined
  #takesFocus = false

  override componentDidMount() {
    this.#sizes = new ResizeObserver(this.#measure)
    if (this.#scroller.current) this.#sizes.observe(this.#scroller.current)
    this.#measure()
  }

  override componentWillUnmount() {
    this.#sizes?.disconnect()
  }

  override componentDidUpdate() {
    const scroller = this.#scroller.current
    const layout = this.#layout
    if (!scroller || !layout) return
    if (this.#top !== this.#scrolled) scroller.scrollTop = this.#scrolled = this.#top
    const opened = measureOpened(scroller, layout.rows, this.#opened)
    if (opened !== this.#opened) this.#reopen(opened)
    if (this.#takesFocus) scroller.querySelector<HTMLElement>('article[tabindex="0"]')?.focus({ preventScroll: true })
    this.#takesFocus = false
    if (this.props.hasMore && layout.rows.length - this.#drawn.end < AHEAD_ROWS) this.props.onMore()
  }

  readonly #measure = () => {
    const view = this.#scroller.current && measureList(this.#scroller.current, this.#view)
    if (!view || view === this.#view) return
    this.#view = view
    this.setState({})
  }

  /** Lays out what is new. Where rows come in above those in view, the place moves along, and so does the keyboard. */
  #settle(): ListLayout | undefined {
    const { rows } = this.props
    const old = this.#layout
    if (!this.#view) return undefined
    const { heights } = this.#view
    if (old?.rows === rows && old.heights === heights && old.opened === this.#opened) return old
    const layout = (this.#layout = layoutRows(rows, heights, this.#opened))
    if (old && this.#top > 0) {
      const first = indexAt(old, this.#top)
      const index = findRow(rows, old.rows[first]?.key, first)
      if (index >= 0) this.#top += topOf(layout, index) - topOf(old, first)
      this.#top = Math.min(this.#top, Math.max(0, topOf(layout, rows.length) - this.#view.height))
    }
    const index = this.#active ? findRow(rows, this.#active.key, this.#active.index) : -1
    this.#active = this.#active && index >= 0 ? { ...this.#active, index } : undefined
    return layout
  }

  readonly #onScroll = ({ currentTarget: { scrollTop } }: TargetedEvent<HTMLDivElement>) => {
    this.#scrolled = scrollTop
    if (scrollTop === this.#top) return
    this.#goesDown = scrollTop > this.#top
    this.#top = scrollTop
    const { first, end } = this.#drawn
    const wanted = this.#layout && this.#span(this.#layout)
    if (wanted?.first !== first || wanted.end !== end) this.setState({})
  }

  readonly #onFocus = ({ target }: TargetedEvent<HTMLDivElement, FocusEvent>) => {
    const index = findIndex(target)
    const key = this.#layout?.rows[index]?.key
    if (key === undefined || key === this.#active?.key) return
    this.#active = { key, index }
    this.setState({})
  }

  readonly #onKey = (event: TargetedEvent<HTMLDivElement, KeyboardEvent>) => {
    const layout = this.#layout
    const index = findIndex(event.target)
    const row = layout?.rows[index]
    if (!layout || !this.#view || !row || event.altKey || event.ctrlKey || event.metaKey) return
    const isOnRow = event.target instanceof Element && event.target.matches('article')
    const step = findStep(event.key, layout, index, this.#view.height)
    if (event.key === 'Enter' && isOnRow) this.#toggle(row)
    else if (event.key === 'Escape') {
      if (!this.#close(row, index)) return
      event.stopPropagation()
    } else if (step === undefined) return
    else this.#goTo(step)
    event.preventDefault()
  }

  readonly #toggle = (row: HistoryRow) => {
    if (row.kind === 'run') this.props.onToggleRun(row.group.id)
    else if (this.#opened.has(row.key) || isLong(row, this.#view)) this.#toggleText(row.key)
  }

  #toggleText(key: string): void {
    const opened = new Map(this.#opened)
    if (!opened.delete(key)) opened.set(key, 0)
    this.#reopen(opened)
  }

  #reopen(opened: ReadonlyMap<string, number>): void {
    this.#opened = opened
    this.setState({})
  }

  /** Closes what is open around a row: its text, else its run. Says whether there was anything. */
  #close(row: HistoryRow, index: number): boolean {
    if (this.#opened.has(row.key)) {
      this.#toggleText(row.key)
      return true
    }
    const { rows, open, onToggleRun } = this.props
    const at = findRun(rows, index)
    const run = rows[at]
    if (run?.kind !== 'run' || !open.has(run.group.id)) return false
    this.#goTo(at)
    onToggleRun(run.group.id)
    return true
  }

  /** To where all of the row is seen; the first one is seen with its day. */
  #goTo(index: number): void {
    const layout = this.#layout
    const row = layout?.rows[index]
    if (!row || !this.#view) return
    const top = index <= 1 ? 0 : topOf(layout, index)
    this.#top = Math.max(Math.min(this.#top, top), topOf(layout, index + 1) - this.#view.height)
    this.#active = { key: row.key, index }
    this.#takesFocus = true
    this.setState({})
  }

  #span(layout: ListLayout) {
    return findSpan(layout, this.#top, this.#view?.height ?? 0, this.#goesDown)
  }

  override render({ scope, hasMore, isComplete, children }: Props) {
    const layout = this.#settle()
    const { messages } = scope.reader
    const isWide = this.#view?.isWide ?? false
    return (
      <>
        {isWide && <ColumnHeads messages={messages} />}
        <div
          ref={this.#scroller}
          class={`cg-history-list${isWide ? ' cg-history-wide' : ''}`}
          onScroll={this.#onScroll}
        >
          {/* Keys move among the rows, which are its articles: https://www.w3.org/WAI/ARIA/apg/patterns/feed/ */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            class="cg-history-canvas"
            role="feed"
            aria-label={messages.history}
            aria-busy={!isComplete && !hasMore}
            onKeyDown={this.#onKey}
            onFocusIn={this.#onFocus}
            style={{ blockSize: layout ? `${topOf(layout, layout.rows.length)}px` : '0' }}
          >
            {layout && this.#draw(layout)}
          </div>
          {children}
        </div>
      </>
    )
  }

  /** The rows in view, and the one with the keyboard wherever it is: an element that went would take the focus with it. */
  #draw(layout: ListLayout): VNode[] {
    const active = this.#active
    this.#drawn = this.#span(layout)
    const lines = linesOf(layout, this.#drawn, active?.index ?? -1)
    const slots = this.#slots.assign(lines.map(({ row }) => row))
    const tabStop = active?.index ?? lines.find(({ row }) => row.kind !== 'day')?.index
    const size = this.props.isComplete ? rankOf(layout, layout.rows.length - 1) : -1
    return lines.map(({ row, index }, at) => {
      const isTextOpen = this.#opened.has(row.key)
      return (
        <Row
          key={slots[at]}
          row={row}
          index={index}
          scope={this.props.scope}
          y={topOf(layout, index)}
          height={isTextOpen ? null : layout.heights[row.kind === 'day' ? 'day' : 'row']}
          isTabStop={index === tabStop}
          isLong={isLong(row, this.#view)}
          isOpen={isTextOpen || (row.kind === 'run' && this.props.open.has(row.group.id))}
          rank={rankOf(layout, index)}
          size={size}
          onToggle={this.#toggle}
        />
      )
    })
  }
}
