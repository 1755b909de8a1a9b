import { Component, createRef } from 'preact'
import type { ComponentChildren, TargetedEvent, VNode } from 'preact'
import type { HistoryRow } from '../../credits/history.ts'
import type { RowScope } from './history-reader.ts'
import { findStep } from './list-keys.ts'
import { UNMEASURED, drawnSpan, placeOf, settle, type ListState } from './list-state.ts'
import { Probe, measureList } from './measure-list.tsx'
import { RowCell } from './RowCell.tsx'
import { heightAt, indexAt, isLong, isTall, topOf, totalHeight, type RowLayout } from './row-layout.ts'
import { RowSlots } from './row-slots.ts'
import { canvasHeight, scrollTo } from './scroll-place.ts'

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

/** Draws the rows in view and no others: 100,000 scroll as ten do. The list scrolls by itself, its parent gives it room. */
export class HistoryList extends Component<Props, ListState> {
  override state = UNMEASURED
  readonly #scroller = createRef<HTMLDivElement>()
  readonly #slots = new RowSlots()
  #sizes: ResizeObserver | undefined
  #size: { height: number; width: number } | undefined
  /** How far it is scrolled: reading that from the element would lay out the page. */
  #top = 0
  #takesFocus = false

  static override getDerivedStateFromProps({ rows }: Props, state: ListState) {
    return settle(rows, state)
  }

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
    if (!scroller) return
    const { top } = this.state.place
    if (top !== this.#top) scroller.scrollTop = this.#top = top
    if (this.state.opened.size > 0) this.#measureOpened(scroller)
    if (this.#takesFocus) scroller.querySelector<HTMLElement>('article[tabindex="0"]')?.focus({ preventScroll: true })
    this.#takesFocus = false
    this.#askForMore()
  }

  readonly #measure = () => {
    const scroller = this.#scroller.current
    if (!scroller || (scroller.clientHeight === this.#size?.height && scroller.clientWidth === this.#size.width)) return
    this.#size = { height: scroller.clientHeight, width: scroller.clientWidth }
    const view = measureList(scroller)
    if (view) this.setState({ view })
  }

  readonly #onScroll = ({ currentTarget: { scrollTop } }: TargetedEvent<HTMLDivElement>) => {
    const { view, place, layout } = this.state
    this.#top = scrollTop
    if (view && layout && scrollTop !== place.top)
      this.setState({ place: scrollTo(place, scrollTop, totalHeight(layout), view.height) })
  }

  readonly #onFocus = ({ target }: TargetedEvent<HTMLDivElement, FocusEvent>) => {
    const index = findIndex(target)
    const row = this.state.layout?.rows[index]
    if (row && row.key !== this.state.active?.key) this.setState({ active: { key: row.key, index } })
  }

  readonly #onKey = (event: TargetedEvent<HTMLDivElement, KeyboardEvent>) => {
    const { view, layout } = this.state
    const index = findIndex(event.target)
    const row = layout?.rows[index]
    if (!layout || !view || !row || event.altKey || event.ctrlKey || event.metaKey) return
    const isOnRow = event.target instanceof Element && event.target.matches('article')
    if (event.key === 'Enter' && isOnRow) this.#toggle(row)
    else if (event.key === 'Escape') {
      if (!this.#close(row, index)) return
      event.stopPropagation()
    } else {
      const step = findStep(event.key, layout, index, view.height)
      if (step === undefined) return
      this.#goTo(step)
    }
    event.preventDefault()
  }

