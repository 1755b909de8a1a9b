/** A page that shows 100,000 entries in one of two ways, and says what it drew. `bench/history.ts` drives it. */
import { render } from 'preact'
import { createArchive } from '../../mocks/world/archive.ts'
import { priceList } from '../../mocks/world/catalogue.ts'
import { account as healthy } from '../../shared/credits/account.fixture.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import type { Entry } from '../../shared/credits/entry.ts'
import { EVERYTHING } from '../../shared/credits/history-filter.ts'
import { enDetails } from '../../shared/format/messages/en-details.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'
import { en } from '../../shared/format/messages/en.ts'
import { History } from '../../shared/ui/history/History.tsx'
import { drawRing } from './ring.ts'

const COUNT = 100_000
const now = Date.UTC(2027, 2, 1, 12)
const account = healthy({ actions: priceList().map((action) => ({ ...action, canRun: null })) })
const reader = { locale: 'en-GB', messages: { ...en, ...enDetails, ...enHistory }, now }
let entries: readonly Entry[] = []

export const bench = {
  /** Makes the entries, so that nobody pays for that later. Without runs: folded, there would be fewer rows than in the ring. */
  prepare(): void {
    const archive = createArchive(COUNT, toCredits(30_000), now)
    const made = Array.from({ length: COUNT }, (_, index) => ({ ...archive.entryAt(COUNT - 1 - index), group: null }))
    // As they come from a server: texts put together here would be put together for good by whoever reads them first.
    entries = structuredClone(made)
  },
  show(variant: 'history' | 'ring'): void {
    const root = document.createElement('main')
    root.className = 'cg-root'
    root.style.cssText = 'inline-size: 380px; block-size: 560px'
    document.body.replaceChildren(root)
    root.style.cssText += '; display: flex; flex-direction: column'
    if (variant === 'ring') drawRing(root, entries, new Map(account.actions.map(({ key, name }) => [key, name])))
    else
      render(
        <History
          account={account}
          state={{ kind: 'ready', entries: [...entries], next: null, total: null, followed: [] }}
          filter={EVERYTHING}
          used={null}
          people={[]}
          reader={reader}
          lastSeenAt={null}
          onFilter={ignore}
          onMore={ignore}
          onRetry={ignore}
        />,
        root,
      )
  },
  /** Are all rows within reach? The ring has them at once. */
  isWhole(): boolean {
    const end = document.querySelector('.cg-history-end')
    return !end || end.textContent === reader.messages.endOfHistory
  },
  scrollTo(top: number): void {
    list().scrollTop = top
  },
  /** What the rows in view say, and whether any part of the view is without one. */
  look(): { texts: string[]; isBlank: boolean; nodes: number } {
    const view = list().getBoundingClientRect()
    const rows = [...document.querySelectorAll<HTMLElement>('.cg-history-row')]
      .map((row) => ({ row, box: row.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > view.top && box.top < view.bottom)
      .toSorted((a, b) => a.box.top - b.box.top)
    let filled = view.top + 2
    for (const { box } of rows) if (box.top <= filled) filled = Math.max(filled, box.bottom)
    return {
      texts: rows.map(({ row }) => row.textContent),
      isBlank: filled < view.bottom - 2,
      nodes: document.querySelectorAll('main *').length,
    }
  },
}

function list(): HTMLElement {
  const found = document.querySelector<HTMLElement>('.cg-history-list')
  if (!found) throw new Error('no list')
  return found
}

function ignore() {}

declare global {
  interface Window {
    bench: typeof bench
  }
}
window.bench = bench
