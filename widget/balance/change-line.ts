import type { ComponentChild } from 'preact'
import type { Account } from '../../shared/credits/account.ts'
import type { Reader } from '../../shared/ui/reader.ts'
import type { CreditStore } from '../credit-store.ts'
import { findSheet } from '../element.ts'
import type { Section } from '../panel/section.ts'

/** What is shown now, and to whom. */
interface Shown {
  store: CreditStore
  account: Account
  reader: Reader
  localize: <M extends object>(builtIn: M) => M
}

/** "−24 since Tuesday. Why?" in the details of a bar. Its script is loaded once they are open. */
export class ChangeLine {
  readonly #root: ShadowRoot
  readonly #redraw: () => void
  #section: Section | undefined
  #last: Shown | undefined

  constructor(root: ShadowRoot, redraw: () => void) {
    this.#root = root
    this.#redraw = redraw
  }

  /** Nothing until the script is there, or while nothing changed. */
  draw(shown: Shown): ComponentChild {
    if (this.#last?.store !== shown.store) void this.#load(shown)
    else Object.assign(this.#last, shown)
    return this.#section?.draw()
  }

  /** Puts the causes away. */
  close(): void {
    this.#section?.close()
    this.#section = undefined
    this.#last = undefined
  }

  async #load(first: Shown): Promise<void> {
    this.close()
    const { store } = first
    const last = (this.#last = { ...first })
    // Where the script is missing, so is the line; the next opening asks again.
    const loaded = await import('../panel/change-section.tsx').catch(() => null)
    if (!loaded || this.#last !== last) return
    this.#section = loaded.createChangeSection({
      store,
      account: () => last.account,
      reader: () => last.reader,
      localize: (builtIn) => last.localize(builtIn),
      adopt: (css) => this.#adopt(css),
      redraw: this.#redraw,
    })
    this.#redraw()
  }

  #adopt(css: string): void {
    const sheet = findSheet(css)
    const { adoptedStyleSheets: sheets } = this.#root
    if (!sheets.includes(sheet)) this.#root.adoptedStyleSheets = [...sheets, sheet]
  }
}