  readonly #toggle = (row: HistoryRow) => {
    const { opened, view } = this.state
    if (row.kind === 'run') this.props.onToggleRun(row.group.id)
    else if (opened.has(row.key)) this.#closeText(row.key)
    else if (view && isLong(row, view.metrics)) this.setState({ opened: new Map([...opened, [row.key, 0]]) })
  }

  /** Closes what is open around a row: its text, else its run. Says whether there was anything. */
  #close(row: HistoryRow, index: number): boolean {
    if (this.state.opened.has(row.key)) {
      this.#closeText(row.key)
      return true
    }
    const rows = this.state.layout?.rows.slice(0, index + 1) ?? []
    const isInRun = row.kind === 'run' || (row.kind === 'entry' && row.isInRun)
    const at = isInRun ? rows.findLastIndex(({ kind }) => kind === 'run') : -1
    const run = rows[at]
    if (run?.kind !== 'run' || !this.props.open.has(run.group.id)) return false
    this.#goTo(at)
    this.props.onToggleRun(run.group.id)
    return true
  }

  #closeText(key: string): void {
    this.setState(({ opened }) => ({ opened: new Map([...opened].filter(([other]) => other !== key)) }))
  }

  #goTo(index: number): void {
    const { layout, view, place } = this.state
    const row = layout?.rows[index]
    if (!layout || !view || !row) return
    this.#takesFocus = true
    this.setState({ active: { key: row.key, index }, place: placeOf(index, layout, place, view.height) })
  }

  #measureOpened(scroller: HTMLElement): void {
    const { opened, layout } = this.state
    const measured = new Map(opened)
    for (const element of scroller.querySelectorAll<HTMLElement>('.cg-entry-open')) {
      const key = layout?.rows[findIndex(element)]?.key
      if (key !== undefined) measured.set(key, element.offsetHeight)
    }
    if ([...measured].some(([key, height]) => opened.get(key) !== height)) this.setState({ opened: measured })
  }

  #askForMore(): void {
    const { view, place, layout } = this.state
    if (!this.props.hasMore || !view || !layout) return
    if (layout.rows.length - indexAt(layout, place.top + place.shift + view.height) < AHEAD_ROWS) this.props.onMore()
  }

  override render({ scope, isComplete, hasMore, children }: Props, { view, layout }: ListState) {
    return (
      <div
        class={view?.metrics.isWide ? 'cg-history-list cg-history-wide' : 'cg-history-list'}
        ref={this.#scroller}
        onScroll={this.#onScroll}
      >
        <Probe />
        {/* The keys are those of a feed. https://www.w3.org/WAI/ARIA/apg/patterns/feed/ */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          class="cg-history-canvas"
          role="feed"
          aria-label={scope.reader.messages.history}
          aria-busy={!isComplete && !hasMore}
          onKeyDown={this.#onKey}
          onFocusIn={this.#onFocus}
          style={{ blockSize: layout ? `${canvasHeight(totalHeight(layout))}px` : '0' }}
        >
          {layout && this.#draw(layout)}
        </div>
        {children}
      </div>
    )
  }

  /** The rows in view, and the one with the keyboard wherever it is: an element that went would take the focus with it. */
  #draw(layout: RowLayout): VNode[] {
    const { active } = this.state
    const [first, last] = drawnSpan(this.state, layout)
    const indexes = Array.from({ length: Math.min(last + 1, layout.rows.length) - first }, (_, at) => first + at)
    if (active && active.index < first) indexes.unshift(active.index)
    if (active && active.index > last) indexes.push(active.index)
    const shown = indexes.flatMap((index) => {
      const row = layout.rows[index]
      return row ? [{ row, index }] : []
    })
    const slots = this.#slots.assign(shown.map(({ row }) => row))
    const tabStop = active?.index ?? shown.find(({ row }) => row.kind !== 'day')?.index
    return shown.map(({ row, index }, at) => this.#cell(row, index, slots[at] ?? '', index === tabStop, layout))
  }

  #cell(row: HistoryRow, index: number, slot: string, isTabStop: boolean, layout: RowLayout): VNode {
    const { scope, isComplete, open } = this.props
    const isTextOpen = this.state.opened.has(row.key)
    return (
      <RowCell
        key={slot}
        row={row}
        index={index}
        scope={scope}
        y={topOf(layout, index) - this.state.place.shift}
        height={isTextOpen ? null : heightAt(layout, index)}
        isTabStop={isTabStop}
        isTall={isTall(row, layout.metrics)}
        isLong={isLong(row, layout.metrics)}
        isOpen={isTextOpen || (row.kind === 'run' && open.has(row.group.id))}
        rank={layout.ranks[index] ?? 0}
        size={isComplete ? (layout.ranks.at(-1) ?? 0) : -1}
        onToggle={this.#toggle}
      />
    )
  }
}

/** The index of the row around an element; -1 for none. */
function findIndex(target: EventTarget | null): number {
  const index = target instanceof Element ? target.closest('article')?.dataset['index'] : undefined
  return index === undefined ? -1 : Number(index)
}
