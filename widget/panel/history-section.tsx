import type { ComponentChild } from 'preact'
import { HistoryDesk } from '../../shared/billing/history-desk.ts'
import { EVERYTHING, toHistoryQuery, type HistoryQuery } from '../../shared/credits/history-filter.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'
import { History } from '../../shared/ui/history/History.tsx'
import css from '../../shared/ui/history.css?inline'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { lastRowOf } from '../last-row.ts'
import type { CsvPart } from './csv-part.tsx'
import type { ReportsPart } from './reports-part.tsx'
import type { OwnSectionHost, Section } from './section.ts'

/** Words of time are as old as this at most: each new reader draws every row anew. */
const READER_MS = 60_000

/** Who spent what, read page by page while it is on the screen, and all of it as a file. */
export function createHistorySection(host: OwnSectionHost): Section {
  return new HistorySection(host)
}

type SectionReader = Reader & { messages: Reader['messages'] & typeof enHistory }

class HistorySection implements Section {
  readonly #host: OwnSectionHost
  readonly #desk: HistoryDesk
  #filter = EVERYTHING
  #asked = ''
  #reader: SectionReader | undefined
  #csv: CsvPart | 'loading' | 'missing' | undefined
  #reports: ReportsPart | undefined
  #isLoadingReports = false
  #isClosed = false

  constructor(host: OwnSectionHost) {
    this.#host = host
    const { source } = host.store.options
    this.#desk = new HistoryDesk(source, lastRowOf(host.store, host.account()), () => host.redraw())
    host.adopt(css)
  }

  draw() {
    this.#open()
    void this.#loadReports()
    const account = this.#host.account()
    const reader = this.#readerNow()
    const { state, usage, lastSeenAt } = this.#desk.facts
    return (
      <div class="cg-history-place">
        {this.#drawCsv()}
        <History
          account={account}
          state={state}
          filter={this.#filter}
          used={usage?.used ?? null}
          people={usage?.people ?? []}
          reader={reader}
          lastSeenAt={lastSeenAt}
          onFilter={(filter) => {
            this.#filter = filter
            this.#host.redraw()
          }}
          onMore={() => this.#desk.more()}
          onRetry={() => this.#desk.retry()}
        >
          {(account.access?.export ?? true) && !this.#isSaving && (
            <button type="button" class="cg-button" onClick={() => void this.#save()}>
              {this.#host.reader().messages.saveCsv}
            </button>
          )}
        </History>
        {this.#reports?.draw(this.#query, usage?.people ?? [])}
      </div>
    )
  }

  onRows(): void {
    this.#desk.refresh()
  }

  close(): void {
    this.#isClosed = true
    this.#desk.close()
    if (typeof this.#csv === 'object') this.#csv.close()
    this.#reports?.close()
  }

  get #query(): HistoryQuery {
    return toHistoryQuery(this.#filter, this.#host.account().term, this.#host.reader().now)
  }

  /** Another filter is another question; so is the same one on another day. */
  #open(): void {
    const account = this.#host.account()
    const asked = JSON.stringify([account.unit.scale, this.#query])
    if (asked === this.#asked) return
    this.#asked = asked
    void this.#desk.open(account, this.#query)
  }

  /** Scheduled reports, below the rows, where the server sends any. Without their script there are none. */
  async #loadReports(): Promise<void> {
    if (this.#isLoadingReports || !this.#host.account().features.exports) return
    this.#isLoadingReports = true
    const loaded = await import('./reports-part.tsx').catch(() => null)
    this.#reports = loaded?.createReportsPart(this.#host)
    this.#host.redraw()
  }

  get #isSaving(): boolean {
    return typeof this.#csv === 'object' ? this.#csv.isRunning : this.#csv === 'loading'
  }

  #drawCsv(): ComponentChild {
    if (typeof this.#csv === 'object') return this.#csv.draw()
    return this.#csv === 'missing' && <Notice tone="attention" {...this.#host.reader().messages.tabMissing} />
  }

  /** All rows of the filter that is chosen at the click, whatever is chosen while the script is being loaded. */
  async #save(): Promise<void> {
    const query = this.#query
    if (typeof this.#csv !== 'object') {
      this.#csv = 'loading'
      this.#host.redraw()
      const loaded = await import('./csv-part.tsx').catch(() => null)
      this.#csv = loaded?.createCsvPart(this.#host) ?? 'missing'
      this.#host.redraw()
    }
    if (typeof this.#csv === 'object' && !this.#isClosed) this.#csv.save(query)
  }

  #readerNow(): SectionReader {
    const reader = this.#host.reader()
    const known = this.#reader
    if (known?.locale === reader.locale && Math.abs(reader.now - known.now) < READER_MS) return known
    return (this.#reader = { ...reader, messages: { ...reader.messages, ...this.#host.localize(enHistory) } })
  }
}
