import { LEVEL_ICONS } from '../../shared/ui/level-icons.ts'
import type { BuyControl } from '../balance/bar.ts'
import { make, makeIcon, show, write } from '../dom.ts'
import type { GateIcon, GateLook } from './look.ts'

/** What somebody does at a gate. */
export interface GateActions {
  /** What is stopped was pressed, and nobody stopped that. */
  onPress(event: MouseEvent): void
  /** `preventDefault` keeps a link from being followed. */
  onBuy(event: MouseEvent): void
  onRetry(): void
}

/**
 * A gate, drawn by hand around what the host wrote, which stays as it is: what is stopped stands in an inert box, below a
 * pane that takes what is meant for it, and the reason stands outside. Elements are made once.
 */
export class GateView {
  /** What the host wrote, and what lies on it while it is stopped: a press on either is meant for the action. */
  readonly boxes: readonly Element[]
  readonly #root: ShadowRoot
  readonly #gated = make('div', 'cg-gated')
  readonly #group = make('div', 'cg-gate', 'gate')
  readonly #pane = make('div', 'cg-gate-pane')
  readonly #note = make('div', 'cg-root cg-gate-note', 'note')
  readonly #reason = make('span', 'cg-gate-reason', 'reason')
  readonly #text = make('span', 'cg-gate-text')
  readonly #buyButton = make('button', 'cg-button cg-gate-button', 'buy')
  readonly #buyLink = make('a', 'cg-button cg-gate-button', 'buy')
  readonly #retry = make('button', 'cg-button cg-gate-button', 'retry')
  readonly #live = make('span', 'cg-hidden')
  #icon: GateIcon | null = null

  constructor(root: ShadowRoot, actions: GateActions) {
    this.#root = root
    this.boxes = [this.#gated, this.#pane]
    this.#gated.append(document.createElement('slot'))
    this.#reason.id = 'reason'
    this.#reason.tabIndex = -1
    this.#reason.append(this.#text)
    this.#group.role = 'group'
    this.#group.setAttribute('aria-describedby', 'reason')
    this.#pane.hidden = true
    this.#pane.addEventListener('click', (event) => actions.onPress(event))
    this.#buyButton.type = this.#retry.type = 'button'
    this.#buyLink.target = '_blank'
    this.#buyLink.rel = 'noopener noreferrer'
    const onBuy = (event: MouseEvent) => actions.onBuy(event)
    this.#buyButton.addEventListener('click', onBuy)
    this.#buyLink.addEventListener('click', onBuy)
    this.#retry.addEventListener('click', () => actions.onRetry())
    this.#live.role = 'status'
    this.#note.append(this.#reason, this.#buyButton, this.#buyLink, this.#retry)
    this.#group.append(this.#gated, this.#pane, this.#note, this.#live)
    root.replaceChildren(this.#group)
  }

  /** What the details hang on. */
  get anchor(): HTMLElement {
    return this.#note
  }

  /** Where the focus goes back to: the reason, where nothing can be pressed any more. */
  get opener(): HTMLElement {
    return [this.#buyButton, this.#buyLink].find(({ hidden }) => !hidden) ?? this.#reason
  }

  /** Says it to those who listen, also when it was the last thing said. */
  announce(text: string): void {
    this.#live.textContent = ''
    requestAnimationFrame(() => (this.#live.textContent = text))
  }

  /** `null` where no action is named: then there is nothing to say. */
  draw(look: GateLook | null): void {
    const text = look?.text ?? ''
    const isStopped = look?.isStopped ?? false
    this.#gated.inert = isStopped
    show(this.#pane, isStopped)
    show(this.#note, look !== null)
    this.#group.ariaLabel = look?.name ?? null
    this.#pane.title = text
    write(this.#text, text)
    this.#drawIcon(look?.icon ?? null)
    this.#drawBuy(look?.buy ?? null)
    write(this.#retry, look?.retry ?? '')
    show(this.#retry, Boolean(look?.retry))
    // Not on to a button: a key that was meant for the action would press it.
    if (this.#losesFocus()) this.#reason.focus({ preventScroll: true })
  }

  /** What stands at a point, below the pane. */
  findUnder({ clientX, clientY }: MouseEvent): Element | null {
    const { inert } = this.#gated
    const { hidden } = this.#pane
    this.#gated.inert = false
    this.#pane.hidden = true
    const around = this.#root.host.getRootNode()
    const isTree = around instanceof Document || around instanceof ShadowRoot
    const found = isTree ? around.elementFromPoint(clientX, clientY) : null
    this.#gated.inert = inert
    this.#pane.hidden = hidden
    return found
  }

  /** Has what is focused just gone out of reach? The browser takes the focus from it with the next frame. */
  #losesFocus(): boolean {
    const { activeElement } = this.#root
    if (activeElement) return this.#note.contains(activeElement) && !activeElement.checkVisibility()
    return this.#gated.inert && this.#gated.matches(':focus-within')
  }

  #drawIcon(icon: GateIcon | null): void {
    if (icon === this.#icon) return
    this.#icon = icon
    this.#reason.className = icon === null ? 'cg-gate-reason' : `cg-gate-reason cg-badge-${icon}`
    this.#reason.replaceChildren(...(icon === null ? [] : [makeIcon(LEVEL_ICONS[icon])]), this.#text)
  }

  /** Two elements, because a real link can do what no button can. */
  #drawBuy(buy: BuyControl | null): void {
    const href = buy?.href ?? null
    show(this.#buyButton, buy !== null && href === null)
    show(this.#buyLink, href !== null)
    write(this.#buyButton, buy?.text ?? '')
    write(this.#buyLink, buy?.text ?? '')
    if (href !== null) this.#buyLink.href = href
    this.#buyButton.ariaBusy = String(buy?.isBusy ?? false)
  }
}
