/** The tabs of the panel: each is loaded when it is first opened, and kept until somebody else looks at the page. */
import type { ComponentChild } from 'preact'
import type { Hint } from '../../shared/billing/source.ts'
import { isLedgerWithheld } from '../../shared/credits/ledger-access.ts'
import { Notice } from '../../shared/ui/Notice.tsx'
import { CostTable } from '../../shared/ui/panel/CostTable.tsx'
import { LedgerWithheld } from '../../shared/ui/panel/LedgerWithheld.tsx'
import { Guarded } from './Guarded.tsx'
import type { OwnSectionHost, Section, SectionName } from './section.ts'

const LOADERS: Record<SectionName, () => Promise<(host: OwnSectionHost) => Section>> = {
  history: async () => (await import('./history-section.tsx')).createHistorySection,
  plan: async () => (await import('./plan-section.tsx')).createPlanSection,
  costs: async () => createCostsSection,
  alerts: async () => (await import('./alerts-section.tsx')).createAlertsSection,
}

type Opened =
  | { kind: 'loading' }
  | { kind: 'failed' }
  /** `drawn` is what it looked like last: a tab that nobody sees is not drawn anew. */
  | { kind: 'ready'; attempt: number; section: Section; drawn: ComponentChild }

export class Sections {
  readonly #host: OwnSectionHost
  readonly #opened = new Map<SectionName, Opened>()
  /** Loadings so far: what failed begins anew as another one. */
  #attempts = 0
  #isClosed = false

  constructor(host: OwnSectionHost) {
    this.#host = host
  }

  /** The content of every tab that was opened: the `selected` one as it is now, the others as they were. */
  draw(selected: SectionName): Map<SectionName, ComponentChild> {
    const isWithheld = selected === 'history' && isLedgerWithheld(this.#host.account())
    if (!isWithheld && !this.#opened.has(selected)) void this.#load(selected)
    const opened = this.#opened.get(selected)
    if (opened?.kind === 'ready' && !isWithheld)
      opened.drawn = <Guarded key={opened.attempt} section={opened.section} failed={this.#drawFailed(selected)} />
    const panels = new Map<SectionName, ComponentChild>()
    for (const [name, state] of this.#opened) panels.set(name, this.#drawTab(name, state))
    return isWithheld ? panels.set(selected, this.#drawWithheld()) : panels
  }

  onRows(): void {
    this.#each((section) => section.onRows?.())
  }

  onHint(hint: Hint): void {
    this.#each((section) => section.onHint?.(hint))
  }

  close(): void {
    this.#isClosed = true
    this.#each((section) => section.close())
  }

  async #load(name: SectionName): Promise<void> {
    const before = this.#opened.get(name)
    if (before?.kind === 'ready') before.section.close()
    this.#opened.set(name, { kind: 'loading' })
    const create = await LOADERS[name]().catch(() => null)
    if (this.#isClosed) return
    const attempt = (this.#attempts += 1)
    this.#opened.set(
      name,
      create ? { kind: 'ready', attempt, section: create(this.#host), drawn: null } : { kind: 'failed' },
    )
    this.#host.redraw()
  }

  #each(tell: (section: Section) => void): void {
    for (const opened of this.#opened.values()) if (opened.kind === 'ready') tell(opened.section)
  }

  #drawTab(name: SectionName, opened: Opened): ComponentChild {
    if (opened.kind === 'ready') return opened.drawn
    return opened.kind === 'failed' && this.#drawFailed(name)
  }

  #drawFailed(name: SectionName): ComponentChild {
    const { messages } = this.#host.reader()
    return (
      <Notice tone="attention" {...messages.tabMissing}>
        <div class="cg-actions">
          <button type="button" class="cg-button" onClick={() => void this.#load(name)}>
            {messages.retry}
          </button>
        </div>
      </Notice>
    )
  }

  #drawWithheld(): ComponentChild {
    const { access } = this.#host.account()
    return access && <LedgerWithheld access={access} reader={this.#host.reader()} />
  }
}

function createCostsSection(host: OwnSectionHost): Section {
  return { draw: () => <CostTable account={host.account()} reader={host.reader()} />, close() {} }
}
