import type { ComponentChild } from 'preact'
import type { Hint } from '../../shared/billing/source.ts'
import type { Account } from '../../shared/credits/account.ts'
import type { PurchaseChoice } from '../../shared/credits/purchase.ts'
import type { PanelSpeech } from '../../shared/format/panel-words.ts'
import type { Reader } from '../../shared/ui/reader.ts'
import type { CreditStore } from '../credit-store.ts'

/** What lies behind a tab of the panel. */
export type SectionName = 'history' | 'plan' | 'costs' | 'alerts'

/** What the panel gives to its sections. */
export interface SectionHost {
  /** `<credit-panel>` itself: where events to the page begin, and whose attributes count. */
  readonly element: HTMLElement
  readonly store: CreditStore
  /** The newest answer: a section lives only while there is one, and for one viewer of one account. */
  account(): Account
  /** Who reads, now. `now` is the time of the device. */
  reader(): Reader
  /** A section's own words, with those of the host over them. */
  localize: <M extends object>(builtIn: M) => M
  /** Gives the panel's root a style, once however often it is asked for. */
  adopt(css: string): void
  /** Draws in the next frame. */
  redraw: () => void
  /** Orders at once. To be called inside the click. The purchase is then shown above the tabs. */
  onBuy(choice: PurchaseChoice): void
}

/** The panel's own parts need its words too. */
export interface OwnSectionHost extends SectionHost {
  reader(): PanelSpeech
}

/** One section: made when its tab is first opened, and kept, with what was typed into it, while others are looked at. */
export interface Section {
  /** What it looks like now. Asked only while its tab is open; drawn into a `tabpanel` that has a name. */
  draw(): ComponentChild
  /** The ledger has other rows now, or may have. */
  onRows?(): void
  /** The server, or another tab, tells that something changed. */
  onHint?(hint: Hint): void
  /** Another account or viewer, or the element left the page: end what is under way. */
  close(): void
}
