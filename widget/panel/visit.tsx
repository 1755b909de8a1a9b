import type { ComponentChild } from 'preact'
import type { Hint } from '../../shared/billing/source.ts'
import type { Credits } from '../../shared/credits/amount.ts'
import { Guarded } from './Guarded.tsx'
import type { OverviewDesk } from './overview-desk.ts'
import type { OwnSectionHost, Section } from './section.ts'
import { Sections } from './sections.tsx'

/** How far use is looked back upon where an account has no term. */
export const LATELY_DAYS = 90

const NOTHING_LAPSED: ReadonlyMap<string, Credits> = new Map()

/** What is loaded and asked for while one viewer looks at one account. It ends when somebody else does. */
export class Visit {
  readonly sections: Sections
  readonly #host: OwnSectionHost
  /** In the newest answer. */
  #available: Credits | null
  #overview: OverviewDesk | undefined
  #change: Section | undefined
  #isLoadingOverview = false
  #isClosed = false

  constructor(host: OwnSectionHost) {
    this.#host = host
    this.sections = new Sections(host)
    this.#available = host.account().balance.available
    void this.#loadChange()
  }

  /** Why the balance changed, where that can be told. */
  drawChange(): ComponentChild {
    return this.#change && <Guarded section={this.#change} failed={null} />
  }

  /** What each account that shares the balance used, by its id; `null` while nobody knows. */
  get used(): ReadonlyMap<string, Credits> | null {
    return this.#overview?.used ?? null
  }

  /** What lapsed of each lot, by its id. */
  get lapsed(): ReadonlyMap<string, Credits> {
    return this.#overview?.lapsed ?? NOTHING_LAPSED
  }

  /** There is a newer answer for the same viewer, or the last attempt failed. */
  onState(): void {
    void this.#loadOverview()
    this.#overview?.onState()
    const { balance, features } = this.#host.account()
    const isTold = features.events && this.#host.store.options.live === 'events'
    // Where nothing tells of new rows, another balance does.
    if (balance.available !== this.#available && !isTold) this.#onRows()
    this.#available = balance.available
  }

  onHint(hint: Hint): void {
    this.sections.onHint(hint)
    if (hint.kind === 'entries.changed' || hint.kind === 'resync') this.#onRows()
  }

  close(): void {
    this.#isClosed = true
    this.sections.close()
    this.#overview?.close()
    this.#change?.close()
  }

  /** Only for accounts about which there is more to ask. */
  async #loadOverview(): Promise<void> {
    const { sharedWith, lots } = this.#host.account()
    const isNeeded = sharedWith.length > 0 || lots?.some(({ status }) => status === 'expired')
    if (!isNeeded || this.#isLoadingOverview) return
    this.#isLoadingOverview = true
    const loaded = await import('./overview-desk.ts').catch(() => null)
    if (loaded && !this.#isClosed) this.#overview = new loaded.OverviewDesk(this.#host, LATELY_DAYS)
  }

  #onRows(): void {
    this.sections.onRows()
    this.#overview?.onRows()
  }

  async #loadChange(): Promise<void> {
    const loaded = await import('./change-section.tsx').catch(() => null)
    if (!loaded || this.#isClosed) return
    this.#change = loaded.createChangeSection(this.#host)
    this.#host.redraw()
  }
}
