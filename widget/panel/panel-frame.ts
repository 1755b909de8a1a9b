import type { ComponentChild } from 'preact'
import type { Account } from '../../shared/credits/account.ts'
import { toFigure } from '../../shared/format/figure.ts'
import { findLevelNotice } from '../../shared/format/level-words.ts'
import type { PanelSpeech } from '../../shared/format/panel-words.ts'
import later from '../../shared/ui/afterwards.css?inline'
import details from '../../shared/ui/details.css?inline'
import own from '../../shared/ui/panel.css?inline'
import tokens from '../../shared/ui/tokens.css?inline'
import components from '../../shared/ui/ui.css?inline'
import { readTheme } from '../attributes.ts'
import { afterwards } from '../balance/afterwards.ts'
import { drawContent } from '../balance/drawing.ts'
import { schemeAround } from '../balance/scheme.ts'
import type { CreditStore } from '../credit-store.ts'
import { findSheet } from '../element.ts'

/** What the panel is drawn into: its place in the page, with style, focus and voice. */
export class PanelFrame {
  readonly #element: HTMLElement
  readonly #root: ShadowRoot
  readonly #frame = document.createElement('div')
  readonly #live = document.createElement('div')
  #body: HTMLElement = document.createElement('div')
  #store: CreditStore | undefined
  #announced: string | undefined
  #wish: 'focus' | 'show' | undefined
  readonly #voice = (text: string) => void (this.#live.textContent = text)

  constructor(element: HTMLElement, root: ShadowRoot) {
    this.#element = element
    this.#root = root
    for (const css of [tokens, components, later, details, own]) this.adopt(css)
    this.#live.className = 'cg-hidden'
    this.#live.role = 'status'
    this.#frame.part.add('panel')
    this.#frame.append(this.#body, this.#live)
    root.replaceChildren(this.#frame)
  }

  /** Once however often it is asked for. */
  adopt(css: string): void {
    const sheet = findSheet(css)
    const { adoptedStyleSheets: sheets } = this.#root
    if (!sheets.includes(sheet)) this.#root.adoptedStyleSheets = [...sheets, sheet]
  }

  /** Whose balance is announced. */
  listenTo(store: CreditStore | undefined): void {
    this.#store?.announcer?.leave(this.#voice)
    this.#store = store
    this.#announced = undefined
    if (store) afterwards.announcerOf(store).join(this.#voice)
  }

  /** At the next drawing the focus goes to what can be bought. */
  focusBuying(): void {
    this.#wish = 'focus'
  }

  /** At the next drawing the purchase under way is scrolled into view. */
  showBuying(): void {
    this.#wish = 'show'
  }

  /** The focus stays where it is; what had it and is gone gives it to what stands in its place. */
  draw(content: ComponentChild, reader: PanelSpeech, account: Account | undefined): void {
    this.#dress()
    const before = findFocus()
    const hadFocus = this.#body.contains(this.#root.activeElement)
    this.#body = drawContent(content, this.#body)
    const buying = this.#body.querySelector<HTMLElement>('.cg-buying')
    const isLost = hadFocus && this.#root.activeElement === null
    if (this.#wish === 'focus' || isLost) this.#focusOn(buying)
    else if (!hadFocus && document.activeElement === this.#element) before?.focus({ preventScroll: true })
    if (this.#wish) buying?.scrollIntoView({ block: 'nearest' })
    this.#wish = undefined
    if (account) this.#announce(account, reader)
  }

  /** What can be bought, or where there is nothing the button that opens it. */
  #focusOn(buying: HTMLElement | null): void {
    const target = buying?.firstChild ? buying : this.#body.querySelector<HTMLElement>('.cg-actions > *')
    target?.focus({ preventScroll: true })
  }

  /** The page's own colours, or those that the page asked for on a surface of their own. */
  #dress(): void {
    const theme = readTheme(this.#element)
    this.#frame.className = theme === 'auto' ? 'cg-root cg-panel' : 'cg-root cg-panel cg-surface'
    this.#frame.style.colorScheme = theme === 'auto' ? schemeAround(this.#element) : theme
  }

  /** Only what changed while somebody was there. */
  #announce(account: Account, { locale, messages }: PanelSpeech): void {
    const { full } = toFigure(account, locale, messages, 'full')
    const text = messages.announceBalance(full, findLevelNotice(account, messages)?.word ?? '')
    const before = this.#announced
    this.#announced = text
    if (before !== undefined && before !== text) this.#store?.announcer?.say(this.#voice, text)
  }
}

/**
 * What has the focus, in whatever shadow root. A link to the checkout takes it when it appears: not from somebody who is
 * elsewhere on the page.
 */
function findFocus(): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element instanceof HTMLElement ? element : null
}
